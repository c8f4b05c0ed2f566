"""Files inside a file: archives and folders."""
