"""What a text says: its numbers, times, dates, months, names and denials."""
