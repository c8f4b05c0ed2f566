"""What writes summaries, and answers to instructions."""
