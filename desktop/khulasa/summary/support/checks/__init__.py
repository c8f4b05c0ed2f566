"""Checks of a summary's sentence against its article: one module a check."""
