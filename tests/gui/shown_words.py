"""The words that the window shows, to find those that went through no catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from pseudo_language import outside

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

# What has no translation, and why.
_NOT_OURS = (
    r"Khulasa"  # the name of the program
    r"|Sentence \d+ in English\."  # what the engine of the test makes of the article
    # Shortcuts: Qt's.
    r"|\((?:(?:Ctrl|Alt|Shift|Meta)\+)*"
    r"(?:Del|Esc|Return|Tab|Down|Up|Left|Right|PgUp|PgDown|F\d+|.)\)"
    r"|<[^>]*>"  # markup
    r"|/\S+"  # folders
    r"|qt_\w+"  # names that Qt gives its own parts
    r"|[\u0600-\u06ff]+|\.txt"  # the article, its title and its file
)


def _texts_of(thing: QObject) -> Iterator[str]:
    if isinstance(thing, QAction):
        yield from (thing.text(), thing.toolTip(), thing.statusTip())
    if not isinstance(thing, QWidget):
        return
    yield from (thing.toolTip(), thing.statusTip(), thing.windowTitle())
    yield from (thing.accessibleName(), thing.accessibleDescription())
    match thing:
        case QLabel() | QAbstractButton():
            yield thing.text()
        case QMenu() | QGroupBox():
            yield thing.title()
        case QLineEdit():
            yield thing.placeholderText()
        case QComboBox():
            yield from (thing.itemText(row) for row in range(thing.count()))
        case QAbstractItemView() if thing.model() is not None:
            yield from _texts_in(thing.model())


def _texts_in(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        for role in _ROLES:
            text = index.data(role)
            if isinstance(text, str):
                yield text


def untranslated(window: QWidget, *theirs: str) -> set[str]:
    """Texts that have letters outside of what went through the catalogue.

    Args:
        window: Where to look; other tests may have left theirs.
        theirs: Patterns of what a test has put in, such as names of its models.
    """
    not_ours = re.compile("|".join((_NOT_OURS, *theirs)))
    found = set()
    for thing in (window, *window.findChildren(QObject)):
        for text in _texts_of(thing):
            if any(map(str.isalpha, not_ours.sub("", outside(text)))):
                found.add(f"{type(thing).__name__} {thing.objectName()}: {text}")
    return found


def shown(window: QWidget) -> set[str]:
    """All texts of a window."""
    things = (window, *window.findChildren(QObject))
    return {text for thing in things for text in _texts_of(thing)}


def open_menus(window: QWidget) -> None:
    """Some menus are filled when they are opened."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
