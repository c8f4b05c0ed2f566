"""The reader's glossary: terms with the translations that they want, from files and for files."""
