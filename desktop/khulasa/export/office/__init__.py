"""Documents for Word and as OpenDocument."""
