"""The tool bar: opening, languages and model, stopping, the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from khulasa.ui.models.chooser import ModelChooser
from khulasa.ui.models.shown_choices import Choices
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.widgets.menus import fill, open_amid, tick
from khulasa.wording import _

_NARROW = 720  # pixels


class Toolbar(QToolBar):
    """Shows what is translated by what.

    Signals:
        encoding_chosen: Name of an encoding to read the file with; empty to recognise it.

    Args:
        actions: The commands that have buttons.
        window: Has the bar.
    """

    encoding_chosen = Signal(str)

    def __init__(self, actions: Commands, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Tool bar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.chooser = ModelChooser(actions.models, actions.menus, window)
        self._encoding_command = actions.menus.encoding
        self.encoding_menu = QMenu(self._encoding_command.text(), self)
        self._encoding_command.triggered.connect(lambda: open_amid(self.encoding_menu, window))
        self._encoding = ""

        self._add(actions.open)
        self._add(actions.paste)
        self._separator = self.addSeparator()
        self._chooser_parts = [self.addWidget(part) for part in self.chooser.parts]
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._add(actions.stop)
        self._add(actions.go_on)
        self._private_mark = self.addWidget(_private_mark(actions.private))
        self._private_mark.setVisible(False)
        actions.private.toggled.connect(self._private_mark.setVisible)
        self._library_button = self.addWidget(_button(actions.library))
        # Qt's own, where the bar is too narrow for all of it.
        for button in self.findChildren(QToolButton, "qt_toolbar_ext_button"):
            button.setAccessibleName(_("More of the tool bar"))
        self._show_chooser(on=False)

    def offer_encodings(self, encodings: Sequence[tuple[str, str]]) -> None:
        """Offer to read the file with these encodings: names, each with its words."""
        recognise = ("", _("Recognise"))
        offered = (recognise, *((name, _(label)) for name, label in encodings))
        fill(self.encoding_menu, offered, self.encoding_chosen.emit)

    def show_article(self, choices: Choices, encoding: str) -> None:
        """Show what the article is translated from, into and by, and how it was read."""
        self._show_chooser(on=bool(choices.source))
        self.chooser.show_choices(choices)
        for each in (self.encoding_menu, self._encoding_command):
            each.setEnabled(bool(encoding))
        self._encoding = encoding
        self.tick_choices()

    def tick_choices(self) -> None:
        """Tick in the menus what the article that is shown was read with."""
        self.chooser.tick_choices()
        tick(self.encoding_menu, self._encoding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.chooser.set_room(event.size().width())
        # In a narrow window it is in the menu only.
        self._library_button.setVisible(event.size().width() >= _NARROW)
        super().resizeEvent(event)

    def _show_chooser(self, *, on: bool) -> None:
        for part in (self._separator, *self._chooser_parts):
            part.setVisible(on)
        self.chooser.offer(on=on)

    def _add(self, action: QAction) -> None:
        self.addAction(action)
        button = self.widgetForAction(action)
        button.setAccessibleName(action.iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _button(command: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(command)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(command.iconText())
    return button


def _private_mark(private: QAction) -> QToolButton:
    """What says that nothing is kept, as long as it is so; ends private mode by a click."""
    button = QToolButton()
    button.setText(_("Private"))
    button.setToolTip(_("Nothing is kept. Click to keep articles again."))
    button.setAccessibleName(_("Private: nothing is kept"))
    button.setProperty("look", "outline")
    button.clicked.connect(lambda: private.setChecked(False))
    return button
