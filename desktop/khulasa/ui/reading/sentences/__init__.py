"""What is done with one sentence where it stands: marking, explaining and editing it."""
