"""E-mail: the words of a message, without what carries it."""
