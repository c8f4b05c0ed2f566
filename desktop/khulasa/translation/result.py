"""What became of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from khulasa.review.issue import Issue
from khulasa.wording import Phrase


class Status(StrEnum):
    """What became of a sentence."""

    OK = "ok"
    CHECK = "check"  # translated, with a reason to doubt it
    COPIED = "copied"  # nothing to translate (no letters): taken over as it is
    FAILED = "failed"


class Author(StrEnum):
    """Whose words a translation is."""

    MODEL = "model"
    USER = "user"  # written, picked or confirmed by the reader; no later run may replace it


@dataclass(frozen=True, slots=True)
class Translation:
    """The outcome for one sentence.

    Attributes:
        target: The translation; the source text if copied; empty if failed.
        status: What became of it.
        issues: Why it should be checked, or why it failed.
        tried: What was tried beyond the first translation because that was doubtful, in order;
            see ``translation.ladder``.
        author: Who answers for it; the user's is always ``OK`` and without issues.
        certainty: How sure the model was of each piece, as ``translation.certainty`` packs it;
            empty if that is not known.
    """

    target: str
    status: Status
    issues: tuple[Issue, ...] = ()
    tried: tuple[str, ...] = ()
    author: Author = Author.MODEL
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word at a place, and the probability that a model gives it after all that comes before."""

    word: str
    probability: float


def failure(reason: Phrase | str) -> Translation:
    """The outcome of a sentence that could not be translated, with the reason for the reader."""
    return Translation("", Status.FAILED, (Issue("failed", reason),))


def by_user(target: str) -> Translation:
    """A translation that the reader wrote, picked or confirmed."""
    return Translation(target, Status.OK, author=Author.USER)


def join_targets(translations: list[Translation | None]) -> str:
    """The translated text of a paragraph: what is done of its sentences, a space between two."""
    done = (t.target.strip() for t in translations if t is not None)
    return " ".join(text for text in done if text)
