"""What the command line writes: the terminal, documents, the library as text and as JSON."""
