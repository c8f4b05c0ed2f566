"""Sentences in, translations out: normalising, splitting over the budget, joining."""
