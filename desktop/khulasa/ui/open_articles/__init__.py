"""The list of the open articles: how far each is, and what to look at first."""
