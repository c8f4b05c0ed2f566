"""What the models made is found again wherever the same sentence comes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.article.model import Span
from khulasa.library.facade import Library
from khulasa.library.records.keys import source_key
from khulasa.library.values import Outcome
from khulasa.review.issue import Issue
from khulasa.summary.result import Summary
from khulasa.translation.normalise import model_copy
from khulasa.translation.result import Status, Translation, by_user, failure
from library.material import DOUBT, LIBRARY_OPENS, article, ok, summary

YES = Translation("Yes.", Status.OK)


def test_a_sentence_is_found_whatever_its_marks_and_spaces_are(library: Library) -> None:
    library.remember("f", "ar", "en", [("افتُتحت المكتبة.", YES)]).result()
    asked = ["افتتحت المكتبة.", "افتتحت  المكتبة. ", "افتتحـــت المكتبة.", "أغلقت المكتبة."]
    found = library.find_many("f", "ar", "en", asked)
    assert found == dict.fromkeys(asked[:3], YES)


@pytest.mark.parametrize(
    "other", [("g", "ar", "en"), ("f", "fa", "en"), ("f", "ar", "fr"), ("", "ar", "en")]
)
def test_another_model_or_language_is_another_memory(
    library: Library, other: tuple[str, str, str]
) -> None:
    library.remember("f", "ar", "en", [("نعم.", YES)]).result()
    assert library.find_many(*other, ["نعم."]) == {}


def test_thousands_are_found_at_once(library: Library) -> None:
    texts = [f"الجملة رقم {n}." for n in range(3000)]
    library.remember("f", "ar", "en", [(text, ok(text).current) for text in texts]).result()
    assert library.find_many("f", "ar", "en", texts) == {t: ok(t).current for t in texts}


def test_the_latest_is_found(library: Library) -> None:
    library.remember("f", "ar", "en", [("نعم.", YES)])
    later = Translation("Indeed.", Status.CHECK, (DOUBT,), ("n-best",))
    library.remember("f", "ar", "en", [("نعم.", later)]).result()
    assert library.find_many("f", "ar", "en", ["نعم."]) == {"نعم.": later}


def test_failures_and_the_readers_own_are_not_remembered(library: Library) -> None:
    made = [("نعم.", failure("The model ran out of memory.")), ("لا.", by_user("No."))]
    library.remember("f", "ar", "en", made).result()
    assert library.find_many("f", "ar", "en", ["نعم.", "لا."]) == {}


def test_what_was_taken_over_is_taken_over_as_it_is_spelled_here(library: Library) -> None:
    library.remember("f", "ar", "en", [("12 - 14", Translation("12 - 14", Status.COPIED))]).result()
    found = library.find_many("f", "ar", "en", ["12  -  14 "])
    assert found == {"12  -  14 ": Translation("12  -  14", Status.COPIED)}


def test_places_in_the_source_hold_only_for_the_same_spelling(library: Library) -> None:
    outcome = Translation("2 came.", Status.CHECK, (DOUBT,))
    library.remember("f", "ar", "en", [("جاء 12 طالبا.", outcome)]).result()
    same, other = "جاء 12 طالبا. ", "جَاءَ 12 طالبا."
    found = library.find_many("f", "ar", "en", [same, other])
    assert found[same].issues == (DOUBT,)
    assert found[other].issues == (Issue(DOUBT.kind, DOUBT.message, None, Span(0, 1)),)


words = st.text(
    st.sampled_from("اأبتمكلـىةیﷲﻻ\ufefb\u064b\u0651\u0654\u200f\ufeff é\u0301x٣3%٪«»\n\t"),
    max_size=12,
)


@given(words, words, st.booleans())
def test_what_shares_a_key_is_the_same_to_every_model(one: str, two: str, map_digits: bool) -> None:
    for text, other in ((one, two), (one, unicodedata.normalize("NFD", one)), (one, f" {one}ـ")):
        if source_key(text) == source_key(other):
            assert model_copy(text, "ar", map_digits=map_digits) == model_copy(
                other, "ar", map_digits=map_digits
            )


@given(words)
def test_marks_and_spaces_do_not_change_a_key(text: str) -> None:
    assert source_key(text) == source_key(f"\u200f {text}\u0640\n")


def test_a_summary_is_found_by_its_key(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    made = summary("It opens.", "Many came.").summary
    library.remember_summary(number, "k1", made).result()
    assert library.find_summary("k1") == made
    assert library.find_summary("k2") is None
    shorter = Summary("bart", ())
    library.remember_summary(number, "k1", shorter).result()
    assert library.find_summary("k1") == shorter


def test_a_correction_is_offered_where_the_same_sentence_comes_again(library: Library) -> None:
    first = library.open_article(LIBRARY_OPENS)
    library.save_outcomes(
        first.id, "en", {1: Outcome(by_user("It opened on Sunday."), YES), 2: ok("x")}
    )
    second = library.open_article(article("افتتحت المكتبة صباح الأحد.", title="خبر آخر"))
    library.save_outcomes(
        second.id, "en", {1: Outcome(by_user("The library opened."), YES)}
    ).result()
    asked = ["افتتحت المكتبة صباح الأحد.", "زارها مئتا طالب.", "لا شيء."]
    assert library.corrections("ar", "en", asked) == {
        asked[0]: ("The library opened.", "It opened on Sunday.")
    }
    assert library.corrections("ar", "fr", asked) == {}
    assert library.corrections("fa", "en", asked) == {}


def test_a_correction_that_was_taken_back_is_not_offered(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {1: ok("It opened.")})
    library.save_revision(number, "en", 1, ok("It opened.").current, by_user("It was opened."))
    library.undo(number, "en").result()
    assert library.corrections("ar", "en", LIBRARY_OPENS.sentences) == {}
