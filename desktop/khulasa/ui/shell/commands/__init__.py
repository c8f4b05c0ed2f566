"""What the reader can do, and where it is offered: menus, tool bar, palette, shortcuts."""
