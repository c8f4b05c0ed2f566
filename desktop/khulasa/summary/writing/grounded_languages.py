"""Languages in which a summary can be held to the words of its article."""

# Only English has its closed-class words and its inflections written down here.
GROUNDED_LANGUAGES = frozenset({"en"})
