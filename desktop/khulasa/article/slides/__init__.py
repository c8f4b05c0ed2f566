"""Slides (.pptx)."""
