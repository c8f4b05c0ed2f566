"""The words of the library page, made from plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath

from khulasa.library.values import ArticleRow, Field, Hit, Keeping, Sort, Tally

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)

SORTS = {
    Sort.OPENED: "Last opened",
    Sort.FIRST_OPENED: "First opened",
    Sort.TITLE: "Title",
    Sort.LANGUAGE: "Language",
    Sort.TO_CHECK: "Most to check",
}

FILTERS = {
    "unfinished": "Unfinished",
    "to_check": "To check",
    "edited": "Edited by you",
    "pinned": "Pinned",
}

_PLACES = {
    Field.TITLE: "in the title",
    Field.SOURCE: "in the article",
    Field.TRANSLATION: "in the translation",
    Field.SUMMARY: "in the summary",
    Field.NOTE: "in your note",
}


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row of the list says.

    Attributes:
        title: Never empty.
        date: When it was opened last.
        languages: Such as ``"Arabic → English"``.
        progress: How far the translation is; empty if all is done.
        doubts: What is left to look at; may be empty.
        edited: That the reader changed something; may be empty.
        line: A line of the summary; of an article without one, where it came from; may be empty.
    """

    title: str
    date: str
    languages: str
    progress: str
    doubts: str
    edited: str
    line: str


def row_words(row: ArticleRow, now: datetime, language_name: Callable[[str], str]) -> RowWords:
    """The words of a row.

    Args:
        row: The article.
        now: The time, with the zone that dates are shown in.
        language_name: Names a language by its code.
    """
    return RowWords(
        title_words(row.title, row.file),
        friendly_time(row.opened, now),
        languages_words(row.language, row.target, language_name),
        progress_words(row.tally),
        doubts_words(row.tally),
        "edited by you" if row.tally.edited else "",
        " ".join(row.summary_line.split()) or origin_words(row.title, row.file),
    )


def spoken_row(words: RowWords, *, pinned: bool) -> str:
    """A row for screen readers: what tells it from others comes first."""
    parts = (
        words.title,
        words.date,
        words.languages,
        words.progress or "all sentences done",
        words.doubts,
        words.edited,
        "pinned" if pinned else "",
        words.line,
    )
    return ", ".join(part for part in parts if part)


def friendly_time(then: datetime, now: datetime) -> str:
    """Such as ``"today 14:05"``, ``"yesterday"``, ``"12 March"`` and ``"12 March 2024"``.

    Args:
        then: The time to speak of; knows its zone.
        now: The time, with the zone that the words are for.
    """
    local = then.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"today {local:%H:%M}"
    if local.date() == now.date() - timedelta(days=1):
        return "yesterday"
    day = f"{local.day} {_MONTHS[local.month - 1]}"
    return day if local.year == now.year else f"{day} {local.year}"


def title_words(title: str, file: str | None) -> str:
    """The title; else the name of the file; never empty, and in one line."""
    return " ".join(title.split()) or (PurePath(file).name if file else "") or "Untitled"


def origin_words(title: str, file: str | None) -> str:
    """Where an article came from; empty if its title says so already."""
    if not file:
        return "Pasted text"
    return PurePath(file).name if title.strip() else ""


def languages_words(language: str, target: str, language_name: Callable[[str], str]) -> str:
    """The article's language and the one it was read in, if that is another."""
    source = language_name(language)
    return f"{source} → {language_name(target)}" if target not in ("", language) else source


def progress_words(tally: Tally) -> str:
    """Such as ``"31 of 42 sentences"``; empty if all is done."""
    if tally.done >= tally.total:
        return ""
    if not tally.done:
        return "not translated yet"
    return f"{tally.done:,} of {counted(tally.total, 'sentence')}"


def doubts_words(tally: Tally) -> str:
    """Such as ``"3 to check, 1 failed"``; empty if there is no doubt left."""
    named = ((tally.to_check, "to check"), (tally.failed, "failed"))
    return ", ".join(f"{number:,} {name}" for number, name in named if number)


def place_words(hit: Hit) -> str:
    """Where a hit stands, such as ``"in the translation"``."""
    return _PLACES[hit.field]


def count_words(articles: int, total: int) -> str:
    """How many articles are listed, and of how many if not all are."""
    few = f"{articles:,} of " if articles != total else ""
    return f"{few}{counted(total, 'article')}"


def more_words(places: int) -> str:
    """That an article has more places than are shown."""
    return f"Show {counted(places, 'more place')}"


def found_words(places: int, articles: int, *, limited: bool) -> str:
    """How much was found; ``limited`` if there may be more."""
    if not places:
        return "Nothing found"
    start = "First " if limited else ""
    return f"{start}{counted(places, 'place')} in {counted(articles, 'article')}"


def selected_words(number: int) -> str:
    """How many articles are selected, where it is more than one."""
    return f"{number:,} selected" if number > 1 else ""


def removed_words(number: int) -> str:
    """That articles were removed."""
    return f"{counted(number, 'article')} removed"


def keep_words(keeping: Keeping) -> str:
    """What a command does that pins an article, or takes the pin away."""
    return "Unpin" if keeping is Keeping.PINNED else "Pin"


def counted(number: int, noun: str) -> str:
    """Such as ``"1 article"`` and ``"2,000 articles"``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
