"""How the app starts and ends: a single instance, windows and tabs as they were."""
