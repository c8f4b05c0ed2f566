"""The menu that says what summarises, and in which language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from khulasa.models.catalogue import Model
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.summary.writing.grounded_languages import GROUNDED_LANGUAGES
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.menus import add
from khulasa.wording import _, list_text


@dataclass(frozen=True, slots=True)
class PanelChoices:
    """What can be chosen for the summary, and what goes with the choice.

    Attributes:
        choice: The summary that is chosen.
        summarisers: The summarisers that are installed for its language.
        language: Code of its language.
        languages: Codes of the translation's and the article's language; fewer than two if there
            is nothing to choose.
        notices: Notices of summarisers, by their names in the catalogue.
        offer: Words of an offer of something better than key sentences; may be empty.
        has_copy_notice: There is a notice that the translation is rough, to be copied too.
    """

    choice: SummaryChoice
    summarisers: Sequence[Model] = ()
    language: str = "en"
    languages: Sequence[str] = ()
    notices: Mapping[str, str] = field(default_factory=dict)
    offer: str = ""
    has_copy_notice: bool = False


class SummariserMenu(QMenu):
    """Offers the installed summarisers, key sentences, and the way to more.

    Signals:
        summariser_chosen: Catalogue name of a summariser; empty for key sentences.
        source_chosen: Whether to summarise the article in its own language.
        grounding_chosen: Whether only words of the article may be written.
        models_wanted: The reader wants to install one.
    """

    summariser_chosen = Signal(str)
    source_chosen = Signal(bool)
    grounding_chosen = Signal(bool)
    models_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()

    def show_choices(
        self,
        summarisers: Sequence[Model],
        choice: SummaryChoice,
        language: str,
        languages: Sequence[str],
    ) -> None:
        """Fill the menu.

        Args:
            summarisers: What is installed.
            choice: What is chosen.
            language: Code of the language of that summary.
            languages: Codes of the translation's and the article's language; fewer than two if
                there is nothing to choose.
        """
        wanted = (tuple(summarisers), choice, language, tuple(languages))
        if wanted == self._shown:
            return
        self._shown = wanted
        # Not at once, as clear() would: one of them may be what has just been chosen.
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        for group in self.findChildren(QActionGroup):
            group.deleteLater()
        name = choice.summariser.name if choice.summariser else ""
        offered = [(model.name, model.title) for model in summarisers]
        self._add_group(
            [(value, title, value == name) for value, title in (*offered, ("", self._picked))],
            self.summariser_chosen.emit,
        )
        if len(languages) > 1:
            add(self, _("Language of the summary")).setSeparator(True)
            self._add_group(
                [
                    (source, language_name(code), source is choice.of_source)
                    for source, code in zip((False, True), languages, strict=True)
                ],
                self.source_chosen.emit,
            )
        add(self).setSeparator(True)
        if choice.summariser is not None:
            self._add_grounding(choice, language)
        add(self, _("More models…")).triggered.connect(lambda: self.models_wanted.emit())

    def _add_grounding(self, choice: SummaryChoice, language: str) -> None:
        words = _("Only words of the article")
        can = language in GROUNDED_LANGUAGES
        if not can:
            named = list_text(sorted(map(language_name, GROUNDED_LANGUAGES)))
            words = _("{} (only in {})").format(words, named)
        grounding = add(self, words)
        grounding.setCheckable(True)
        grounding.setChecked(choice.grounded and can)
        grounding.setEnabled(can)
        grounding.triggered.connect(self.grounding_chosen)

    @property
    def _picked(self) -> str:
        return _("Key sentences (picked, not written)")

    def _add_group(
        self, values: Sequence[tuple[object, str, bool]], chosen: Callable[[Any], object]
    ) -> None:
        group = QActionGroup(self)
        for value, text, checked in values:
            action = add(self, text)
            action.setCheckable(True)
            action.setChecked(checked)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(lambda action: chosen(action.data()))
