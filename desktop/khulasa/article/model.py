"""What was read: articles, their paragraphs, and the sentences inside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain

from khulasa.wording import Phrase

BROKEN_LETTER = "\ufffd"
"""Stands where a file's bytes are no letter."""


class Kind(StrEnum):
    """What a paragraph is; that it stands in a table is said by its layout."""

    HEADING = "heading"
    TEXT = "text"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    NOTE = "note"
    COMMENT = "comment"
    MARGIN = "header or footer"
    CUE = "subtitle"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph stands in a table; counted from 0.

    Attributes:
        table: Number of the table in its file.
        row: Row of the cell.
        column: Column of the cell, in the order in which cells are read.
        heading: Whether the cell names its column or row.
    """

    table: int
    row: int
    column: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """When a subtitle is shown; a paragraph may hold several, as sentences go on in the next.

    Attributes:
        number: Its place in the file, counted from 0; two paragraphs may share one.
        start: When it appears, in milliseconds from the start.
        end: When it goes.
        at: Where its text begins in that of the paragraph.
    """

    number: int
    start: int
    end: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a paragraph's place, beyond its kind.

    Attributes:
        level: Of a heading, 1 for the highest; of a list item, 1 for an outer list; 0 if unknown.
        cell: The cell that it stands in.
        cues: The subtitles that it consists of.
    """

    level: int = 0
    cell: Cell | None = None
    cues: tuple[Cue, ...] = ()


NO_LAYOUT = Layout()


@dataclass(frozen=True, slots=True)
class About:
    """What a file tells about its article, as it stands there; empty where it tells nothing.

    Attributes:
        author: Who wrote it.
        date: When; ISO 8601 where the file's format says so.
        site: Where it was published.
    """

    author: str = ""
    date: str = ""
    site: str = ""


NOTHING_ABOUT = About()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file that can be read or left out, such as its comments or a chapter.

    Attributes:
        name: Names it among the file's parts.
        title: Words for the reader.
        words: How many words it has.
        read: Whether it is in the article.
    """

    name: str
    title: Phrase | str
    words: int
    read: bool


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
        layout: Its place in a table, a list or a film.
    """

    kind: Kind
    text: str
    sentences: tuple[Span, ...]
    layout: Layout = NO_LAYOUT

    @property
    def sentence_texts(self) -> tuple[str, ...]:
        """The sentences' own texts; joined with nothing between them they are ``text``."""
        text = self.text
        return tuple([text[span.start : span.end] for span in self.sentences])


@dataclass(frozen=True)  # without slots: what is worked out of it is kept in it
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
        notes: Sentences for the reader on how it was read, such as what to look at twice; empty
            if it comes from the library.
        about: What the file tells about it.
        parts: The parts of its file that can be chosen; empty if there is nothing to choose, or
            it comes from the library.
    """

    title: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    file: str | None = None
    encoding: str | None = None
    left_out: int = field(default=0, compare=False)
    notes: tuple[Phrase | str, ...] = field(default=(), compare=False)
    about: About = field(default=NOTHING_ABOUT, compare=False)
    parts: tuple[Part, ...] = field(default=(), compare=False)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in reading order; their index here is their number everywhere."""
        return tuple(chain.from_iterable([p.sentence_texts for p in self.paragraphs]))

    @cached_property
    def sentence_words(self) -> tuple[int, ...]:
        """How many words each sentence has."""
        return tuple([len(text.split()) for text in self.sentences])

    def work_out(self) -> None:
        """Work out what is kept: in a long article that takes longer than a window may wait."""
        _ = self.sentence_words

    @cached_property
    def broken_letters(self) -> int:
        """How many letters could not be read; each is shown as U+FFFD."""
        return sum(paragraph.text.count(BROKEN_LETTER) for paragraph in self.paragraphs)
