"""The tool bar: opening, languages and model, stopping, and everything else in a menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from khulasa.ui.actions import Actions
from khulasa.ui.languages import language_name


class Toolbar(QToolBar):
    """Shows what is translated by what, and carries the two menus.

    Signals:
        language_chosen: Code of the source language; empty to recognise it.
        encoding_chosen: Name of an encoding to read the file with; empty to recognise it.
    """

    language_chosen = Signal(str)
    encoding_chosen = Signal(str)

    def __init__(
        self,
        actions: Actions,
        languages: Iterable[str],
        encodings: Sequence[tuple[str, str]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.language_menu = _choices(
            self.tr("Source language"),
            [("", self.tr("Recognise")), *((code, language_name(code)) for code in languages)],
            self.language_chosen.emit,
            self,
        )
        self.encoding_menu = _choices(
            self.tr("Read with encoding"),
            [("", self.tr("Recognise")), *encodings],
            self.encoding_chosen.emit,
            self,
        )
        self._languages_button = _menu_button(
            self.language_menu, self.tr("Choose the language of the article"), "Ctrl+L", window
        )
        self._source = self._encoding = ""
        self._model = QLabel()
        self._model.setProperty("look", "quiet")
        more = _menu_button(self._more_menu(actions), self.tr("All commands"), "F10", window)
        more.setText("☰")
        more.setAccessibleName(self.tr("More"))

        self._add(actions.open)
        self._add(actions.paste)
        self._separator = self.addSeparator()
        self._language_parts = [
            self.addWidget(self._languages_button),
            self.addWidget(self._model),
        ]
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._add(actions.stop)
        self._add(actions.go_on)
        self.addWidget(more)
        self.show_article("", "", "", "")

    def show_article(self, source: str, target: str, model: str, encoding: str) -> None:
        """Show what the article is translated from, into and by; empty source for no article."""
        for part in (self._separator, *self._language_parts):
            part.setVisible(bool(source))
        self._model.setText(model)
        self._model.setAccessibleName(self.tr("Model: {}").format(model))
        names = language_name(source), language_name(target)
        self._languages_button.setText(f"{' → '.join(dict.fromkeys(names))} ▾")
        self._languages_button.setAccessibleName(
            self.tr("Source language: {}").format(language_name(source))
        )
        self.encoding_menu.setEnabled(bool(encoding))
        self._source, self._encoding = source, encoding
        self.tick_choices()

    def tick_choices(self) -> None:
        """Tick in the menus what the article that is shown was read with."""
        _tick(self.language_menu, self._source)
        _tick(self.encoding_menu, self._encoding)

    def _add(self, action: QAction) -> None:
        self.addAction(action)
        self.widgetForAction(action).setAccessibleName(action.iconText())

    def _more_menu(self, actions: Actions) -> QMenu:
        menu = QMenu(self.tr("More"), self)
        groups: list[list[QAction]] = [
            [actions.open, actions.paste, actions.sample],
            [actions.copy_summary, actions.copy_references],
            [actions.copy_translation, actions.copy_paragraph],
            [self.language_menu.menuAction(), self.encoding_menu.menuAction()],
            [actions.previous_sentence, actions.next_sentence],
            [actions.next_doubt, actions.previous_doubt, actions.doubts, actions.only_doubtful],
            [*actions.about_sentence, actions.undo],
            [actions.larger, actions.smaller, actions.normal_size],
            [actions.about, actions.quit],
        ]
        for group in groups:
            menu.addActions(group)
            menu.addSeparator()
        return menu


def _menu_button(menu: QMenu, tip: str, shortcut: str, window: QWidget) -> QToolButton:
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


def _choices(
    title: str,
    values: Iterable[tuple[str, str]],
    chosen: Callable[[str], object],
    parent: QWidget,
) -> QMenu:
    menu = QMenu(title, parent)
    group = QActionGroup(menu)
    for value, label in values:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data()))
    return menu


def _tick(menu: QMenu, value: str) -> None:
    for action in menu.actions():
        action.setChecked(action.data() == value)
