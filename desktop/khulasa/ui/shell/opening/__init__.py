"""Opening articles: what is handed over, where it comes from, and the tab that takes it."""
