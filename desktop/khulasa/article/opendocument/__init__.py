"""OpenDocument: texts, slides and spreadsheets, packed (.odt) and flat (.fodt)."""
