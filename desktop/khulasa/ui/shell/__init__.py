"""The window's frame: menus, tool bar, status line, dialogs, and how it starts."""
