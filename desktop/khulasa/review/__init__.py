"""What a reader should look at: issues found in a translation or a summary."""
