"""What to check, sentence by sentence."""
