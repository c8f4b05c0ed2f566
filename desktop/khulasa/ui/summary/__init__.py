"""The panel of the summary."""
