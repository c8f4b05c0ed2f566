"""Connects the summary panel with the session, the text and the catalogue of models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSettings, Signal

from khulasa.export.direction import is_right_to_left
from khulasa.export.sentence_text import one_line
from khulasa.export.summary_copy import SummaryDetails
from khulasa.models.catalogue import Model
from khulasa.summary.result import Length
from khulasa.translation.result import TranslatedArticle, join_targets
from khulasa.ui.actions import Actions
from khulasa.ui.reading_page import ReadingPage
from khulasa.ui.session import Session
from khulasa.ui.status import lower_first
from khulasa.ui.summary_choice import SummaryChoice, installed_summarisers, pick_summariser
from khulasa.ui.summary_text import ALL

_LENGTH = "summary/length"
_SUMMARISER = "summary/summariser"
_GROUNDED = "summary/grounded/{}"


class SummaryDesk(QObject):
    """Lets the reader choose a summary, and shows what it rests on.

    Signals:
        models_wanted: The reader wants to install a summariser.

    Args:
        session: Makes the summaries.
        page: Shows them.
        commands: The reader's commands.
        models: The catalogue.
    """

    models_wanted = Signal()

    def __init__(
        self,
        session: Session,
        page: ReadingPage,
        commands: Actions,
        models: tuple[Model, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._panel = session, page.view, page.summary
        self._commands, self._models = commands, models
        self._settings = QSettings()
        self._panel.about = self._about
        self._panel.offer_taken.connect(self._take_offer)
        self._panel.summarisers.models_wanted.connect(self.models_wanted)
        self._panel.summarisers.grounding_chosen.connect(self._choose_grounding)
        self._panel.support_wanted.connect(self._show_support)
        self._panel.pointed.connect(self._light_support)
        self._panel.summarisers.summariser_chosen.connect(self._choose_summariser)
        self._panel.summarisers.source_chosen.connect(self._choose_source)
        self._view.marks.pointed.connect(self._light_summary)
        self._view.marks.changed.connect(self._light_pinned)
        self._view.reached.connect(self._light_summary)
        commands.copy_summary.triggered.connect(lambda: self._panel.copy())
        commands.copy_references.triggered.connect(lambda: self._panel.copy(references=True))
        for length, command in commands.lengths.items():
            command.triggered.connect(lambda _on, length=length: self._choose_length(length))
        session.state_changed.connect(self.refresh)
        session.summary_changed.connect(self.refresh)
        self.refresh()

    def begin(self) -> None:
        """Take on the session's article."""
        self._session.choose_summary(self._choice(of_source=False))
        self.refresh()

    def set_models(self, models: tuple[Model, ...]) -> None:
        """Take note of what is installed now; what is shown stays."""
        self._models = models
        chosen = self._session.choice.summariser
        same = next((m for m in models if chosen is not None and m.name == chosen.name), None)
        if chosen is not None and same is not None and same.folder != chosen.folder:
            self._session.relocate_summariser(replace(chosen, folder=same.folder))
        self.refresh()

    @property
    def suggested(self) -> str:
        """Name of the first summariser that could be installed; empty if there is none."""
        fitting = (m for m in self._models if m.summarises(self._session.target))
        return next((m.name for m in fitting if m.origin is not None and not m.installed), "")

    def refresh(self) -> None:
        """Show what holds now."""
        choice, language = self._session.choice, self._session.target
        translated = self._session.translated
        source = translated.article.language if translated else language
        for length, command in self._commands.lengths.items():
            command.setChecked(length is choice.length)
        author = choice.summariser.title if choice.summariser else ""
        self._panel.show_author(author)
        self._panel.set_notices({m.name: m.notice for m in self._models if m.notice})
        languages = [language]
        if source != language and installed_summarisers(self._models, source):
            languages.append(source)
        present = source if choice.of_source else language
        fitting = installed_summarisers(self._models, present)
        self._panel.summarisers.show_choices(fitting, choice, present, languages)
        self._panel.offer(self._offer(fitting))
        self._panel.copy_menu.offer_notice(bool(self._notice()))

    def _choice(self, *, of_source: bool) -> SummaryChoice:
        """What the reader chose before, as far as it is there."""
        translated = self._session.translated
        language = self._session.target
        if of_source and translated is not None:
            language = translated.article.language
        remembered = self._settings.value(_SUMMARISER)
        name = None if remembered is None else str(remembered)
        length = cast(str, self._settings.value(_LENGTH, Length.MEDIUM.value, type=str))
        summariser = pick_summariser(self._models, language, name)
        return SummaryChoice(
            Length(length) if length in set(Length) else Length.MEDIUM,
            summariser,
            of_source,
            summariser is not None and self._is_grounded(summariser),
        )

    def _is_grounded(self, summariser: Model) -> bool:
        key = _GROUNDED.format(summariser.name)
        return cast(bool, self._settings.value(key, summariser.grounded, type=bool))

    def _offer(self, fitting: Sequence[Model]) -> str:
        """What to offer to a reader who has key sentences and did not choose them."""
        if not fitting:
            return self.tr("Install a summariser")
        if self._session.choice.summariser is None and self._settings.value(_SUMMARISER) != "":
            return self.tr("Summarise with {}").format(fitting[0].title)
        return ""

    def _take_offer(self) -> None:
        fitting = installed_summarisers(self._models, self._session.summary_language)
        if fitting:
            self._choose_summariser(fitting[0].name)
        else:
            self.models_wanted.emit()

    def _choose_grounding(self, on: bool) -> None:
        summariser = self._session.choice.summariser
        if summariser is not None:
            self._settings.setValue(_GROUNDED.format(summariser.name), on)
            self._choose(of_source=self._session.choice.of_source)

    def _choose_length(self, length: Length) -> None:
        self._settings.setValue(_LENGTH, length.value)
        self._choose(of_source=self._session.choice.of_source)

    def _choose_summariser(self, name: str) -> None:
        self._settings.setValue(_SUMMARISER, name)
        self._choose(of_source=self._session.choice.of_source)

    def _choose_source(self, of_source: bool) -> None:
        self._choose(of_source=of_source)

    def _choose(self, *, of_source: bool) -> None:
        self._session.choose_summary(self._choice(of_source=of_source))
        self.refresh()

    def _show_support(self, sentence: int, paragraph: int) -> None:
        summary = self._panel.summary
        if summary is None:
            return
        references = [
            reference
            for reference in summary.sentences[sentence].references
            if paragraph in (ALL, reference.paragraph)
        ]
        numbers = self._view.numbers_of(references)
        if numbers:
            self._view.jump_to(numbers[0], numbers)

    def _light_support(self, sentence: int) -> None:
        summary = self._panel.summary
        if summary is None or sentence < 0:
            self._view.marks.light(())
            self._light_pinned()
            return
        self._view.marks.light(self._view.numbers_of(summary.sentences[sentence].references))
        self._panel.text.light({sentence})

    def _light_summary(self, number: int) -> None:
        """Light up the summary sentences that use the row of a sentence that is pointed at."""
        if number < 0:
            self._light_pinned()
        else:
            self._panel.light_paragraphs([self._session.row_of(number)])

    def _light_pinned(self) -> None:
        pinned = self._view.marks.pinned
        self._panel.light_paragraphs(self._session.row_of(number) for number in pinned)

    def _notice(self) -> str:
        model = self._session.model
        if model is None or not model.notice or self._session.shows_source:
            return ""
        return self.tr("Rough machine translation ({}): check it against the source.").format(
            lower_first(model.title)
        )

    def _about(self) -> SummaryDetails:
        translated, of_source = self._session.translated, self._session.shows_source
        if translated is None:
            return SummaryDetails()
        language = self._session.summary_language
        file = translated.article.file
        return SummaryDetails(
            translated.article.title if of_source else translated_title(translated),
            Path(file).name if file else "",
            date.today().isoformat(),
            self._notice(),
            language,
            is_right_to_left(language),
        )


def translated_title(translated: TranslatedArticle) -> str:
    """The article's title as it is translated; the title itself while it is not."""
    title = one_line(translated.article.title)
    groups = translated.paragraph_translations()
    for paragraph, group in zip(translated.article.paragraphs, groups, strict=True):
        if one_line(paragraph.text) == title:
            return one_line(join_targets(group)) or title
    return title
