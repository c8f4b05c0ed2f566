"""The translation in a copy of the article's file: layout, pictures, tables and styles stay."""
