"""What was read: articles, their paragraphs, and the sentences inside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

BROKEN_LETTER = "\ufffd"
"""Stands where a file's bytes are no letter."""


class Kind(StrEnum):
    """What a paragraph is in the layout of its article."""

    HEADING = "heading"
    TEXT = "text"
    QUOTE = "quote"
    LIST_ITEM = "list item"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of character offsets into a paragraph's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph exactly as it was in the file, outer whitespace left out.

    Attributes:
        kind: What it is in the article's layout.
        text: The exact text. A hard-wrapped paragraph keeps its line breaks.
        sentences: Spans that follow each other without gap from 0 to ``len(text)``; white space
            between two sentences belongs to the first.
    """

    kind: Kind
    text: str
    sentences: tuple[Span, ...]

    @property
    def sentence_texts(self) -> tuple[str, ...]:
        """The sentences' own texts; joined with nothing between them they are ``text``."""
        text = self.text
        return tuple([text[span.start : span.end] for span in self.sentences])


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read.

    Attributes:
        title: The first heading, or the first short line; empty if there is neither.
        language: ISO 639-1 code of the language it is written in.
        paragraphs: The paragraphs in reading order, the title among them.
        file: Path as the user gave it; None for pasted text and standard input.
        encoding: Name of the character encoding it was decoded with; None for pasted text and
            for formats that carry their own, such as .docx.
        left_out: How many hidden and struck-out passages of the file are not in it; 0 if it comes
            from the library.
    """

    title: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    file: str | None = None
    encoding: str | None = None
    left_out: int = field(default=0, compare=False)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in reading order; their index here is their number everywhere."""
        return tuple(chain.from_iterable([p.sentence_texts for p in self.paragraphs]))

    @property
    def broken_letters(self) -> int:
        """How many letters could not be read; each is shown as U+FFFD."""
        return sum(paragraph.text.count(BROKEN_LETTER) for paragraph in self.paragraphs)
