"""The commands of ``khulasa``: a module each, with its options and what it does."""
