"""E-books (EPUB): chapters in their order, each of them a web page."""
