"""Work that runs in the terminal, to its end or to Ctrl+C: an article, an installation."""
