"""Ways through a long article: finding words, the outline."""
