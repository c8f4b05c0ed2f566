"""Saved web pages: the article's text among all that a page holds."""
