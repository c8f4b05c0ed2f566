"""OpenDocument files: texts, slides and spreadsheets."""
