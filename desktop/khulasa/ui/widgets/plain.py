"""Text that Qt shows letter by letter: names and titles that others wrote are never HTML.

Where Qt is not told, it guesses, and a title with an ``img`` in it opens the file that it names.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel


def plain_label(text: str = "") -> QLabel:
    """A label that shows its text as it is."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def name_line(name: str) -> str:
    """The name of a file in one line, as it is: no mark in it turns "exe" and "txt" round."""
    from khulasa.article.disguise import undisguised_name  # no part of the first picture

    return undisguised_name(" ".join(name.splitlines()))


def unguessed(text: str) -> str:
    """Text for a place that takes HTML as well, such as a tooltip, and shows it as it is."""
    if not GuiQt.mightBeRichText(text):
        return text
    from html import escape  # its table of names is read at once

    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
