"""Connects the summary panel with the session, the text and the catalogue of models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.export.copying.summary_copy import SummaryDetails
from khulasa.export.direction import is_right_to_left
from khulasa.export.sentence_text import translated_title
from khulasa.models.catalogue import Model
from khulasa.reading.session import Session
from khulasa.reading.summary_choice import (
    SummaryChoice,
    choose_summary,
    installed_summarisers,
)
from khulasa.settings.keys import GROUNDED, LENGTH, SUMMARISER
from khulasa.settings.store import Settings
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES
from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.summary.summariser_menu import PanelChoices
from khulasa.ui.summary.text import ALL
from khulasa.ui.words import rough_translation
from khulasa.wording import _


class SummaryController(QObject):
    """Lets the reader choose a summary, and shows what it rests on.

    Signals:
        models_wanted: The reader wants to install a summariser.

    Args:
        session: Makes the summaries.
        page: Shows them.
        commands: The reader's commands.
        models: The catalogue.
        settings: Remember what was chosen.

    Attributes:
        is_coming: Whether a model of this name is being installed, or waits for its turn.
    """

    models_wanted = Signal()

    def __init__(
        self,
        session: LiveSession,
        page: ReadingPage,
        commands: Commands,
        models: tuple[Model, ...],
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._panel = session, page.view, page.summary
        self._commands, self._models = commands, models
        self._settings = settings
        self._offered = ""
        self.is_coming: Callable[[str], bool] = lambda _name: False
        self._panel.about = self._about
        self._panel.offer_taken.connect(self._take_offer)
        self._panel.models_wanted.connect(self.models_wanted)
        self._panel.grounding_chosen.connect(self._choose_grounding)
        self._panel.support_wanted.connect(self._show_support)
        self._panel.pointed.connect(self._light_support)
        self._panel.summariser_chosen.connect(self._choose_summariser)
        self._panel.source_chosen.connect(self._choose_source)
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
        """Take on the session's article; a summary that was kept stays as it is."""
        if self._session.core.summary is None:
            self.choose_for(self._session.shown)
        self.refresh()

    def choose_for(self, article: ArticleSession) -> None:
        """Have an article summarised as the reader chose for all of them."""
        choice = self._choice(article.core, of_source=False)
        article.publish(article.core.choose_summary(choice))

    def set_models(self, models: tuple[Model, ...]) -> None:
        """Take note of what is installed now; what is shown stays."""
        self._models = models
        for article in self._session.articles:
            chosen = article.core.choice.summariser
            same = next((m for m in models if chosen is not None and m.name == chosen.name), None)
            if chosen is not None and same is not None:
                pair = (chosen.source or same.source, chosen.target or same.target)
                if (same := same.chosen_for(*pair)) != chosen:
                    article.core.relocate_summariser(same)
        self.refresh()

    def use_best(self) -> None:
        """Summarise with the best that is installed, unless the reader chose or kept something.

        That is so for all that is open, each article by itself.
        """
        if self._settings.get(SUMMARISER):
            return
        if not self._panel.kept:
            self._choose(of_source=self._session.core.choice.of_source)
        for article in self._session.articles:
            behind = article is not self._session.shown and article.core.reading is not None
            if behind and not article.keeping.kept_sentences:
                choice = self._choice(article.core, of_source=article.core.choice.of_source)
                article.publish(article.core.choose_summary(choice))

    @property
    def suggested(self) -> str:
        """Name of the summariser that is on its way, else of the first that could be installed.

        Empty if there is none.
        """
        return next((m.name for m in (*self._coming(), *self._installable())), "")

    def refresh_offer(self) -> None:
        """Show whether a summariser is on its way, if that has changed."""
        present = self._session.core.summary_language
        if self._offer(installed_summarisers(self._models, present)) != self._offered:
            self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        choice, language = self._session.core.choice, self._session.core.target
        translated = self._session.core.reading
        source = translated.article.language if translated else language
        for length, command in self._commands.lengths.items():
            command.setChecked(length is choice.length)
        languages = [language]
        if source != language and installed_summarisers(self._models, source):
            languages.append(source)
        present = source if choice.of_source else language
        fitting = installed_summarisers(self._models, present)
        self._offered = self._offer(fitting)
        self._panel.show_choices(
            PanelChoices(
                choice,
                fitting,
                present,
                languages,
                notices={model.name: model.notice for model in self._models if model.notice},
                offer=self._offered,
                has_copy_notice=bool(self._notice()),
            )
        )

    def _choice(self, core: Session, *, of_source: bool) -> SummaryChoice:
        """What the reader chose before, as far as it is there."""
        reading = core.reading
        language = core.target
        if of_source and reading is not None:
            language = reading.article.language
        return choose_summary(
            self._models,
            language,
            self._settings.get(LENGTH),
            remembered=self._settings.get(SUMMARISER),
            remembered_grounding=lambda name: self._settings.get(GROUNDED.of(name)),
            of_source=of_source,
        )

    def _offer(self, fitting: Sequence[Model]) -> str:
        """What to offer to a reader who has key sentences and did not choose them."""
        if not fitting:
            coming = next(self._coming(), None)
            on_its_way = _("{} is on its way")
            return on_its_way.format(coming.title) if coming else _("Install a summariser")
        chosen = self._settings.get(SUMMARISER)
        if self._session.core.choice.summariser is None and chosen != KEY_SENTENCES:
            return _("Summarise with {}").format(fitting[0].title)
        return ""

    def _installable(self) -> Iterator[Model]:
        fitting = (m for m in self._models if m.summarises(self._session.core.target))
        return (m for m in fitting if m.origin is not None and not m.installed)

    def _coming(self) -> Iterator[Model]:
        return (m for m in self._installable() if self.is_coming(m.name))

    def _take_offer(self) -> None:
        fitting = installed_summarisers(self._models, self._session.core.summary_language)
        if fitting:
            self._choose_summariser(fitting[0].name)
        else:
            self.models_wanted.emit()

    def _choose_grounding(self, on: bool) -> None:
        summariser = self._session.core.choice.summariser
        if summariser is not None:
            self._settings.set(GROUNDED.of(summariser.name), on)
            self._choose(of_source=self._session.core.choice.of_source)

    def _choose_length(self, length: Length) -> None:
        self._settings.set(LENGTH, length)
        self._choose(of_source=self._session.core.choice.of_source)

    def _choose_summariser(self, name: str) -> None:
        self._settings.set(SUMMARISER, name or KEY_SENTENCES)
        self._choose(of_source=self._session.core.choice.of_source)

    def _choose_source(self, of_source: bool) -> None:
        self._choose(of_source=of_source)

    def _choose(self, *, of_source: bool) -> None:
        self._session.choose_summary(self._choice(self._session.core, of_source=of_source))
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
            self._panel.light_paragraphs([self._session.core.row_of(number)])

    def _light_pinned(self) -> None:
        pinned = self._view.marks.pinned
        self._panel.light_paragraphs(self._session.core.row_of(number) for number in pinned)

    def _notice(self) -> str:
        core = self._session.core
        return "" if core.shows_source else rough_translation(core.model)

    def _about(self) -> SummaryDetails:
        translated, of_source = self._session.settle(), self._session.core.shows_source
        if translated is None:
            return SummaryDetails()
        language = self._session.core.summary_language
        file = translated.article.file
        return SummaryDetails(
            translated.article.title if of_source else translated_title(translated),
            Path(file).name if file else "",
            date.today(),
            self._notice(),
            language,
            is_right_to_left(language),
        )
