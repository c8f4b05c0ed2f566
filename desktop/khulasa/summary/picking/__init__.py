"""Extractive summaries: sentences of the article itself."""
