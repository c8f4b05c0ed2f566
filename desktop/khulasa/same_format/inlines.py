"""What a paragraph of a file consists of: words with formats, and things among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, eq=False, slots=True)
class Format:
    """What holds for some words of a paragraph, such as a link or bold; each is one of its own.

    Attributes:
        payload: What the writer of the file's format needs.
        stays: Whether it is rather put on a whole sentence than lost.
    """

    payload: Any
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Text that stands under the same formats.

    Attributes:
        text: The text.
        formats: The formats, the outermost first.
        is_source: Whether it is left as it was in the source.
    """

    text: str
    formats: tuple[Format, ...] = ()
    is_source: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """What is no text and keeps its place as well as it can: a picture, the mark of a note.

    Attributes:
        payload: What the writer of the file's format needs.
        shown: What stands for it in the text that was read; empty if nothing does.
        is_soft: Whether it is dropped inside a sentence, such as a tab.
        leads: Whether it belongs to what follows it, such as the beginning of a comment.
        formats: The formats around it, the outermost first.
    """

    payload: Any
    shown: str = ""
    is_soft: bool = False
    leads: bool = False
    formats: tuple[Format, ...] = ()


Inline = Words | Thing


def text_of(inline: Inline) -> str:
    """What was read of it."""
    return inline.text if isinstance(inline, Words) else inline.shown


def with_formats(inline: Inline, formats: tuple[Format, ...]) -> Inline:
    """The same under other formats."""
    return replace(inline, formats=formats)


def letters_in(text: str) -> str:
    """The letters of a text: what no way of reading changes."""
    return "".join(filter(str.isalpha, text))
