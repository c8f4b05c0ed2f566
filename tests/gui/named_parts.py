"""What a window tells screen readers, to find what it does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QScrollBar, QWidget

_Role = QAccessible.Role
_Text = QAccessible.Text

# What one acts on or looks at, beside all that the keyboard can come to.
_CONTROLS = {
    *(_Role.Button, _Role.ButtonMenu, _Role.CheckBox, _Role.RadioButton, _Role.ComboBox),
    *(_Role.SpinBox, _Role.EditableText, _Role.List, _Role.ListItem, _Role.Table, _Role.Tree),
    *(_Role.Cell, _Role.MenuItem, _Role.PageTab, _Role.ProgressBar, _Role.Slider, _Role.Link),
    *(_Role.Graphic, _Role.Dialog, _Role.Window),
}

_SIGN = r"qt_msgbox(ex)?_icon_label"  # beside a question; the words say that it is one


def unnamed(window: QWidget) -> list[str]:
    """The controls in a window, of those that can be seen, that a screen reader has no name for."""
    widgets = (
        one
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window) and not re.fullmatch(_SIGN, one.objectName())
    )
    found: list[str] = []
    for widget in (window, *widgets):
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or isinstance(widget, QScrollBar):
            continue
        for one in (told, *_items_of(told)):
            controls = one.role() in _CONTROLS or one.state().focusable
            if controls and not _name(one):
                found.append(f"{type(widget).__name__} {widget.objectName()}: {one.role().name}")
    return found


def _items_of(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What is in a widget and is no widget: rows, cells, entries of menus."""
    for number in range(told.childCount()):
        child = told.child(number)
        if child is not None and child.isValid() and not isinstance(child.object(), QWidget):
            if child.role() is not _Role.Separator:
                yield child
            yield from _items_of(child)


def _name(told: QAccessibleInterface) -> str:
    widget = told.object()
    # Boxes have fields and lists inside, and with AT-SPI what is chosen for a name.
    boxes = (QComboBox, QAbstractSpinBox)
    for box in (widget, widget.parent() if widget else None):
        if isinstance(box, boxes) and box.accessibleName():
            return box.accessibleName()
    return told.text(_Text.Name).strip()
