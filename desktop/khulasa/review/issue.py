"""An issue: one reason to doubt a sentence, in words for the reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """A reason to doubt a sentence.

    Attributes:
        kind: A short fixed word for programs, such as ``"unfinished"`` or ``"failed"``.
        message: The reason in plain words, one sentence.
    """

    kind: str
    message: str
