"""What a session tells: what has changed for a reader, and what the engine has to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from khulasa.engine.messages import Job, Summarise, SummaryProgress
from khulasa.translation.result import Candidate, Translation
from khulasa.wording import Phrase


class State(Enum):
    """What is going on with the article."""

    EMPTY = "empty"  # there is no article, or nothing was begun yet
    LOADING = "loading"
    TRANSLATING = "translating"
    STOPPING = "stopping"
    STOPPED = "stopped"  # some sentences or the summary are not done
    FAILED = "failed"  # so too, because a job could not be done
    SUMMARISING = "summarising"
    DONE = "done"


RUNNING = (State.LOADING, State.TRANSLATING, State.SUMMARISING)
UNFINISHED = (State.STOPPED, State.FAILED)


@dataclass(frozen=True, slots=True)
class Submit:
    """The engine has to do a job when those before it are over."""

    job: Job


@dataclass(frozen=True, slots=True)
class StopJobs:
    """The engine has to end every job up to this number, even those that have yet to begin."""

    up_to: int


@dataclass(frozen=True, slots=True)
class StateChanged:
    """Something else is going on now."""

    state: State


@dataclass(frozen=True, slots=True)
class SentencesChanged:
    """Something has become known of sentences, or they were revised.

    Attributes:
        numbers: The sentences, in order.
        by_reader: The reader did it; no outcome of a model.
    """

    numbers: tuple[int, ...]
    by_reader: bool = False


@dataclass(frozen=True, slots=True)
class ChecksChanged:
    """Another glossary holds, or others are marked: any sentence may be to check, or none."""


@dataclass(frozen=True, slots=True)
class SummaryChanged:
    """The summary is there, or a sentence in it was revised."""


@dataclass(frozen=True, slots=True)
class PickEarly:
    """Key sentences of what is translated so far are wanted; ``Session.take_early`` takes them.

    Whoever shows nothing before the end need not pick any.

    Attributes:
        request: What to pick from; its number says which question it is.
    """

    request: Summarise


@dataclass(frozen=True, slots=True)
class SummaryProgressed:
    """The summary in the making has come further."""

    progress: SummaryProgress


@dataclass(frozen=True, slots=True)
class EngineRestarted:
    """The engine process ended and was restarted; says why."""

    reason: Phrase | str


@dataclass(frozen=True, slots=True)
class WorkFailed:
    """A job could not be done.

    Attributes:
        kind: ``"model"`` if a model is missing or broken, else ``"engine"``.
        message: A sentence for the reader.
        details: For a bug report; may be empty.
    """

    kind: str
    message: Phrase | str
    details: str = ""


@dataclass(frozen=True, slots=True)
class AlternativesOffered:
    """Other translations of a sentence; may be none."""

    number: int
    translations: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class AlternativesGivenUp:
    """The alternatives of a sentence are no longer looked for."""

    number: int


@dataclass(frozen=True, slots=True)
class CandidatesOffered:
    """The likeliest words where a word begins in a translation; may be none.

    Attributes:
        number: The sentence.
        start: How many characters of its translation stand before the word.
        candidates: The words.
    """

    number: int
    start: int
    candidates: tuple[Candidate, ...]


Change = (
    Submit
    | StopJobs
    | StateChanged
    | SentencesChanged
    | ChecksChanged
    | SummaryChanged
    | PickEarly
    | SummaryProgressed
    | EngineRestarted
    | WorkFailed
    | AlternativesOffered
    | AlternativesGivenUp
    | CandidatesOffered
)
Changes = tuple[Change, ...]
