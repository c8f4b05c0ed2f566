"""The catalogue of models, where they lie, where they come from and how they are installed."""
