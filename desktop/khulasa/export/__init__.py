"""Writing results: text, JSON, Markdown, HTML."""
