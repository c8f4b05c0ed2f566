"""The palette: type what you want to do, and press Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from khulasa.ui.shell.commands.shortcut_keys import words_of
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _

_WIDTH, _ROWS = 520, 10
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ACTION = Qt.ItemDataRole.UserRole


def matching(commands: Mapping[str, QAction], typed: str) -> list[QAction]:
    """The commands that can be given now and whose words hold all that was typed.

    Args:
        commands: All of them by name.
        typed: Words or their beginnings, in any order.

    Returns:
        First those whose own words begin with what was typed, each in the order of ``commands``.
    """
    wanted = typed.casefold().split()
    found = [
        action
        for action in commands.values()
        if action.isEnabled()
        and action.isVisible()
        and all(word in f"{action.iconText()} {words_of(action)}".casefold() for word in wanted)
    ]
    begin = " ".join(wanted)
    return sorted(found, key=lambda action: not action.iconText().casefold().startswith(begin))


class Palette(QDialog):
    """A field and the commands that fit what is typed into it.

    Args:
        commands: All of them by name.
        window: What it stands in front of.
    """

    def __init__(self, commands: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Do something"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type what you want to do"))
        self.field.setAccessibleName(_("What you want to do"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Commands"))
        self.list.setObjectName("palette")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.field.installEventFilter(self)
        self._show("")
        resize_on_screen(self, _WIDTH, _ROWS * (self.list.sizeHintForRow(0) or 3 * UNIT))
        self.move(window.mapToGlobal(window.rect().center()).x() - _WIDTH // 2, window.y() + 80)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the field has the focus."""
        pressed = event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.list.event(event)
            return True
        return False

    def _show(self, typed: str) -> None:
        self.list.clear()
        for action in matching(self._commands, typed):
            item = QListWidgetItem(self.list)
            item.setData(_ACTION, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, action.iconText())
            row = _row(action)
            item.setSizeHint(row.sizeHint())
            self.list.setItemWidget(item, row)
        if self.list.count() == 0:
            nothing = QListWidgetItem(_("Nothing that can be done now is called so."), self.list)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        action = None if item is None else item.data(_ACTION)
        if action is None:
            return
        self.close()
        action.trigger()


def _row(action: QAction) -> QWidget:
    row = QWidget()
    row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
    words = plain_label(action.iconText())
    what = plain_label(words_of(action))
    what.setProperty("look", "quiet")
    keys = plain_label(action.shortcut().toString(action.shortcut().SequenceFormat.NativeText))
    keys.setProperty("look", "quiet")
    layout.addWidget(words)
    layout.addWidget(what, 1)
    layout.addWidget(keys)
    return row
