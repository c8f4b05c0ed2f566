"""The button in a field that empties it, named for screen readers."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton

from khulasa.wording import _


def add_clear_button(field: QLineEdit) -> None:
    """Put the button into a field; Qt's own has no name."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(_("Clear the field"))
