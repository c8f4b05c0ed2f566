"""Installing a model: the process that does it, and the side of the app."""
