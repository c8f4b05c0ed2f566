"""What is known of the documents of a batch: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a document is."""

    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set aside"  # the engine gave up on it; there may be a result, but not of all
    FAILED = "failed"  # there is no result; every start tries again


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of a document.

    Attributes:
        language: ISO 639-1 code; empty if it could not be read.
        words: Of the source.
        sentences: All of them.
        seconds: Time that the engine took for it.
        doubts: Sentences to check.
        failures: Sentences without a translation.
        written: There is a result.
        remark: Why it failed, or what else is to be said of it; may be empty.
    """

    language: str = ""
    words: int = 0
    sentences: int = 0
    seconds: float = 0.0
    doubts: int = 0
    failures: int = 0
    written: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A document as a report has it."""

    name: str
    place: str
    stage: Stage
    figures: Figures


@dataclass(frozen=True, slots=True)
class Totals:
    """A batch in numbers: documents, those over, bytes of all and of those over."""

    documents: int
    done: int
    set_aside: int
    failed: int
    doubtful: int
    size: int
    size_over: int

    @property
    def over(self) -> int:
        """Documents that nothing is left to do for."""
        return self.done + self.set_aside + self.failed
