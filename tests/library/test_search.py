"""Words are found in whatever spelling, in their place, and never taken for commands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.library.facade import Library
from khulasa.library.search.search_form import form_places, search_form
from khulasa.library.search.search_query import match_expression
from khulasa.library.values import Field, Hit, Outcome
from khulasa.translation.result import by_user, failure
from library.material import article, ok, summary

NEWS = article(
    "أُصيب شخصان في المَدينة القديمة. ",
    "زار الوزير مدرسةً للأطفال فى القرى. ",
    "ارتفعت الأسعار ٢٥٪ هذا العام.",
    title="أخبار الأحد",
)


@pytest.fixture
def news(library: Library) -> int:
    number = library.open_article(NEWS).id
    targets = {
        0: "Sunday's news",
        1: "Two people were wounded in the old city.",
        2: "The minister visited a school for children in the villages.",
        3: "Prices rose by 25% this year, countries said.",
    }
    library.save_outcomes(number, "en", {n: ok(target) for n, target in targets.items()})
    library.save_summary(number, "en", summary("Two hurt; prices climb."))
    library.save_note(number, "Compare with the café's report.").result()
    return number


def places(hits: tuple[Hit, ...]) -> set[tuple[Field, int | None]]:
    return {(hit.field, hit.number) for hit in hits}


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("المدينة", (Field.SOURCE, 1)),
        ("مدينه", (Field.SOURCE, 1)),
        ("والمدينة", (Field.SOURCE, 1)),
        ("بالمدينة", (Field.SOURCE, 1)),
        ("المَدِينَة", (Field.SOURCE, 1)),
        ("الـمـديـنـة", (Field.SOURCE, 1)),
        ("ﺍﻟﻤﺪﻳﻨﺔ", (Field.SOURCE, 1)),
        ("اصيب", (Field.SOURCE, 1)),
        ("مدرسة", (Field.SOURCE, 2)),
        ("في القري", (Field.SOURCE, 2)),
        ("أطفال", (Field.SOURCE, 2)),
        ("25", (Field.SOURCE, 3)),
        ("25", (Field.TRANSLATION, 3)),
        ("٢٥", (Field.TRANSLATION, 3)),
        ("wound", (Field.TRANSLATION, 1)),
        ("WOUNDING", (Field.TRANSLATION, 1)),
        ("visits", (Field.TRANSLATION, 2)),
        ("country", (Field.TRANSLATION, 3)),
        ("climbed", (Field.SUMMARY, None)),
        ("cafe", (Field.NOTE, None)),
        ("أخبار", (Field.TITLE, None)),
        ("old city", (Field.TRANSLATION, 1)),
        ('"old city"', (Field.TRANSLATION, 1)),
        ("“old city” wounded", (Field.TRANSLATION, 1)),
    ],
)
def test_it_is_found(library: Library, words: str, expected: tuple[Field, int | None]) -> None:
    assert expected in places(library.search(words))


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("words", ['"city old"', "wounded minister", "yesterday", "مدير"])
def test_it_is_not_found(library: Library, words: str) -> None:
    assert library.search(words) == ()


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "word", ["villages", "countries", "visited", "minister", "المدينة", "الأطفال"]
)
def test_it_is_found_from_the_third_letter_on(library: Library, word: str) -> None:
    for length in range(3, len(word) + 1):
        assert library.search(word[:length]), word[:length]


@pytest.mark.usefixtures("news")
def test_only_the_last_word_may_be_begun(library: Library) -> None:
    assert library.search("old ci")
    assert not library.search("ol city")
    assert not library.search("minis ")


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "words",
    ["", " ", '"', '""', "*", "'", "- +", "()", "…", '"*" ^', "\0", "_", "🙂"],
)
def test_without_a_word_nothing_is_found(library: Library, words: str) -> None:
    assert library.search(words) == ()


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "words",
    ["city OR minister", "city NOT wounded", "form:city", "NEAR(city old)", "city AND", "-city"],
)
def test_words_are_not_taken_for_syntax(library: Library, words: str) -> None:
    hits = library.search(words)
    assert places(hits) <= {(Field.TRANSLATION, 1)}
    assert bool(hits) == (words == "-city")


@pytest.mark.usefixtures("news")
def test_half_a_character_is_passed_over(library: Library) -> None:
    assert library.search("\ud83dcity")
    assert library.search("\ud83d") == ()


@given(st.text())
def test_any_text_is_a_query(words: str) -> None:
    expression = match_expression(words)
    if expression is not None:
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        assert connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall() == []
        connection.close()


def test_a_hit_shows_the_words_in_the_text_as_it_is_written(library: Library, news: int) -> None:
    [hit] = library.search("مدينة قديمة")
    assert (hit.article_id, hit.title, hit.field, hit.number) == (news, NEWS.title, Field.SOURCE, 1)
    assert hit.snippet == "أُصيب شخصان في المَدينة القديمة."
    found = [hit.snippet[span.start : span.end] for span in hit.matches]
    assert found == ["المَدينة", "القديمة"]


def test_the_snippet_of_a_long_text_lies_around_the_words(library: Library) -> None:
    long = " ".join(["Nothing of note happened"] * 30 + ["until Tuesday"] + ["and so on"] * 30)
    number = library.open_article(NEWS).id
    library.save_outcomes(number, "en", {1: ok(long)}).result()
    [hit] = library.search("tuesday")
    assert len(hit.snippet) < 200
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    [span] = hit.matches
    assert hit.snippet[span.start : span.end] == "Tuesday"


def test_a_title_comes_before_a_sentence(library: Library) -> None:
    library.open_article(article("وصل الوفد إلى العاصمة.", title="خبر"))
    titled = library.open_article(article("لا جديد في الأمر اليوم.", title="الوفد"))
    hits = library.search("الوفد")
    assert (hits[0].article_id, hits[0].field) == (titled.id, Field.TITLE)
    assert len(hits) == 2  # the title is a paragraph too, and found once


def test_a_text_with_characters_of_private_use_is_marked_in_the_right_place(
    library: Library,
) -> None:
    library.open_article(article("\ue000نعم\ue001 للمكتبة الكبيرة.", title="خبر"))
    [hit] = library.search("المكتبة")
    assert [hit.snippet[span.start : span.end] for span in hit.matches] == ["للمكتبة"]


def test_what_is_everywhere_is_found_newest_first(library: Library) -> None:
    for part in range(2):
        sentences = [f"الجملة رقم {part} {n}. " for n in range(600)]
        number = library.open_article(article(*sentences, title=f"باب {part}")).id
    hits = library.search("جملة", limit=10)
    assert len(hits) == 10
    assert {hit.article_id for hit in hits} == {number}


def test_the_index_follows_each_change(library: Library, news: int) -> None:
    library.save_revision(news, "en", 1, ok("x").current, by_user("Two people were hurt.")).result()
    assert (Field.TRANSLATION, 1) not in places(library.search("wounded"))
    assert (Field.TRANSLATION, 1) in places(library.search("hurt"))
    library.undo(news, "en").result()
    library.save_note(news, "").result()
    assert library.search("cafe") == ()
    library.save_outcomes(news, "en", {2: Outcome(failure("No memory."))}).result()
    assert library.search("villages") == ()


def test_removed_articles_are_not_found(library: Library, news: int) -> None:
    library.remove([news]).result()
    assert library.search("minister") == ()
    library.restore([news]).result()
    assert library.search("minister")


@given(st.text())
def test_each_letter_of_the_form_has_a_place(text: str) -> None:
    form, where = search_form(text), form_places(text)
    assert len(form) == len(where)
    assert where == sorted(where)
    assert all(0 <= place < len(text) for place in where)


@given(st.text(st.sampled_from("أإآٱؤئىیةکء٣۳ًٌَُّٰـﷲﻻab ")))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert search_form(search_form(text)) == search_form(text)
