"""Plain text and Markdown, and what both take from a summary."""
