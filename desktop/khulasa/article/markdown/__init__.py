"""Markdown, by way of HTML, with its notes and lists."""
