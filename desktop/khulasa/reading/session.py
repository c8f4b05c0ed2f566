"""An article that is being read: takes commands and the engine's events, tells what changes.

A session calls nobody. Every command and every event returns the changes that follow from it, in
order; whoever owns the session passes ``Submit`` and ``StopJobs`` to an engine and shows the rest
(``run`` for a terminal, ``ui.reading.sessions`` for a window).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic

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
from khulasa.reading.changes import (
    AlternativesOffered,
    Change,
    Changes,
    EngineRestarted,
    SentencesChanged,
    State,
    StateChanged,
    StopJobs,
    Submit,
    SummaryChanged,
    SummaryProgressed,
    WorkFailed,
)
from khulasa.reading.corrected_article import CorrectedArticle
from khulasa.reading.requests import summarise_request
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.summary_freshness import basis_of, brought_up_to_date
from khulasa.summary.result import Summary
from khulasa.translation.result import Translation


class Session(CorrectedArticle):
    """One article on its way through the models, with what the reader does to it meanwhile.

    Args:
        clock: Gives the time in seconds.
        token_scores: Guessed words are shown; where they are not, translating is quicker.
        measure: See ``Translate.measure``.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = monotonic,
        token_scores: bool = True,
        measure: bool = False,
    ) -> None:
        super().__init__(clock=clock)
        self._token_scores, self._measure = token_scores, measure
        self._started = 0.0
        self._job_translates = False

    # What the reader wants

    def go_on(self) -> Changes:
        """Translate what is not done yet, then summarise; does nothing while a job runs.

        A summary that is outdated is not made anew for that; ``choose_summary`` is for it.
        """
        if self._article is None or self.running:
            return ()
        untranslated = self.route is None and self.choice.of_source
        if self._sentences and (self.all_translated or untranslated):
            is_done = self.state is State.DONE or not self._is_outdated
            if not self.wants_summary or (self.shows_choice and is_done):
                self._set_state(State.DONE)
            else:
                self._summarise()
        elif self.route is not None:
            self._translate()
            self._set_state(State.LOADING)
        return self._told()

    def choose_summary(self, choice: SummaryChoice) -> Changes:
        """Have the article summarised in another way, at once if it can be; no model is needed
        for what is translated already.

        The same choice again makes a summary anew that rests on what was changed since.
        """
        if choice == self.choice and (self.running or not self._is_outdated):
            return ()
        self.choice = choice
        if self.state is State.SUMMARISING:
            self._tell(StopJobs(self._last_job))
        elif self.running or self.state is State.STOPPING or self._is_to_begin:
            return ()
        if self.can_summarise:
            self._summarise()
        else:
            self._tell(StateChanged(self.state))  # what is to be waited for is another thing now
        return self._told()

    def stop(self) -> Changes:
        """Stop the job; what is done stays. Does nothing where no job runs."""
        if self.running:
            self._set_state(State.STOPPING)
            self._tell(StopJobs(self._last_job))
        return self._told()

    def find_alternatives(self, number: int) -> Changes:
        """Look for other translations of a sentence; a new question replaces the one before.

        It waits for the jobs before it; ``AlternativesOffered`` or ``AlternativesGivenUp`` answers.

        Raises:
            IllegalMoveError: There is no such sentence.
        """
        article = self._present()
        self._check(number)
        if self.route is None or self._models is None:
            return ()
        text = self._models.text(article, number)
        if text:
            model, job = self.route.models[-1], self._next_job()
            self._tell(
                self._questions.ask_for_alternatives(model, self.backend, number, text, job=job)
            )
        else:
            self._tell(AlternativesOffered(number, ()))
        return self._told()

    def find_candidates(self, number: int, start: int) -> Changes:
        """Look for the likeliest words at a place; ``CandidatesOffered`` answers, if anything does.

        A new question replaces the one before. None is asked while a job is at work, since it
        would wait for all of that.

        Args:
            number: The sentence.
            start: How many characters of its translation stand before the place.
        """
        article, translation = self._present(), self._known(number)
        if self.running or self.route is None or self._models is None:
            return ()
        text = self._models.text(article, number)
        if text:
            self._tell(
                self._questions.ask_for_candidates(
                    self.route.models[-1],
                    self.backend,
                    text,
                    translation.target.lstrip()[:start],
                    place=(number, start),
                    job=self._next_job(),
                )
            )
        return self._told()

    def take_early(self, asked: int, summary: Summary) -> Changes:
        """Take key sentences of what was translated when ``PickEarly`` asked for them.

        Args:
            asked: The number of that request.
            summary: The sentences.
        """
        if asked == self._early_picks.asked and self.summary is None and summary.sentences:
            self.early = self._early_picks.marked(summary)
            self._tell(SummaryChanged())
        return self._told()

    def on_event(self, event: Event) -> Changes:
        """Take an event of the engine; those of jobs that count no more change nothing.

        Raises:
            IllegalMoveError: It is about a sentence that the article does not have.
        """
        if self._questions.asked_by(event.job):
            for change in self._questions.answer(event, self._models):
                self._tell(change)
        elif event.job == self._job and self._article is not None:
            self._on_article(event)
        return self._told()

    # How it goes

    def _on_article(self, event: Event) -> None:
        match event:
            case Loaded():
                self._words.loaded(self._clock())
                if self.state is State.LOADING:
                    self._set_state(State.TRANSLATING)
            case SentenceDone():
                self._record(event.number, event.translation)
            case Restarted():
                self._tell(EngineRestarted(event.reason))
            case Summarised():
                self.basis = self._asked
                self._set_summary(
                    brought_up_to_date(event.summary, self.basis, self.translations, self.row_of)
                )
            case SummaryProgress():
                self.summary_progress = event
                self._tell(SummaryProgressed(event))
            case Finished():
                self._finish(event)
            case JobFailed():
                self._end_job()
                self._set_state(State.FAILED)
                self._tell(WorkFailed(event.kind, event.message, event.details))

    def _translate(self) -> None:
        assert self._models is not None
        self._job, self._job_translates = self._next_job(), True
        self._started = self._clock()
        request = self._models.request(
            self._present(), self.backend, job=self._job, done=self._answered
        )
        self._tell(Submit(replace(request, token_scores=self._token_scores, measure=self._measure)))

    def _record(self, number: int, outcome: Translation) -> None:
        self._check(number)
        assert self._models is not None
        self._words.add(number)
        whole = self._models.record(number, outcome)
        if whole is not None:
            self._answered.add(number)
            self.revisions.record(number, whole)
            self._standing.update((number,))
            self._tell(SentencesChanged((number,)))
            self._early_picks.add((number,))
            self._pick_early()

    def _summarise(self) -> None:
        self._job, self._job_translates = self._next_job(), False
        self.summary_progress = None
        self._asked = basis_of(self.choice, self.translations)
        self._reading = None
        reading = self.reading
        assert reading is not None
        self._set_state(State.SUMMARISING)
        self._tell(Submit(summarise_request(reading, self.choice, job=self._job)))

    def _finish(self, event: Finished) -> None:
        self._end_job()
        wanted = self.wants_summary and not self.shows_choice
        if self._job_translates and not event.stopped:
            if self.all_translated and wanted:
                self._summarise()
                return
            if self._models is not None and not self._models.on_last:
                self._translate()
                self._set_state(State.TRANSLATING)
                return
        if not self._job_translates and self.choice != self._asked.choice and self.can_summarise:
            self._summarise()  # what was chosen while the job before was being stopped
            return
        summarised = self.summary is not None
        if summarised and not self._job_translates and self.choice == self._asked.choice:
            self.choice = self.basis.choice  # what was asked for instead was stopped
        is_all = self.all_translated or self.route is None
        done = is_all and (summarised or not self.wants_summary)
        self._set_state(State.DONE if done else State.STOPPED)

    def _end_job(self) -> None:
        if self._job_translates:
            self.seconds += self._clock() - self._started

    @property
    def _is_to_begin(self) -> bool:
        """Whether ``go_on`` is still to come and will summarise by itself."""
        return self.state is State.EMPTY and (self.model is not None or self.is_as_read)


def numbers_of(changes: Iterable[Change]) -> tuple[int, ...]:
    """The sentences that changes are about, each once, in order."""
    numbers = (n for c in changes if isinstance(c, SentencesChanged) for n in c.numbers)
    return tuple(sorted(set(numbers)))
