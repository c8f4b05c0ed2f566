"""The button of a dialog that Enter presses wherever the focus is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton


def make_default(button: QPushButton) -> None:
    """Have Enter press a button that stands in its dialog already.

    To one that is put into its dialog later Qt prefers the first button there, which is Cancel.
    """
    assert isinstance(button.window(), QDialog)
    button.setDefault(True)
