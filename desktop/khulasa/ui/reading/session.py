"""The article in the window and the job that translates it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.article.model import Article
from khulasa.engine.jobs import summarise_request, summarise_source_request
from khulasa.engine.messages import (
    Event,
    Finished,
    JobFailed,
    Loaded,
    Restarted,
    SentenceDone,
    Summarised,
    SummaryProgress,
)
from khulasa.models.catalogue import Model, Route
from khulasa.reading.numbering import Numbering
from khulasa.reading.revisions import Revisions
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.to_check import Doubt, find_doubts
from khulasa.reading.two_models import TwoModelRun
from khulasa.summary.result import Summary, mark_outdated, replace_sentence
from khulasa.translation.result import Status, TranslatedArticle, Translation
from khulasa.ui.reading.alternative_finder import AlternativeFinder
from khulasa.ui.reading.engine_thread import Engine, EngineThread
from khulasa.ui.words import Counts, Pace, count

_REFRESH = 60  # milliseconds between two updates of the window while sentences come in


class State(Enum):
    """What is going on with the article."""

    EMPTY = "empty"  # there is no article, or none that can be translated
    LOADING = "loading"
    TRANSLATING = "translating"
    STOPPING = "stopping"
    STOPPED = "stopped"  # some sentences or the summary are not done
    FAILED = "failed"  # so too, because a job could not be done
    SUMMARISING = "summarising"
    DONE = "done"


RUNNING = (State.LOADING, State.TRANSLATING, State.SUMMARISING)
UNFINISHED = (State.STOPPED, State.FAILED)


class Session(QObject):
    """Holds a ``TranslatedArticle`` and makes it grow.

    Attributes:
        choice: The kind of summary that is wanted.
        progress: How far the summary in the making is; None if nothing is known of it.
        target: ISO 639-1 code of the reader's language.

    Signals:
        rows_changed: Indices of paragraphs of which something has become known or was revised.
        summary_changed: The summary is there, or a sentence in it was revised.
        progressed: The summary in the making has come further; ``progress`` says how far.
        state_changed: Something else is going on now.
        restarted: The engine process ended and was restarted; says why.
        failed: A sentence for the reader, and details for a bug report (may be empty).
        alternatives_found: Number of a sentence and a tuple of translations; may be empty.
        alternatives_given_up: Number of a sentence whose alternatives are no longer looked for.
    """

    rows_changed = Signal(list)
    summary_changed = Signal()
    progressed = Signal()
    state_changed = Signal()
    restarted = Signal(str)
    failed = Signal(str, str)
    alternatives_found = Signal(int, tuple)
    alternatives_given_up = Signal(int)

    def __init__(
        self,
        engine: Engine,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._engine = EngineThread(engine, self)
        self._engine.happened.connect(self._take)
        self._finder = AlternativeFinder(self._engine, self)
        self._finder.found.connect(self._take_alternatives)
        self._finder.given_up.connect(self.alternatives_given_up)
        self._finder.failed.connect(self.failed)
        self._clock = clock
        self._job = 0
        self._job_translates = False
        self.route: Route | None = None
        self._legs: TwoModelRun | None = None
        self._answered: set[int] = set()
        self._kept: dict[str, Revisions] = {}
        self.target = "en"
        self.choice = self._asked = self._made = SummaryChoice()
        self.progress: SummaryProgress | None = None
        self.state = State.EMPTY
        self._translated: TranslatedArticle | None = None
        self.revisions = Revisions()
        self._sentences: tuple[str, ...] = ()
        self._numbering = Numbering()
        self._changed: set[int] = set()
        # What the summary in the making, and the one that there is, were made of.
        self._summarised: dict[int, Translation] = {}
        self._made_of: dict[int, Translation] = {}
        self._started = self._loaded = 0.0
        self._words: list[int] = []
        self._words_done = self._words_before = 0
        self._refresh = QTimer(self, interval=_REFRESH, singleShot=True)
        self._refresh.timeout.connect(self._flush)

    @property
    def translated(self) -> TranslatedArticle | None:
        """The article with all that is known of it; None while the window is empty."""
        return self._translated

    @property
    def running(self) -> bool:
        """Whether a job is at work on the article."""
        return self.state in RUNNING

    @property
    def all_translated(self) -> bool:
        """Whether every sentence has an outcome."""
        return len(self._translations) == len(self._sentences)

    @property
    def is_as_read(self) -> bool:
        """Whether the article is in the reader's language, so that nothing is translated."""
        translated = self._translated
        return translated is not None and translated.article.language == self.target

    @property
    def can_summarise(self) -> bool:
        """Whether there is all that the chosen summary needs."""
        return self._translated is not None and (self.choice.of_source or self.all_translated)

    @property
    def shows_choice(self) -> bool:
        """Whether there is a summary, of the kind that is wanted."""
        has_one = self._translated is not None and self._translated.summary is not None
        return has_one and self._made == self.choice

    @property
    def shows_source(self) -> bool:
        """Whether the summary that there is, is of the article itself and not its translation."""
        return self._made.of_source

    @property
    def summary_language(self) -> str:
        """ISO 639-1 code of the language of the summary that there is."""
        if self.shows_source and self._translated is not None:
            return self._translated.article.language
        return self.target

    @property
    def model(self) -> Model | None:
        """What translates the article; of two models, both as one to show."""
        return self.route.model if self.route else None

    @property
    def halfway(self) -> int | None:
        """While the first of two models works: how many sentences it has done."""
        legs = self._legs
        on_first = legs is not None and not legs.on_last and not self.all_translated
        return len(legs.halfway) if legs is not None and on_first else None

    def show(
        self, article: Article, route: Route | None, backend: str, *, target: str = "en"
    ) -> None:
        """Take on an article; the one before is stopped and forgotten.

        Args:
            article: What was read.
            route: What translates it; None if nothing can.
            backend: Which backend runs the models.
            target: Code of the reader's language, where there is no route; an article in it is
                taken over as it is.
        """
        self._kept = {}
        self.revisions = Revisions()
        self._take_on(article, route, backend, target)

    def use(
        self, route: Route | None, article: Article | None = None, *, target: str = "en"
    ) -> None:
        """Have the article translated by other models; what the reader wrote stays.

        What the reader wrote in another target language is kept for when that comes back.

        Args:
            route: What translates it from now on; None if nothing can.
            article: The same sentences read anew, as in another language.
            target: See ``show``.
        """
        if self._translated is None:
            return
        if self.route is not None:
            self._kept[self.route.target] = self.revisions
        if route is not None:
            self.revisions = self._kept.get(route.target, Revisions())
        self.revisions.begin_anew()
        article = article or self._translated.article
        self._take_on(article, route, self._translated.backend, target)
        self.rows_changed.emit(list(range(len(self._translated.article.paragraphs))))

    def holds(self, article: Article) -> bool:
        """Whether these are the sentences of the article that is open."""
        return self._translated is not None and self._sentences == article.sentences

    def relocate(self, route: Route) -> None:
        """Take note that the models of the present route lie elsewhere now."""
        if self.route is not None and route.model.name == self.route.model.name:
            self.route = route
            if self._legs is not None:
                self._legs.relocate(route)

    def _take_on(self, article: Article, route: Route | None, backend: str, target: str) -> None:
        self._engine.stop()
        self._finder.forget()
        self._job = 0
        self._refresh.stop()
        self._changed.clear()
        self.route, self._legs = route, TwoModelRun(route) if route else None
        self.target = route.target if route else target
        self.choice = self._made = SummaryChoice()
        self.progress = None
        model = self.model
        self._answered = set()
        self._translated = TranslatedArticle(
            article, model.name if model else "", backend, self._translations
        )
        self._sentences = article.sentences
        self._words = [len(text.split()) for text in self._sentences]
        self._words_done = 0
        self._numbering = Numbering(article.paragraphs)
        if self.is_as_read:
            for number, text in enumerate(self._sentences):
                self.revisions.take(number, Translation(text.strip(), Status.COPIED))
        self._set_state(State.EMPTY)

    def go_on(self) -> None:
        """Translate what is not done yet, then summarise."""
        if self._translated is None or self.running:
            return
        untranslated = self.route is None and self.choice.of_source
        if self._sentences and (self.all_translated or untranslated):
            self._summarise()
            return
        if self.route is None:
            return
        self._translate()
        self._set_state(State.LOADING)

    def choose_summary(self, choice: SummaryChoice) -> None:
        """Have the article summarised in another way, at once if it can be; no model is needed
        for what is translated already.

        The same choice again makes a summary anew that rests on what was changed since.
        """
        if choice == self.choice and (self.running or not self._is_outdated):
            return
        self.choice = choice
        if self.state is State.SUMMARISING:
            self._engine.stop()
        elif self.running or self.state is State.STOPPING or self._is_to_begin:
            return
        if self.can_summarise:
            self._summarise()
        else:
            self.state_changed.emit()  # what is to be waited for is another thing now

    @property
    def _is_outdated(self) -> bool:
        summary = self._translated.summary if self._translated is not None else None
        return summary is not None and summary.is_outdated

    @property
    def _is_to_begin(self) -> bool:
        """Whether ``go_on`` is still to come and will summarise by itself."""
        return self.state is State.EMPTY and (self.model is not None or self.is_as_read)

    def relocate_summariser(self, summariser: Model) -> None:
        """Take note that the summariser lies elsewhere now."""
        moved = replace(self.choice, summariser=summariser)
        if self._made == self.choice:
            self._made = moved
        if self._asked == self.choice:
            self._asked = moved
        self.choice = moved

    def stop(self) -> None:
        """Stop the job; what is done stays."""
        if self.running:
            self._set_state(State.STOPPING)
            self._engine.stop()

    def close(self) -> None:
        """End the engine; the session cannot be used afterwards."""
        self._job = 0
        self._finder.forget()
        self._refresh.stop()
        self._engine.close()

    def outcomes(self, row: int) -> Sequence[Translation | None]:
        """What is known of the sentences of a paragraph."""
        return [self._translations.get(n) for n in self._numbering.sentences_of(row)]

    def row_of(self, number: int) -> int:
        """The paragraph that a sentence belongs to."""
        return self._numbering.row_of(number)

    def translation(self, number: int) -> Translation | None:
        """What is known of a sentence."""
        return self._translations.get(number)

    def doubts(self) -> list[Doubt]:
        """The sentences to look at."""
        return find_doubts(self._translations, self._sentences, self._numbering.row_of)

    def find_alternatives(self, number: int) -> None:
        """Look for other translations of a sentence; ``alternatives_found`` tells."""
        if self._translated is None or self.route is None or self._legs is None:
            return
        article, backend = self._translated.article, self._translated.backend
        if text := self._legs.text(article, number):
            self._finder.find(article, self.route.models[-1], backend, number, text)
        else:
            self.alternatives_found.emit(number, ())

    def revise(self, number: int, translation: Translation) -> None:
        """Put another translation in the place of what is known of a sentence."""
        before = self._translations[number]
        self.revisions.revise(number, translation)
        self._show_revised(number, before)

    def revert(self, number: int) -> None:
        """Go back to what the model said of a sentence first."""
        before = self._translations[number]
        self.revisions.revert(number)
        self._show_revised(number, before)

    def undo(self) -> int | None:
        """Take the last revision back; returns the number of its sentence, if there is one."""
        undone = self.revisions.undo()
        if undone is None:
            return None
        self._show_revised(*undone)
        return undone[0]

    def counts(self) -> Counts:
        """How many sentences came to what."""
        return count(len(self._sentences), self._translations.values())

    def steps(self) -> tuple[int, int]:
        """How many sentences went through a model, and how many have to: each once a model."""
        if self._legs is None or self.route is None:
            return 0, len(self._sentences)
        left = (n for n in range(len(self._sentences)) if n not in self._answered)
        total = len(self._sentences) * len(self.route.models)
        return total - sum(map(self._legs.left, left)), total

    def pace(self) -> Pace:
        """How fast it has gone since the model was loaded, the last time if the engine died."""
        return Pace(
            self._words_done - self._words_before,
            self._words_left(),
            self._clock() - self._loaded,
        )

    def _take(self, event: Event) -> None:
        if event.job != self._job:
            return
        match event:
            case Loaded():
                self._loaded, self._words_before = self._clock(), self._words_done
                if self.state is State.LOADING:
                    self._set_state(State.TRANSLATING)
            case SentenceDone():
                self._take_sentence(event.number, event.translation)
                if not self._refresh.isActive():
                    self._refresh.start()
            case Restarted():
                self.restarted.emit(event.reason)
            case Summarised():
                assert self._translated is not None
                self._made, self._made_of = self._asked, self._summarised
                summary = self._as_revised(event.summary)
                self._translated = replace(self._translated, summary=summary)
                self.summary_changed.emit()
            case SummaryProgress():
                self.progress = event
                self.progressed.emit()
            case Finished():
                self._finish(event)
            case JobFailed():
                self._end_job()
                self._set_state(State.FAILED)
                self.failed.emit(event.message, event.details)

    def _translate(self) -> None:
        assert self._translated is not None
        assert self._legs is not None
        self._job, self._job_translates = self._engine.next_job(), True
        self._started = self._clock()
        article, backend = self._translated.article, self._translated.backend
        self._engine.submit(
            self._legs.request(article, backend, job=self._job, done=self._answered)
        )

    def _take_sentence(self, number: int, outcome: Translation) -> None:
        assert self._legs is not None
        self._words_done += self._words[number]
        whole = self._legs.take(number, outcome)
        if whole is not None:
            self._answered.add(number)
            self.revisions.take(number, whole)
            self._changed.add(self._numbering.row_of(number))

    def _take_alternatives(self, number: int, found: Sequence[Translation]) -> None:
        assert self._legs is not None
        whole = (self._legs.take(number, translation) for translation in found)
        self.alternatives_found.emit(number, tuple(filter(None, whole)))

    def _words_left(self) -> int:
        if self._legs is None:
            return 0
        left = (n for n in range(len(self._words)) if n not in self._answered)
        return sum(self._words[n] * self._legs.left(n) for n in left)

    def _finish(self, event: Finished) -> None:
        assert self._translated is not None
        self._end_job()
        done = self.shows_choice or event.stopped
        if self._job_translates and self.all_translated and not done:
            self._summarise()
            return
        legs = self._legs
        if self._job_translates and legs is not None and not (legs.on_last or event.stopped):
            self._translate()
            self._set_state(State.TRANSLATING)
            return
        summarised = self._translated.summary is not None
        if summarised and not self._job_translates and self.choice == self._asked:
            self.choice = self._made  # what was asked for instead was stopped
        is_all = self.all_translated or self.route is None
        self._set_state(State.DONE if summarised and is_all else State.STOPPED)

    def _end_job(self) -> None:
        assert self._translated is not None
        self._flush()
        if self._job_translates:
            seconds = self._translated.seconds + self._clock() - self._started
            self._translated = replace(self._translated, seconds=seconds)

    def _summarise(self) -> None:
        assert self._translated is not None
        self._job, self._job_translates = self._engine.next_job(), False
        self._asked, self.progress = self.choice, None
        self._summarised = dict(self._translations)
        translated, choice = self._translated, self.choice
        if choice.of_source:
            request = summarise_source_request(
                translated.article,
                choice.length,
                summariser=choice.summariser,
                backend=translated.backend,
                grounded=choice.grounded,
                job=self._job,
            )
        else:
            request = summarise_request(
                translated,
                choice.length,
                summariser=choice.summariser,
                backend=translated.backend,
                grounded=choice.grounded,
                language=self.target,
                job=self._job,
            )
        self._set_state(State.SUMMARISING)
        self._engine.submit(request)

    def _as_revised(self, summary: Summary) -> Summary:
        """A summary that has just come, with what the reader revised while it was made."""
        if self._made.of_source:
            return summary
        for number in self._changed_since():
            before, after = self._made_of[number], self._translations[number]
            row = self._numbering.row_of(number)
            summary = replace_sentence(summary, row, before.target, after.target)
        return self._marked(summary)

    def _show_revised(self, number: int, before: Translation) -> None:
        assert self._translated is not None
        row, after = self._numbering.row_of(number), self._translations[number]
        summary = self._translated.summary
        if summary is not None and before.target != after.target and not self._made.of_source:
            revised = replace_sentence(summary, row, before.target, after.target)
            revised = self._marked(revised)
            if revised != summary:
                self._translated = replace(self._translated, summary=revised)
                self.summary_changed.emit()
        self.rows_changed.emit([row])

    def _marked(self, summary: Summary) -> Summary:
        return mark_outdated(summary, {self._numbering.row_of(n) for n in self._changed_since()})

    def _changed_since(self) -> list[int]:
        """Numbers of the sentences that are not what the summary was made of."""
        made_of, now = self._made_of, self._translations
        return [n for n in made_of if now[n].target.strip() != made_of[n].target.strip()]

    @property
    def _translations(self) -> dict[int, Translation]:
        return self.revisions.current

    def _flush(self) -> None:
        self._refresh.stop()
        rows, self._changed = sorted(self._changed), set()
        if rows:
            self.rows_changed.emit(rows)

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()
