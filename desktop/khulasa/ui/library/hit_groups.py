"""Hits by article: the lines of the list that a search is answered with."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from khulasa.article.model import Span
from khulasa.library.article_name import article_name
from khulasa.library.values import Field, Hit
from khulasa.ui.library.entry import Entry, hit_entry
from khulasa.ui.library.words import more_words, place_words
from khulasa.wording import count_text, labelled_text, list_text

_AT_FIRST = 4  # places of an article: one that is full of the words would hide all others


@dataclass(frozen=True, slots=True)
class HitLine:
    """An article that something was found in, or below it one of the places.

    Attributes:
        entry: What it leads to.
        heading: It is the article.
        text: The title, or the text around the words.
        matches: Where in it the words are.
        place: Where the text stands, in words; of a heading how many places follow; may be empty.
    """

    entry: Entry
    heading: bool
    text: str
    matches: tuple[Span, ...]
    place: str

    @property
    def spoken(self) -> str:
        """The line for screen readers."""
        if self.heading:
            return list_text((self.text, self.place))
        return labelled_text(self.place, self.text) if self.place else self.text


def hit_lines(hits: Iterable[Hit], unfolded: Collection[int] = ()) -> list[HitLine]:
    """The lines of hits: articles in the order of their best hit, below each its hits in order.

    Args:
        hits: Best first.
        unfolded: Numbers of the articles of which all hits are wanted.
    """
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.article_id, []).append(hit)
    lines = []
    for article_id, group in groups.items():
        lines += _group_lines(group, folded=article_id not in unfolded)
    return lines


def _group_lines(group: list[Hit], *, folded: bool) -> list[HitLine]:
    first = group[0]
    title = article_name(first.title, None)
    in_title = next((hit for hit in group if hit.field is Field.TITLE), None)
    below = [hit for hit in group if hit.field is not Field.TITLE]
    # The words are marked in the title itself: a line that says the same is not needed.
    text = in_title.snippet if in_title else title
    place = count_text("{:,} place", "{:,} places", len(below)) if below else place_words(first)
    heading = HitLine(
        Entry(first.article_id, title), True, text, in_title.matches if in_title else (), place
    )
    # The line that says there is one more would take as much room as that one.
    shown = _AT_FIRST if folded and len(below) > _AT_FIRST + 1 else len(below)
    lines = [heading]
    for hit in below[:shown]:
        lines.append(
            HitLine(hit_entry(hit, title), False, hit.snippet, hit.matches, place_words(hit))
        )
    if shown < len(below):
        more = Entry(first.article_id, title, unfolds=True)
        lines.append(HitLine(more, False, more_words(len(below) - shown), (), ""))
    return lines
