"""The two columns of text, and what feeds them."""
