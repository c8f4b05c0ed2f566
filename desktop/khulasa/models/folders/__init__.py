"""The folder of a model: what is in it, its hashes, copies and archives of it."""
