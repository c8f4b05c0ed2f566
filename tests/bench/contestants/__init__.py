"""Ways to translate an article: one module a way, each in a process of its own."""
