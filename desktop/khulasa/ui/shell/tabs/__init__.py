"""The tabs of a window: what they say, their bar, switching between them, moving them out."""
