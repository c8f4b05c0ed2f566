"""What stands in a list of the page: an article, or a place in one."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.library.values import ArticleRow, Hit, Keeping


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of either list leads to.

    Attributes:
        article_id: The article.
        title: Its title as it is shown.
        target: Code of the language to show it in; empty for the one it was last read in.
        sentence: Number of the sentence; -1 for none.
        keeping: For how long it is kept; None where the list does not know.
        unfolds: It leads to more places in the article, not to the article itself.
    """

    article_id: int
    title: str
    target: str = ""
    sentence: int = -1
    keeping: Keeping | None = None
    unfolds: bool = False


def row_entry(row: ArticleRow, title: str) -> Entry:
    """What a row of the list of articles leads to."""
    return Entry(row.id, title, row.target, -1, row.keeping)


def hit_entry(hit: Hit, title: str) -> Entry:
    """What a hit leads to."""
    number = -1 if hit.number is None else hit.number
    return Entry(hit.article_id, title, hit.target, number)
