"""What is asked about single sentences: other translations, and the likeliest words at a place."""

from __future__ import annotations

from khulasa.engine.messages import (
    AlternativesFound,
    CandidatesFound,
    Event,
    Finished,
    JobFailed,
)
from khulasa.models.catalogue import Model
from khulasa.reading.changes import (
    AlternativesGivenUp,
    AlternativesOffered,
    CandidatesOffered,
    Changes,
    Submit,
    WorkFailed,
)
from khulasa.reading.requests import alternatives_request, candidates_request
from khulasa.reading.two_models import TwoModelRun
from khulasa.translation.backend_name import BackendName

_CANDIDATES = 5  # the rest is unlikely, and a tooltip short
_ALTERNATIVES = 12  # the beam is as wide; most of what it finds is hardly different


class Questions:
    """One question of each kind at a time; a new one replaces the one before."""

    def __init__(self) -> None:
        self._alternatives_job, self._alternatives_of = 0, -1
        self._candidates_job, self._candidates_at = 0, (-1, -1)

    def ask_for_alternatives(
        self, model: Model, backend: BackendName, number: int, text: str, *, job: int
    ) -> Submit:
        """Ask for other translations of the sentence ``number``, whose input is ``text``."""
        self._alternatives_job, self._alternatives_of = job, number
        return Submit(
            alternatives_request(model, backend, number, text, count=_ALTERNATIVES, job=job)
        )

    def ask_for_candidates(
        self,
        model: Model,
        backend: BackendName,
        text: str,
        before: str,
        *,
        place: tuple[int, int],
        job: int,
    ) -> Submit:
        """Ask for the likeliest words after ``before`` in the translation of the input ``text``.

        Args:
            model: What translates it.
            backend: What runs the model.
            text: The input.
            before: The translation as far as the place.
            place: Number of the sentence, and of the characters before the place.
            job: The job's number.
        """
        self._candidates_job, self._candidates_at = job, place
        return Submit(candidates_request(model, backend, text, before, count=_CANDIDATES, job=job))

    def asked_by(self, job: int) -> bool:
        """Whether a job is to answer a question that still counts."""
        return job in (self._alternatives_job, self._candidates_job)

    def answer(self, event: Event, models: TwoModelRun | None) -> Changes:
        """What follows from an event of such a job.

        Args:
            event: The event.
            models: The article's way through its models.
        """
        if event.job != self._alternatives_job:
            if isinstance(event, CandidatesFound):
                return (CandidatesOffered(*self._candidates_at, event.candidates),)
            return ()
        match event:
            case AlternativesFound():
                self._alternatives_job = 0
                assert models is not None
                outcomes = (models.record(event.number, found) for found in event.translations)
                return (AlternativesOffered(event.number, tuple(filter(None, outcomes))),)
            case JobFailed():
                self._alternatives_job = 0
                failed = WorkFailed(event.kind, event.message, event.details)
                return (failed, AlternativesGivenUp(self._alternatives_of))
            case Finished():
                self._alternatives_job = 0
                return (AlternativesGivenUp(self._alternatives_of),)
        return ()
