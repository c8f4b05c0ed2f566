"""What the window says by itself: status line, notices, welcome, what can be dropped."""
