"""Web pages, and the pages of e-books."""
