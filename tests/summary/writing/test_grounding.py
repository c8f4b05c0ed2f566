"""A grounded summary has the text's own words, their forms, and words that say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.summary.writing.grounding import START, Grounding, grounding_for
from khulasa.summary.writing.inflections import inflections

TEXT = (
    "Two people were wounded on 19 March 2009 in Erdoğan's home town, the mayor said. "
    "About 1,200 fled; the bridge cost 3.5m."
)


@pytest.fixture(scope="module")
def grounding() -> Grounding:
    found = grounding_for([TEXT], "en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Two people were wounded.",
        "The mayor says that wounding people is what they did.",
        "In 2009, 1,200 people flee their homes.",
        "ERDOĞAN’s town",
        "It cost 3.5m.",
    ],
)
def test_what_the_text_says_may_be_said(grounding: Grounding, text: str) -> None:
    assert grounding.allows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed.",
        "Three people were wounded.",
        "The mayor of Baghdad said so.",
        "About 1,900 fled.",
        "About 200 fled.",
        "In 2009 19 fled.",  # reads as one number
        "It cost 19.2009.",
        "The mayor did not flee.",  # nothing is denied in the text
        "Re\u00admorse",
        "woun",
    ],
)
def test_anything_else_may_not(grounding: Grounding, text: str) -> None:
    assert not grounding.allows(text)


def test_negation_may_be_used_where_the_text_has_some() -> None:
    found = grounding_for(["The mayor didn't flee."], "en")
    assert found is not None
    assert found.allows("The mayor never fled.")


def test_a_prefix_goes_with_its_own_word_only() -> None:
    found = grounding_for(["They re-elect the once-vibrant mayor, which is enough."], "en")
    assert found is not None
    assert found.allows("The vibrant mayor they re-elect is elected.")
    assert not found.allows("They are re-enough.")


def test_data_in_the_text_is_no_word() -> None:
    found = grounding_for(["It is " + "f00d" * 500 + ", he said. " + "7," * 500 + "7"], "en")
    assert found is not None
    assert found.allows("He said it.")
    assert max(map(len, found.forms)) <= 60


def test_other_languages_have_no_word_lists() -> None:
    assert grounding_for(["ok"], "ar") is None


@given(st.text(alphabet="abc 12.,'", max_size=30), st.text(alphabet="abc 12.,'", max_size=30))
def test_a_text_is_grounded_in_itself_and_followed_piece_by_piece(text: str, other: str) -> None:
    found = grounding_for([text], "en")
    assert found is not None
    whole = found.follow(START, other)
    assert whole == found.follow(found.follow(START, other[:7]), other[7:])
    if whole:
        assert found.allows_token(other) or not other


@pytest.mark.parametrize(
    ("word", "has", "has_not"),
    [
        ("wounded", {"wound", "wounds", "wounding"}, {"woundly"}),
        ("carries", {"carry", "carried", "carrying"}, {"car"}),
        ("stopped", {"stop", "stops", "stopping"}, {"stoped"}),
        ("made", {"make", "makes", "making"}, set()),
        ("moscow", {"moscow"}, {"moscows"}),
    ],
)
def test_forms_of_a_word(word: str, has: set[str], has_not: set[str]) -> None:
    assert has <= inflections(word)
    assert not has_not & inflections(word)
