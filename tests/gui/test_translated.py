"""In a made-up language nothing that the window shows is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from pseudo_language import OPENING

from .conftest import OpenArticle
from .fake_engine import FakeEngine

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

# What has no translation, and why.
_NOT_OURS = re.compile(
    r"Khulasa"  # the name of the program
    r"|Sentence \d+ in English\."  # what the engine of the test makes of the article
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


def _untranslated() -> set[str]:
    """Texts with a letter that went through no catalogue."""
    found = set()
    for window in QApplication.topLevelWidgets():
        for thing in (window, *window.findChildren(QObject)):
            for text in _texts_of(thing):
                rest = _NOT_OURS.sub("", text)
                if OPENING not in text and any(map(str.isalpha, rest)):
                    found.add(f"{type(thing).__name__} {thing.objectName()}: {text}")
    return found


DOUBTFUL = Translation(
    "Sentence 1 in English.", Status.CHECK, (Issue("numbers", "⟦Not the same numbers.⟧"),)
)


@pytest.mark.usefixtures("pseudo")
def test_an_article_with_its_review_and_summary(open_article: OpenArticle, qtbot: QtBot) -> None:
    window = open_article(FakeEngine({1: DOUBTFUL}))
    for action in window.commands.all if hasattr(window.commands, "all") else ():
        assert action
    print(_untranslated())
    assert not _untranslated()
