"""Tables that are files of their own: spreadsheets (.xlsx) and values with separators (.csv)."""
