"""Choosing, installing and looking after models."""
