"""Cutting paragraphs into sentences."""
