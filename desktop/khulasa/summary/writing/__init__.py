"""Abstractive summaries: a model writes them."""
