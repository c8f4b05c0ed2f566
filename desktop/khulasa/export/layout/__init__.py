"""A document as values, whatever format it is written in: blocks, rows, lists."""
