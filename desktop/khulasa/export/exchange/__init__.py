"""Formats for other programs: CSV, JSON, TMX, XLIFF."""
