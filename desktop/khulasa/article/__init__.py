"""Reading: files and pasted text become articles of paragraphs and sentences."""
