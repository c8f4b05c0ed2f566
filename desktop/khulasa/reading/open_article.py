"""Taking on an article: with what is known of it, by other models, by models that were moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from khulasa.article.model import Article
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import (
    Change,
    Changes,
    PickEarly,
    SentencesChanged,
    State,
    StateChanged,
    StopJobs,
)
from khulasa.reading.early_picks import EarlyPicks
from khulasa.reading.numbering import Numbering
from khulasa.reading.progress import WordCount
from khulasa.reading.questions import Questions
from khulasa.reading.requests import summarise_request
from khulasa.reading.revisions import Revisions
from khulasa.reading.state import IllegalMoveError, Progress, ReadingState
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.summary_freshness import SummaryBasis
from khulasa.reading.two_models import TwoModelRun
from khulasa.review.languages import Languages
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Status, Translation


class OpenArticle(ReadingState):
    """The article that is open, and by what models it is read. ``Session`` has them work.

    Args:
        clock: Gives the time in seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(clock=clock)
        self._last_job = self._job = 0
        self._asked = SummaryBasis()
        self._questions = Questions()
        self._changes: list[Change] = []

    def show(
        self,
        article: Article,
        route: Route | None,
        backend: BackendName,
        *,
        target: str = "en",
        choice: SummaryChoice | None = None,
        summarise: bool = True,
        progress: Progress | None = None,
    ) -> Changes:
        """Take on an article; the one before is stopped and forgotten.

        Args:
            article: What was read.
            route: What translates it; None if nothing can.
            backend: Which backend runs the models.
            target: Code of the reader's language, where there is no route; an article in it is
                taken over as it is.
            choice: The kind of summary that is wanted; by default key sentences.
            summarise: Whether one is made at all.
            progress: What was known of it when it was open before.
        """
        self._other_targets = {}
        self.revisions = Revisions()
        self.seconds = 0.0
        self._take_on(article, route, backend, target)
        self.choice, self.wants_summary = choice or SummaryChoice(), summarise
        if progress is not None:
            self._restore(progress)
        return self._told()

    def use(
        self,
        route: Route | None,
        article: Article | None = None,
        *,
        target: str = "en",
        progress: Progress | None = None,
    ) -> Changes:
        """Have the article translated by other models; what the reader wrote stays.

        What the reader wrote in another target language is kept for when that comes back.

        Args:
            route: What translates it from now on; None if nothing can.
            article: The same sentences read anew, as in another language.
            target: See ``show``.
            progress: What was known of it in this target language before, from outside.

        Raises:
            IllegalMoveError: There is no article, or ``article`` has other sentences.
        """
        present = self._present()
        if article is not None and article.sentences != self._sentences:
            raise IllegalMoveError("this is another article: show it")
        self._other_targets[self.target], notes = self.revisions, self.revisions.notes
        language = route.target if route else target
        self.revisions = self._other_targets.get(language, Revisions())
        self.revisions.keep_only_users()
        self.seconds = 0.0
        self._take_on(article or present, route, self.backend, target)
        if progress is not None:
            self._restore(progress)
        self.revisions.notes = notes  # they are about the article, whatever it is read in
        self._tell(SentencesChanged(tuple(range(len(self._sentences)))))
        return self._told()

    def relocate(self, route: Route) -> None:
        """Take note that the models of the present route lie elsewhere now."""
        if self.route is not None and route.model.name == self.route.model.name:
            self.route = route
            if self._models is not None:
                self._models.relocate(route)

    def relocate_summariser(self, summariser: Model) -> None:
        """Take note that the summariser lies elsewhere now."""
        moved = replace(self.choice, summariser=summariser)
        if self.basis.choice == self.choice:
            self.basis = replace(self.basis, choice=moved)
        if self._asked.choice == self.choice:
            self._asked = replace(self._asked, choice=moved)
        self.choice = moved

    def _take_on(
        self, article: Article, route: Route | None, backend: BackendName, target: str
    ) -> None:
        if self._last_job:
            self._tell(StopJobs(self._last_job))
        self._job, self._questions = 0, Questions()
        self.route, self._models = route, TwoModelRun(route) if route else None
        self.target = route.target if route else target
        self.choice, self.basis = SummaryChoice(), SummaryBasis()
        self.summary = self.early = self.summary_progress = None
        self._answered = set()
        self._article, self.backend = article, backend
        self._sentences = article.sentences
        self._numbering = Numbering(article.paragraphs)
        self._terms.open(self._sentences, Languages(article.language, self.target))
        self._early_picks = EarlyPicks(self._numbering, len(article.paragraphs))
        self._words = WordCount(article)
        if self.is_as_read:
            for number, text in enumerate(self._sentences):
                self.revisions.record(number, Translation(text.strip(), Status.COPIED))
        self._set_state(State.EMPTY)

    def _restore(self, progress: Progress) -> None:
        for number in (*progress.current, *progress.by_model, *progress.notes):
            self._check(number)
        # An article that is taken over as it is has an outcome for each sentence already.
        self.revisions = Revisions(
            {**self.revisions.current, **progress.current} if self.is_as_read else progress.current,
            {**self.revisions.by_model, **progress.by_model}
            if self.is_as_read
            else progress.by_model,
            progress.undo_stack,
            progress.notes,
            progress.names,
        )
        self._answered = set(progress.by_model)
        self._early_picks.add(progress.current)
        self.seconds = progress.seconds
        if self.wants_summary and progress.summary is not None and progress.basis is not None:
            self.summary, self.basis = progress.summary, progress.basis
            self.choice = progress.basis.choice
        if self.translations:
            done = self.all_translated and (self.summary is not None or not self.wants_summary)
            self._set_state(State.DONE if done else State.STOPPED)
        self._pick_early()

    def _pick_early(self) -> None:
        """Have key sentences picked of what there is, if it is time for it."""
        if not self.wants_summary or self.summary is not None or self.choice.of_source:
            return
        if self._early_picks.ask() and (reading := self.reading) is not None:
            choice = SummaryChoice(self.choice.length)
            # What is not reached yet has nothing to pick, and in a book takes long to go through.
            begun = reading.article.paragraphs[: self._early_picks.reach]
            reading = replace(reading, article=replace(reading.article, paragraphs=begun))
            request = summarise_request(reading, choice, job=self._early_picks.asked)
            self._tell(PickEarly(request))

    def _set_state(self, state: State) -> None:
        self.state = state
        self._tell(StateChanged(state))

    def _next_job(self) -> int:
        self._last_job += 1
        return self._last_job

    def _tell(self, change: Change) -> None:
        self._reading = None
        self._changes.append(change)

    def _told(self) -> Changes:
        changes, self._changes = tuple(self._changes), []
        return changes
