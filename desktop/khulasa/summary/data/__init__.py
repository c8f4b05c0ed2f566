"""Word lists that summarising needs."""
