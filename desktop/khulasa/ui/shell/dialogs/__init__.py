"""The dialogs of the window's frame."""
