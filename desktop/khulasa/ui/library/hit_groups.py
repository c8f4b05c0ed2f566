"""Hits by article: the lines of the list that a search is answered with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khulasa.article.model import Span
from khulasa.library.values import Field, Hit
from khulasa.ui.library.entry import Entry, hit_entry
from khulasa.ui.library.words import counted, place_words, title_words


@dataclass(frozen=True, slots=True)
class HitLine:
    """An article that something was found in, or below it one of the places.

    Attributes:
        entry: What it leads to.
        heading: It is the article.
        text: The title, or the text around the words.
        matches: Where in it the words are.
        place: Where the text stands, in words; of a heading how many places follow.
    """

    entry: Entry
    heading: bool
    text: str
    matches: tuple[Span, ...]
    place: str

    @property
    def spoken(self) -> str:
        """The line for screen readers."""
        return f"{self.text}, {self.place}" if self.heading else f"{self.place}: {self.text}"


def hit_lines(hits: Iterable[Hit]) -> list[HitLine]:
    """The lines of hits: articles in the order of their best hit, below each its hits in order."""
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.article_id, []).append(hit)
    return [line for group in groups.values() for line in _group_lines(group)]


def _group_lines(group: list[Hit]) -> list[HitLine]:
    first = group[0]
    title = title_words(first.title, None)
    in_title = next((hit for hit in group if hit.field is Field.TITLE), None)
    below = [hit for hit in group if hit.field is not Field.TITLE]
    # The words are marked in the title itself: a line that says the same is not needed.
    text = in_title.snippet if in_title else title
    place = counted(len(below), "place") if below else place_words(first)
    heading = HitLine(
        Entry(first.article_id, title), True, text, in_title.matches if in_title else (), place
    )
    return [
        heading,
        *(
            HitLine(hit_entry(hit, title), False, hit.snippet, hit.matches, place_words(hit))
            for hit in below
        ),
    ]
