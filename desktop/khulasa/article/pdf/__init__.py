"""Articles in PDFs: letters with their places, put into lines, columns and paragraphs."""
