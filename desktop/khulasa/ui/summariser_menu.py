"""The menu that says what summarises, and in which language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from khulasa.models.catalogue import Model
from khulasa.ui.languages import language_name


class SummariserMenu(QMenu):
    """Offers the installed summarisers, key sentences, and the way to more.

    Signals:
        summariser_chosen: Catalogue name of a summariser; empty for key sentences.
        source_chosen: Whether to summarise the article in its own language.
        models_wanted: The reader wants to install one.
    """

    summariser_chosen = Signal(str)
    source_chosen = Signal(bool)
    models_wanted = Signal()

    def show_choices(
        self,
        summarisers: Sequence[Model],
        chosen: Model | None,
        languages: Sequence[str],
        of_source: bool,
    ) -> None:
        """Fill the menu.

        Args:
            summarisers: What is installed.
            chosen: What of these is chosen; None for key sentences.
            languages: Codes of the translation's and the article's language; fewer than two if
                there is nothing to choose.
            of_source: Whether the second of them is chosen.
        """
        # Not at once, as clear() would: one of them may be what has just been chosen.
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        for group in self.findChildren(QActionGroup):
            group.deleteLater()
        name = chosen.name if chosen else ""
        offered = [(model.name, model.title) for model in summarisers]
        self._add_group(
            [(value, title, value == name) for value, title in (*offered, ("", self._picked))],
            self.summariser_chosen.emit,
        )
        if len(languages) > 1:
            self.addSection(self.tr("Language of the summary"))
            self._add_group(
                [
                    (source, language_name(code), source is of_source)
                    for source, code in zip((False, True), languages, strict=True)
                ],
                self.source_chosen.emit,
            )
        self.addSeparator()
        self.addAction(self.tr("More models…"), self.models_wanted.emit)

    @property
    def _picked(self) -> str:
        return self.tr("Key sentences (picked, not written)")

    def _add_group(
        self, values: Sequence[tuple[object, str, bool]], chosen: Callable[[Any], object]
    ) -> None:
        group = QActionGroup(self)
        for value, text, checked in values:
            action: QAction = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(checked)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(lambda action: chosen(action.data()))
