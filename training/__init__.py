"""Trains the starter model: a small Arabic to English Marian model from open data."""
