"""The library page: what was read before, found again."""
