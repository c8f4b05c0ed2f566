"""What is measured: one module a question, each with a function that gives a section."""
