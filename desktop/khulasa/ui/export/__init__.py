"""Exporting from the window: the dialog with its preview, saving, and PDF, which Qt makes."""
