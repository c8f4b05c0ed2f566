"""What a paragraph looks like in either column, as plain values without widgets.

Offsets are UTF-16 units, because that is what Qt counts in; an emoji is two of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from khulasa.article.model import Paragraph
from khulasa.translation.result import Status, Translation

PLACEHOLDER = "…"

# All of these would break a line, start a new block or a frame in a Qt text document.
_TO_SPACE = dict.fromkeys(map(ord, "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\ufffc"), " ")

# Latin words and European numbers, with the spaces and points between two of them.
_LATIN = re.compile(r"([0-9A-Za-zÀ-ɏ]+(?:[ !-/:-@’–]{1,3}[0-9A-Za-zÀ-ɏ]+)*%?)")


class Look(Enum):
    """How a piece of a row is drawn."""

    PLAIN = "plain"
    CHECK = "check"
    FAILED = "failed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Part:
    """The place of one sentence in its row.

    Attributes:
        sentence: The sentence's number in the article.
        start, end: Half-open range in the row, in UTF-16 units.
        text: What is shown there.
        look: How it is drawn.
        note: Words for the tooltip; may be empty.
    """

    sentence: int
    start: int
    end: int
    text: str
    look: Look = Look.PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowText:
    """One paragraph of one column: its parts, with ``gap`` between two of them."""

    parts: tuple[Part, ...]
    gap: str = ""

    @property
    def text(self) -> str:
        """The whole row as it is shown."""
        return self.gap.join(part.text for part in self.parts)

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence at an offset; None where there is none."""
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        if index < 0 or offset >= self.parts[index].end + len(self.gap):
            return None
        part = self.parts[index]
        return None if part.look is Look.PENDING else part.sentence

    def part_of(self, sentence: int) -> Part | None:
        """The part that shows a sentence; None if it is not shown yet."""
        shown = (part for part in self.parts if part.look is not Look.PENDING)
        return next((part for part in shown if part.sentence == sentence), None)


def display_text(text: str) -> str:
    """The text with every line break as a space; the length stays the same."""
    return text.translate(_TO_SPACE)


def script_runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is Latin words or European numbers."""
    pieces = enumerate(_LATIN.split(text))
    return [(piece, index % 2 == 1) for index, piece in pieces if piece]


def utf16_length(text: str) -> int:
    """Length in the units that Qt counts in."""
    return len(text) + sum(char > "\uffff" for char in text)


def source_row(paragraph: Paragraph, first: int) -> RowText:
    """The row of a source paragraph whose first sentence has the number ``first``."""
    return _row([(n, t, Look.PLAIN, "") for n, t in enumerate(paragraph.sentence_texts, first)], "")


def target_row(
    first: int, translations: Sequence[Translation | None], *, waiting: bool = True
) -> RowText:
    """The row of a translated paragraph.

    Args:
        first: Number of its first sentence.
        translations: What is known of its sentences.
        waiting: The missing ones are to come: show a placeholder, one for any that are neighbours.
    """
    pieces: list[tuple[int, str, Look, str]] = []
    for number, translation in enumerate(translations, first):
        if translation is None:
            if waiting and not (pieces and pieces[-1][2] is Look.PENDING):
                pieces.append((number, PLACEHOLDER, Look.PENDING, ""))
        else:
            pieces.append((number, *_shown(translation)))
    return _row(pieces, " ")


def _shown(translation: Translation) -> tuple[str, Look, str]:
    reasons = " ".join(issue.message for issue in translation.issues)
    target = translation.target.strip()
    if translation.status is Status.FAILED or not target:
        reason = reasons or "no reason was given."
        return f"[Not translated: {reason}]", Look.FAILED, reason
    if translation.status is Status.CHECK:
        return target, Look.CHECK, reasons or "Worth checking against the source."
    return target, Look.PLAIN, ""


def _row(pieces: list[tuple[int, str, Look, str]], gap: str) -> RowText:
    parts: list[Part] = []
    start = 0
    for number, text, look, note in pieces:
        shown = display_text(text)
        end = start + utf16_length(shown)
        parts.append(Part(number, start, end, shown, look, note))
        start = end + len(gap)
    return RowText(tuple(parts), gap)
