"""The list of articles is sorted and filtered, and knows how far each one is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, Keeping, Outcome, Sort, Tally
from khulasa.translation.result import by_user
from library.material import LIBRARY_OPENS, article, doubtful, ok, summary


@pytest.fixture
def three(library: Library) -> list[int]:
    """The library; a Persian article with a doubt and an edit; one that is done; the last one."""
    numbers = [
        library.open_article(read).id
        for read in (
            replace(article("الأولى.", title="ب"), language="fa"),
            article("الثانية.", title="ا"),
            article("الثالثة.", title="ج"),
        )
    ]
    library.save_outcomes(
        numbers[0], "en", {0: doubtful("First."), 1: Outcome(by_user("The first."), None)}
    )
    library.save_outcomes(numbers[1], "fr", {0: ok("Deux"), 1: ok("La deuxième.")})
    library.save_summary(numbers[1], "fr", summary("La deuxième.", "C'est tout."))
    library.set_keeping(numbers[2], Keeping.PINNED).result()
    return numbers


def test_a_line_says_what_an_article_is_and_how_far(library: Library) -> None:
    known = library.open_article(LIBRARY_OPENS)
    [row] = library.list_articles()
    assert (row.id, row.title, row.language, row.file) == (
        known.id,
        "افتتاح المكتبة",
        "ar",
        "library.txt",
    )
    assert (row.target, row.tally, row.summary_line) == ("", Tally(total=4), "")
    assert (row.opened, row.first_opened) == (known.opened, known.first_opened)
    library.save_outcomes(known.id, "en", {0: ok("Opening"), 1: doubtful("2 came.")})
    library.save_summary(known.id, "en", summary("It opened.", "Many came.")).result()
    [row] = library.list_articles()
    assert (row.target, row.tally) == ("en", Tally(total=4, done=2, to_check=1))
    assert row.summary_line == "It opened."


def test_it_is_shown_in_the_language_it_was_last_read_in(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {0: ok("Opening")})
    library.save_outcomes(number, "fr", {0: ok("Ouverture")}).result()
    assert library.list_articles()[0].target == "fr"
    library.set_open(number, "en").result()
    assert library.list_articles()[0].target == "en"


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.OPENED, [2, 1, 0]),
        (Sort.FIRST_OPENED, [2, 1, 0]),
        (Sort.TITLE, [1, 0, 2]),
        (Sort.LANGUAGE, [2, 1, 0]),
        (Sort.TO_CHECK, [0, 2, 1]),
    ],
)
def test_sorting(library: Library, three: list[int], sort: Sort, order: list[int]) -> None:
    assert [row.id for row in library.list_articles(sort)] == [three[n] for n in order]


def test_opening_again_brings_it_to_the_top(library: Library, three: list[int]) -> None:
    library.open_article(library.load(three[0], "en").article)
    assert library.list_articles()[0].id == three[0]
    assert library.list_articles(Sort.FIRST_OPENED)[0].id == three[2]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (ArticleFilter(), {0, 1, 2}),
        (ArticleFilter(language="fa"), {0}),
        (ArticleFilter(target="fr"), {1}),
        (ArticleFilter(unfinished=True), {2}),
        (ArticleFilter(unfinished=False), {0, 1}),
        (ArticleFilter(to_check=True), {0}),
        (ArticleFilter(to_check=False), {1, 2}),
        (ArticleFilter(edited=True), {0}),
        (ArticleFilter(pinned=True), {2}),
        (ArticleFilter(pinned=False, language="ar"), {1}),
        (ArticleFilter(language="' OR 1"), set()),
    ],
)
def test_filtering(
    library: Library, three: list[int], chosen: ArticleFilter, expected: set[int]
) -> None:
    rows = library.list_articles(chosen=chosen)
    assert {row.id for row in rows} == {three[n] for n in expected}
    assert library.count_articles(chosen) == len(expected)


def test_a_portion(library: Library, three: list[int]) -> None:
    assert [row.id for row in library.list_articles(limit=2, offset=1)] == [three[1], three[0]]
