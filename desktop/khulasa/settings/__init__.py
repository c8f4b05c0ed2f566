"""What the reader chose and what the window was like: every key, and the file that keeps them."""
