"""The reader's glossary in the window: its list, its files, and names that are fixed."""
