"""Menus to choose one thing of several from, and the buttons that open them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


def menu_button(menu: QMenu, tip: str, shortcut: str, window: QWidget) -> QToolButton:
    """A tool button that opens a menu, as the shortcut does wherever the focus is.

    Args:
        menu: What it opens.
        tip: What it is for; the shortcut is added.
        shortcut: As in "Ctrl+L".
        window: What has to be visible for the shortcut to work.
    """
    button = QToolButton()
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolTip(f"{tip} ({shortcut})")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # A shortcut of the button itself would be lost whenever its text is set.
    show = QAction(button)
    show.setShortcut(QKeySequence(shortcut))
    show.triggered.connect(button.showMenu)
    window.addAction(show)
    return button


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
