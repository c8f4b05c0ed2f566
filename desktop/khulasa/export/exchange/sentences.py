"""A result as pairs of sentences, for formats without a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khulasa.export.sentence_text import numbered_paragraphs
from khulasa.reading.document import Reading
from khulasa.translation.result import Author, Status


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article and its translation.

    Attributes:
        paragraph: Number of its paragraph, from 1.
        number: Its number through the article, from 1.
        source: Its own text, outer white space left out.
        target: Its translation; empty if there is none.
        status: None if it was not reached yet.
        doubts: Why it should be checked, or why it failed.
        by_user: The translation is the reader's own.
        note: The reader's note on it; may be empty.
    """

    paragraph: int
    number: int
    source: str
    target: str
    status: Status | None
    doubts: tuple[str, ...]
    by_user: bool
    note: str = ""


def sentences(reading: Reading) -> Iterator[Sentence]:
    """All sentences in reading order."""
    number = 0
    for place, paragraph, group, notes in numbered_paragraphs(reading, notes=True):
        for source, translation, note in zip(paragraph.sentence_texts, group, notes, strict=True):
            number += 1
            yield Sentence(
                place,
                number,
                source.strip(),
                translation.target if translation else "",
                translation.status if translation else None,
                tuple(issue.message for issue in translation.issues) if translation else (),
                translation is not None and translation.author is Author.USER,
                note,
            )
