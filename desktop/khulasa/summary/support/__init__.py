"""What an article has for each sentence of a summary, and what it lacks."""
