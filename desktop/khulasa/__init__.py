"""Khulasa: read articles in a language you cannot read, on your own machine."""

__version__ = "0.1.0"
