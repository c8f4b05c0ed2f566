"""What every format's reader takes and hands over: a file, and blocks of text with their kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from khulasa.article.model import NO_LAYOUT, NOTHING_ABOUT, About, Kind, Layout, Part
from khulasa.wording import Phrase

_SENTENCE_ENDS = (".", "۔", "…", ":", "،", "؛", ",", ";")
_TITLE_WORDS = 30
_TITLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph before its sentences are known.

    Attributes:
        kind: What it is in the article's layout.
        text: Its text without outer white space.
        layout: Its place in a table, a list or a film.
        place: What holds it in the file, for who writes another text there; None if the format's
            reader doesn't say.
    """

    kind: Kind
    text: str
    layout: Layout = NO_LAYOUT
    place: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a format's reader is to read, and how.

    Attributes:
        data: The whole file.
        suffix: Ending of its name, in small letters with the dot; empty if it has none.
        encoding: Character encoding, instead of the one found in it.
        join_lines: Whether the lines of a text are wrapped prose, also where they don't look so.
        password: Opens an encrypted file.
        parts: Names of the parts to read; None for those that are read by default.
        on_pages: Of a long document: called with the number of pages read, of all pages, and, once,
            with what they hold so far; None if nobody waits for that.
    """

    data: bytes
    suffix: str = ""
    encoding: str | None = None
    join_lines: bool = False
    password: str | None = None
    parts: frozenset[str] | None = None
    on_pages: Callable[[int, int, Content | None], None] | None = field(
        default=None, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader found in a file.

    Attributes:
        blocks: The article.
        encoding: The character encoding that it was decoded with, if the format leaves that open.
        left_out: How many passages that the file hides or strikes out are not in it.
        notes: Sentences for the reader on how it was read.
        title: As the file names it apart from its text; empty if it doesn't.
        language: ISO 639-1 code that the file names, if it can be trusted more than a look at the
            text; None else.
        about: What else the file tells about the article.
        parts: The parts that can be chosen.
    """

    blocks: list[Block]
    encoding: str | None = None
    left_out: int = 0
    notes: tuple[Phrase | str, ...] = field(default=())
    title: str = ""
    language: str | None = None
    about: About = NOTHING_ABOUT
    parts: tuple[Part, ...] = ()


def looks_like_title(text: str) -> bool:
    """Whether a paragraph is short and ends like a title; titles may ask or exclaim.

    Args:
        text: The paragraph.
    """
    return (
        0 < len(text) <= _TITLE_CHARACTERS
        and len(text.split()) <= _TITLE_WORDS
        and len(text.splitlines()) == 1
        and not text.rstrip("\"'”’»)").endswith(_SENTENCE_ENDS)
    )


def title_of(blocks: list[Block]) -> str:
    """The first heading, or else a first paragraph that looks like a title.

    Args:
        blocks: The article.

    Returns:
        The title on one line; empty if there is none.
    """
    for block in blocks:
        if block.kind is Kind.HEADING:
            return " ".join(block.text.split())
    # The first words of a film are none.
    if len(blocks) > 1 and blocks[0].kind is not Kind.CUE and looks_like_title(blocks[0].text):
        return blocks[0].text
    return ""
