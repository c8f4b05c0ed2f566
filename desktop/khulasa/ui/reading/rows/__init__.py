"""The rows of both columns: their texts, formats, heights and layout."""
