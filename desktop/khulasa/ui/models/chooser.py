"""The chooser in the tool bar: from which language, into which one, with which model."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from khulasa.ui.models.shown_choices import Choices
from khulasa.ui.shell.commands.menu_commands import MenuCommands
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.menus import add, choices_menu, fill, menu_button, tick
from khulasa.ui.widgets.plain import plain_label, unguessed
from khulasa.wording import _

# Letters of a model's title that are shown; its tip has all of it.
_WIDE, _NARROW = 24, 13
_NARROW_WINDOW = 800


class ModelChooser(QObject):
    """Three buttons with menus, and what is in them.

    Signals:
        source_chosen: Code of the article's language; empty to recognise it.
        target_chosen: Code of the language to read it in.
        model_chosen: Name of a model in the catalogue.

    Args:
        more: Opens the models window; stands at the end of each menu of models and targets.
        commands: Those that open the menus.
        window: Has it.
    """

    source_chosen = Signal(str)
    target_chosen = Signal(str)
    model_chosen = Signal(str)

    def __init__(self, more: QAction, commands: MenuCommands, window: QWidget) -> None:
        super().__init__(window)
        self._more, self._commands = more, commands
        self._choices = Choices()
        self._letters = _WIDE
        self._offered = (commands.source_language, commands.target_language, commands.model)
        self._menus = self.source_menu, self.target_menu, self.model_menu = tuple(
            choices_menu(command.text(), (), lambda _value: None, window)
            for command in self._offered
        )
        self.source_button = menu_button(self.source_menu, commands.source_language)
        self.target_button = menu_button(self.target_menu, commands.target_language)
        self.model_button = menu_button(self.model_menu, commands.model)
        commands.model.changed.connect(self._show_tip)
        for button in (self.source_button, self.target_button, self.model_button):
            button.setProperty("look", "choice")
        arrow = plain_label(_("→"))
        arrow.setProperty("look", "quiet")
        self.parts: tuple[QWidget, ...] = (
            self.source_button,
            arrow,
            self.target_button,
            self.model_button,
        )

    def show_choices(self, shown: Choices) -> None:
        """Show what translates the article, and offer what can be chosen instead."""
        if shown == self._choices and self.source_menu.actions():
            self.tick_choices()
            return
        self._choices = shown
        recognise = ("", _("Recognise"))
        fill(self.source_menu, (recognise, *shown.sources), self.source_chosen.emit)
        fill(self.target_menu, shown.targets, self._choose_target)
        fill(self.model_menu, shown.models, self._choose_model)
        for menu in (self.target_menu, self.model_menu):
            add(menu).setSeparator(True)
            add(menu, _("More models…")).triggered.connect(self._more.trigger)
        source, target = language_name(shown.source), language_name(shown.target)
        _show(self.source_button, source, _("Source language: {}").format(source))
        _show(self.target_button, target, _("Target language: {}").format(target))
        self._show_title()
        self._show_tip()
        self.tick_choices()

    def offer(self, *, on: bool) -> None:
        """Say whether there is an article to choose for."""
        for command in self._offered:
            command.setEnabled(on)
        for menu in self._menus:
            menu.setEnabled(on)

    def set_room(self, width: int) -> None:
        """Shorten the model's title in a narrow window."""
        letters = _NARROW if width < _NARROW_WINDOW else _WIDE
        if letters != self._letters:
            self._letters = letters
            self._show_title()

    def tick_choices(self) -> None:
        """Tick in the menus what holds."""
        tick(self.source_menu, self._choices.source)
        tick(self.target_menu, self._choices.target)
        tick(self.model_menu, self._choices.model)

    def _show_tip(self) -> None:
        title, tip = self._choices.title, self._choices.tip
        named = f"{title} · {tip}" if tip else title
        self.model_button.setToolTip(unguessed(f"{named}\n{self._commands.model.toolTip()}"))

    def _show_title(self) -> None:
        title = self._choices.title
        shown = _short(title, self._letters)
        _show(self.model_button, shown, _("Model: {}").format(title))

    def _choose_target(self, code: str) -> None:
        if code != self._choices.target:
            self.target_chosen.emit(code)

    def _choose_model(self, name: str) -> None:
        if name != self._choices.model:
            self.model_chosen.emit(name)


def _show(button: QToolButton, text: str, name: str) -> None:
    button.setText(f"{text} ▾")
    button.setAccessibleName(name)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


def _short(title: str, letters: int) -> str:
    return title if len(title) <= letters else f"{title[: letters - 1].rstrip(' ,')}…"
