"""Menus that are filled again and again keep nothing of what was in them."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from khulasa.ui.widgets.menus import add, fill


def test_what_a_menu_held_before_is_gone_when_it_is_filled_anew(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu, before = QMenu(parent), _deleted_actions()

    for _time in range(3):
        fill(menu, [("a", "First"), ("b", "Second")], print)
        add(menu).setSeparator(True)
        add(menu, "More")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert [action.text() for action in menu.actions()] == ["First", "Second", "", "More"]
    assert _deleted_actions() == before


def _deleted_actions() -> int:
    """Those that are deleted, but for their half in Python."""
    gc.collect()
    return sum(
        isinstance(each, QAction) and not shiboken6.isValid(each) for each in gc.get_objects()
    )
