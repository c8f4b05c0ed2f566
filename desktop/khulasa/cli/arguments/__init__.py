"""What the arguments say: shared options, the article and the models that they name."""
