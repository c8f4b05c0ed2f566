"""Menus to choose one thing of several from, and the buttons that open them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget


def menu_button(menu: QMenu, command: QAction) -> QToolButton:
    """A tool button that opens a menu, as its command does wherever the focus is.

    Args:
        menu: What it opens.
        command: Says what it is for, with its shortcut.
    """
    button = QToolButton()
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    follow_tip(button, command)
    command.triggered.connect(lambda: _open(menu, button))
    return button


def follow_tip(button: QAbstractButton, command: QAction) -> None:
    """Let a button's tip be that of its command, also when the reader changes the shortcut."""
    button.setToolTip(command.toolTip())
    command.changed.connect(lambda: button.setToolTip(command.toolTip()))


def open_amid(menu: QMenu, window: QWidget) -> None:
    """Open a menu in the middle of a window, where none of its buttons is in sight."""
    menu.popup(window.mapToGlobal(window.rect().center()))


def _open(menu: QMenu, button: QToolButton) -> None:
    if button.isVisible():
        button.showMenu()
    else:
        open_amid(menu, button.window())


def choices_menu(
    title: str,
    values: Iterable[tuple[str, str]],
    chosen: Callable[[str], object],
    parent: QWidget,
) -> QMenu:
    """A menu of values and their words, of which one is ticked."""
    menu = QMenu(title, parent)
    fill(menu, values, chosen)
    return menu


def fill(menu: QMenu, values: Iterable[tuple[str, str]], chosen: Callable[[str], object]) -> None:
    """Put these values into a menu, in the place of all that is in it."""
    for old in menu.actions():
        menu.removeAction(old)
        old.deleteLater()
    for before in menu.findChildren(QActionGroup):
        before.deleteLater()
    group = QActionGroup(menu)
    for value, label in values:
        action = add(menu, label.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data()))


def add(menu: QMenu, words: str = "") -> QAction:
    """Put one more thing to choose into a menu that is filled again and again.

    ``QMenu.addAction`` with words makes the action in C++, and PySide keeps its half of it for as
    long as there is the menu, also when the action is deleted.
    """
    action = QAction(words, menu)
    menu.addAction(action)
    return action


def tick(menu: QMenu, value: str) -> None:
    """Tick a value, and no other one."""
    for action in menu.actions():
        if action.isCheckable():
            action.setChecked(action.data() == value)
