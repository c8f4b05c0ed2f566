"""Word lists: names, common words, number words, which words go with which."""
