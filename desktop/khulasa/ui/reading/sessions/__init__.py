"""The open articles' sessions, and what works for them: the engine's queue, reading processes."""
