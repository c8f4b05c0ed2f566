"""The translated sentences of a paragraph as one text, and where each of them stands in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from khulasa.article.model import Paragraph
from khulasa.translation.result import Status, Translation

_SIGNS = str.maketrans("٫٬٪", ".,%")
# What a model makes of the number of an item: "1. ", "(a) ", "[2] ", "iv) ".
_NUMBER = re.compile(r"\s*[(\[]?(\d+(?:\.\d+)*|[A-Za-z]+)\s?[)\].:\-–]+\s+")
_ROMAN = re.compile(r"[ivxlc]{1,6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in the source of its paragraph and in the text that takes its place.

    Attributes:
        start, end: Its place in the source.
        target_start, target_end: Its place in the new text.
        is_source: Whether it has no translation and stays as it was.
    """

    start: int
    end: int
    target_start: int
    target_end: int
    is_source: bool


@dataclass(frozen=True)
class Target:
    """The text that takes the place of a paragraph.

    Attributes:
        text: The text.
        sentences: Its sentences in order.
    """

    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]

    def number_at(self, offset: int) -> int:
        """The number of the sentence that a place of the source belongs to."""
        return min(bisect_right(self._ends, offset), len(self.sentences) - 1)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that a place of the source belongs to."""
        return self.sentences[self.number_at(offset)]


def is_translated(outcomes: Sequence[Translation | None]) -> bool:
    """Whether anything of a paragraph is put into other words."""
    return any(o is not None and o.status in (Status.OK, Status.CHECK) for o in outcomes)


def target_of(
    paragraph: Paragraph, outcomes: Sequence[Translation | None], own_start: int
) -> Target:
    """Join the translations of a paragraph.

    Args:
        paragraph: What was read.
        outcomes: What became of its sentences.
        own_start: Where the text begins that the file has; before it stands the number of an item,
            which the program that shows the file writes by itself.
    """
    text = ""
    sentences = []
    number = paragraph.text[:own_start].strip()
    for span, outcome in zip(paragraph.sentences, outcomes, strict=True):
        is_source = outcome is None or outcome.status is Status.FAILED
        if is_source or outcome is None:
            target = paragraph.text[max(span.start, own_start) : span.end].strip()
        else:
            target = " ".join(outcome.target.split())
            if number:
                target = _without(number, target)
        number = "" if target else number
        text += " " if text and target else ""
        start = len(text)
        text += target
        sentences.append(Sentence(span.start, span.end, start, len(text), is_source))
    return Target(text, tuple(sentences))


def plain_numbers(text: str) -> str:
    """A text with European digits and their signs."""
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return "".join(digits).translate(_SIGNS)


def places_of(wanted: str, text: str) -> list[int]:
    """Where a text stands in another one, as words of its own."""
    if not wanted:
        return []
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    behind = r"(?!\w)" if wanted[-1].isalnum() else ""
    return [m.start() for m in re.finditer(before + re.escape(wanted) + behind, text)]


def _without(number: str, target: str) -> str:
    for form in (number, plain_numbers(number)):
        if target.startswith(form):
            return target[len(form) :].lstrip()
    match = _NUMBER.match(target)
    return target[match.end() :] if match and _is_same(number, match[1]) else target


def _is_same(number: str, found: str) -> bool:
    """Whether what a translation begins with is the number of its item, and no word of its text."""
    mark = re.sub(r"^\W+|\W+$", "", plain_numbers(number))
    if mark.isalpha() and found.isalpha():
        return len(mark) == len(found) == 1 or bool(_ROMAN.fullmatch(mark) and mark == found)
    return mark == found
