"""The window of keyboard shortcuts, where they can be changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from khulasa.settings.store import Settings
from khulasa.ui.shell.commands.shortcut_keys import change, restore_own, words_of
from khulasa.ui.widgets.clear_button import add_clear_button
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _

_SIZE = (640, 560)


class _KeysField(QKeySequenceEdit):
    """Takes the keys that are pressed; Esc alone closes the window, as it does elsewhere in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


class ShortcutsWindow(QDialog):
    """All commands with what they do and their shortcut; a field finds them.

    Args:
        commands: All of them by name.
        settings: Keep what is changed.
        parent: The window that it belongs to.
    """

    def __init__(
        self, commands: Mapping[str, QAction], settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands, self._settings = commands, settings
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find a command"))
        self.field.setAccessibleName(_("Find a command"))
        add_clear_button(self.field)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(_("Commands and their shortcuts"))
        self.table.setHorizontalHeaderLabels([_("Command"), _("Shortcut")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 22 * UNIT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.said = plain_label(_("Click a shortcut and press the keys that you want."))
        self.said.setWordWrap(True)
        # Before the buttons, or the Tab key would come to them first.
        self.editors: dict[str, _KeysField] = {}
        self._fill()
        buttons = close_box(self)
        self.reset = EnterButton(_("All as they were"))
        buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        self.reset.clicked.connect(self._restore_own)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for part in (self.field, self.table, self.said, buttons):
            layout.addWidget(part)
        self.field.textChanged.connect(self._find)
        resize_on_screen(self, *_SIZE)

    def _fill(self) -> None:
        self.table.setRowCount(len(self._commands))
        self.editors.clear()
        for row, (name, action) in enumerate(self._commands.items()):
            item = QTableWidgetItem(action.iconText())
            item.setToolTip(words_of(action))
            self.table.setItem(row, 0, item)
            name_of_keys = _("Shortcut of {}").format(action.iconText())
            keys = QTableWidgetItem()
            keys.setData(Qt.ItemDataRole.AccessibleTextRole, name_of_keys)
            self.table.setItem(row, 1, keys)
            editor = _KeysField(action.shortcut())
            editor.setMaximumSequenceLength(1)
            for line in editor.findChildren(QLineEdit):
                line.setAccessibleName(name_of_keys)
                add_clear_button(line)
            editor.setAccessibleName(name_of_keys)
            editor.editingFinished.connect(lambda name=name: self._change(name))
            self.table.setCellWidget(row, 1, editor)
            self.editors[name] = editor
        self.table.resizeRowsToContents()

    def _find(self, typed: str) -> None:
        words = typed.casefold().split()
        for row, action in enumerate(self._commands.values()):
            text = f"{action.iconText()} {words_of(action)}".casefold()
            self.table.setRowHidden(row, not all(word in text for word in words))

    def _change(self, name: str) -> None:
        editor, action = self.editors[name], self._commands[name]
        key: QKeySequence = editor.keySequence()
        if key == action.shortcut():
            return
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        taken_by = change(name, key, self._commands, self._settings)
        if taken_by is not None:
            editor.setKeySequence(action.shortcut())
            words = _("{} is the shortcut of “{}” already.")
            self.said.setText(words.format(shown, self._commands[taken_by].iconText()))
        elif shown:
            self.said.setText(_("“{}” is {} now.").format(action.iconText(), shown))
        else:
            self.said.setText(_("“{}” has no shortcut now.").format(action.iconText()))

    def _restore_own(self) -> None:
        restore_own(self._commands, self._settings)
        for name, editor in self.editors.items():
            editor.setKeySequence(self._commands[name].shortcut())
        self.said.setText(_("All shortcuts are as they were at first."))
