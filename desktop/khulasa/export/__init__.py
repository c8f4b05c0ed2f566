"""Writing results: text, JSON, Markdown, HTML."""

# The names that --format takes; formats.py knows how each is written.
FORMATS = ("text", "json", "markdown", "html")
