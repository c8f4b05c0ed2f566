"""The preferences: what the reader may choose, each at work at once."""
