"""Finding articles and places in them: the list, the index, the reader's words."""
