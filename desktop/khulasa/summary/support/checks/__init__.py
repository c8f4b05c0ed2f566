"""What a sentence of a summary says and the article does not: one module a check."""
