"""Plain text: its encoding, and paragraphs from lines."""
