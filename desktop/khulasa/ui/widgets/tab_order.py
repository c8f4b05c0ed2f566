"""The way of the Tab key."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(*parts: QWidget) -> None:
    """Have Tab go through parts of a window in this order, and in each part as it goes now.

    Qt goes by when a part was made, and not by where it stands.
    """
    chain = tuple(_chain(parts[0].window()))
    stops = [
        widget
        for part in parts
        for widget in chain
        if (widget is part or part.isAncestorOf(widget))
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _chain(window: QWidget) -> Iterator[QWidget]:
    """All widgets of a window in the order in which Tab comes to them."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        yield widget
        widget = widget.nextInFocusChain()
