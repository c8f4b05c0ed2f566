"""What every format's reader hands over: blocks of text with their kind."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.article.model import Kind

_SENTENCE_ENDS = (".", "۔", "…", ":", "،", "؛", ",", ";")
_TITLE_WORDS = 30
_TITLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph before its sentences are known.

    Attributes:
        kind: What it is in the article's layout.
        text: Its text without outer white space.
    """

    kind: Kind
    text: str


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
    if len(blocks) > 1 and looks_like_title(blocks[0].text):
        return blocks[0].text
    return ""
