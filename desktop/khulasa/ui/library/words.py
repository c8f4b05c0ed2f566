"""The words of the library page, made from plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath

from khulasa.library.article_name import article_name
from khulasa.library.values import ArticleRow, Field, Hit, Keeping, Sort, Tally
from khulasa.wording import N_, _, count_text, fill_text, list_text

_MONTHS = (
    *(
        N_("January"),
        N_("February"),
        N_("March"),
        N_("April"),
        N_("May"),
        N_("June"),
        N_("July"),
        N_("August"),
        N_("September"),
    ),
    *(N_("October"), N_("November"), N_("December")),
)

SORTS = {
    Sort.OPENED: N_("Last opened"),
    Sort.FIRST_OPENED: N_("First opened"),
    Sort.TITLE: N_("Title"),
    Sort.LANGUAGE: N_("Language"),
    Sort.TO_CHECK: N_("Most to check"),
}

FILTERS = {
    "unfinished": N_("Unfinished"),
    "to_check": N_("To check"),
    "edited": N_("Edited by you"),
    "pinned": N_("Pinned"),
}

_PLACES = {
    Field.TITLE: N_("in the title"),
    Field.SOURCE: N_("in the article"),
    Field.TRANSLATION: N_("in the translation"),
    Field.SUMMARY: N_("in the summary"),
    Field.NOTE: N_("in your note"),
    Field.SENTENCE_NOTE: N_("in your note on a sentence"),
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
        article_name(row.title, row.file),
        friendly_time(row.opened, now),
        languages_words(row.language, row.target, language_name),
        progress_words(row.tally),
        doubts_words(row.tally),
        _("edited by you") if row.tally.edited else "",
        " ".join(row.summary_line.split()) or origin_words(row.title, row.file),
    )


def spoken_row(words: RowWords, *, pinned: bool) -> str:
    """A row for screen readers: what tells it from others comes first."""
    parts = (
        words.title,
        words.date,
        words.languages,
        words.progress or _("all sentences done"),
        words.doubts,
        words.edited,
        _("pinned") if pinned else "",
        words.line,
    )
    return list_text(parts)


def friendly_time(then: datetime, now: datetime) -> str:
    """Such as ``"today 14:05"``, ``"yesterday"``, ``"12 March"`` and ``"12 March 2024"``.

    Args:
        then: The time to speak of; knows its zone.
        now: The time, with the zone that the words are for.
    """
    local = then.astimezone(now.tzinfo)
    if local.date() == now.date():
        return _("today {:%H:%M}").format(local)
    if local.date() == now.date() - timedelta(days=1):
        return _("yesterday")
    words = _("{day} {month}") if local.year == now.year else _("{day} {month} {year}")
    return words.format(day=local.day, month=_(_MONTHS[local.month - 1]), year=local.year)


def origin_words(title: str, file: str | None) -> str:
    """Where an article came from; empty if its title says so already."""
    if not file:
        return _("Pasted text")
    return PurePath(file).name if title.strip() else ""


def languages_words(language: str, target: str, language_name: Callable[[str], str]) -> str:
    """The article's language and the one it was read in, if that is another."""
    source = language_name(language)
    return f"{source} {_('→')} {language_name(target)}" if target not in ("", language) else source


def progress_words(tally: Tally) -> str:
    """Such as ``"31 of 42 sentences"``; empty if all is done."""
    if tally.done >= tally.total:
        return ""
    if not tally.done:
        return _("not translated yet")
    return fill_text(
        "{:,} of {}", tally.done, count_text("{:,} sentence", "{:,} sentences", tally.total)
    )


def doubts_words(tally: Tally) -> str:
    """Such as ``"3 to check, 1 failed"``; empty if there is no doubt left."""
    to_check = count_text("{:,} to check", "{:,} to check", tally.to_check)
    failed = count_text("{:,} failed", "{:,} failed", tally.failed)
    return list_text([to_check] * bool(tally.to_check) + [failed] * bool(tally.failed))


def place_words(hit: Hit) -> str:
    """Where a hit stands, such as ``"in the translation"``."""
    return _(_PLACES[hit.field])


def count_words(articles: int, total: int) -> str:
    """How many articles are listed, and of how many if not all are."""
    if articles == total:
        return count_text("{:,} article", "{:,} articles", total)
    return count_text("{few:,} of {:,} article", "{few:,} of {:,} articles", total, few=articles)


def more_words(places: int) -> str:
    """That an article has more places than are shown."""
    return _("Show {}").format(count_text("{:,} more place", "{:,} more places", places))


def found_words(places: int, articles: int, *, limited: bool) -> str:
    """How much was found; ``limited`` if there may be more."""
    if not places:
        return _("Nothing found")
    words = _("First {places} in {articles}") if limited else _("{places} in {articles}")
    return words.format(
        places=count_text("{:,} place", "{:,} places", places),
        articles=count_text("{:,} article", "{:,} articles", articles),
    )


def selected_words(number: int) -> str:
    """How many articles are selected, where it is more than one."""
    return fill_text("{:,} selected", number) if number > 1 else ""


def removed_words(number: int) -> str:
    """That articles were removed."""
    return _("{} removed").format(count_text("{:,} article", "{:,} articles", number))


def keep_words(keeping: Keeping) -> str:
    """What a command does that pins an article, or takes the pin away."""
    return _("Unpin") if keeping is Keeping.PINNED else _("Pin")
