"""What rows, dates and counts say, from plain values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from khulasa.library.values import ArticleRow, Field, Hit, Keeping, Tally
from khulasa.ui.library.words import (
    count_words,
    doubts_words,
    found_words,
    friendly_time,
    more_words,
    origin_words,
    place_words,
    progress_words,
    removed_words,
    row_words,
    spoken_row,
)

BAGHDAD = timezone(timedelta(hours=3))
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=BAGHDAD)


def name(code: str) -> str:
    return {"ar": "Arabic", "en": "English"}[code]


def row(**changes: object) -> ArticleRow:
    values = {
        "id": 1,
        "title": "افتتاح المكتبة",
        "language": "ar",
        "target": "en",
        "file": "/home/a/library.txt",
        "first_opened": NOW,
        "opened": NOW,
        "tally": Tally(42, 31, 3, 0, 1),
        "summary_line": "The library opens.",
        "keeping": Keeping.NORMAL,
        **changes,
    }
    return ArticleRow(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (datetime(2026, 3, 12, 6, 5, tzinfo=UTC), "today 09:05"),
        (datetime(2026, 3, 11, 21, 30, tzinfo=UTC), "today 00:30"),
        (datetime(2026, 3, 11, 20, 59, tzinfo=UTC), "yesterday"),
        (datetime(2026, 3, 10, 20, 59, tzinfo=UTC), "10 March"),
        (datetime(2026, 1, 1, 12, 0, tzinfo=UTC), "1 January"),
        (datetime(2025, 12, 31, 12, 0, tzinfo=UTC), "31 December 2025"),
        (datetime(2026, 3, 14, 12, 0, tzinfo=UTC), "14 March"),
    ],
)
def test_dates_are_those_of_the_readers_clock(then: datetime, words: str) -> None:
    assert friendly_time(then, NOW) == words


@pytest.mark.parametrize(
    ("tally", "progress", "doubts"),
    [
        (Tally(42, 31, 3, 0, 0), "31 of 42 sentences", "3 to check"),
        (Tally(42, 42, 0, 0, 0), "", ""),
        (Tally(4, 0, 0, 0, 0), "not translated yet", ""),
        (Tally(0, 0, 0, 0, 0), "", ""),
        (Tally(2000, 1999, 1200, 1, 0), "1,999 of 2,000 sentences", "1,200 to check, 1 failed"),
    ],
)
def test_progress_and_doubts(tally: Tally, progress: str, doubts: str) -> None:
    assert progress_words(tally) == progress
    assert doubts_words(tally) == doubts


def test_a_row_says_what_it_is() -> None:
    words = row_words(row(), NOW, name)
    assert words.languages == "Arabic → English"
    assert words.edited == "edited by you"
    assert spoken_row(words, pinned=True) == (
        "افتتاح المكتبة, today 09:30, Arabic → English, 31 of 42 sentences, 3 to check,"
        " edited by you, pinned, The library opens."
    )


def test_a_row_without_summary_says_where_it_came_from() -> None:
    assert row_words(row(summary_line=""), NOW, name).line == "library.txt"
    assert origin_words("A title", None) == "Pasted text"
    assert origin_words("", "/home/a/library.txt") == ""  # the title says so


@pytest.mark.parametrize("target", ["", "ar"])
def test_an_article_that_was_not_translated_has_one_language(target: str) -> None:
    assert row_words(row(target=target), NOW, name).languages == "Arabic"


def test_counts() -> None:
    assert count_words(1, 1) == "1 article"
    assert count_words(2, 2000) == "2 of 2,000 articles"
    assert found_words(0, 0, limited=False) == "Nothing found"
    assert found_words(1, 1, limited=False) == "1 place in 1 article"
    assert found_words(50, 7, limited=True) == "First 50 places in 7 articles"
    assert removed_words(2) == "2 articles removed"
    assert more_words(1) == "Show 1 more place"


def test_every_field_of_a_hit_has_words() -> None:
    words = {place_words(Hit(1, "", field, "", None, "", ())) for field in Field}
    assert len(words) == len(Field)
    assert "in your note" in words
