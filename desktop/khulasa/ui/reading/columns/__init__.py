"""The two columns: where they stand, how they scroll and zoom, the strips beside them."""
