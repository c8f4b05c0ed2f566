"""The catalogue of models, where they lie, and their conversion."""
