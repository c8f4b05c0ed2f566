"""The grid of the window."""

UNIT = 8  # pixels
