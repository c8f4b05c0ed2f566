"""Every word of the lists of denials is found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from khulasa.review.data.word_lists import read_parts
from khulasa.review.readers.denials import DENIAL_CUES, DENYING, denial_ar, denies_en
from khulasa.review.words import words

PARTS = read_parts("denials_en.txt")
NO_CUES = ("but", "until", "exceptions", "denying nothing")


@pytest.mark.parametrize("part", [part for part in PARTS if part not in NO_CUES])
def test_every_english_word_is_a_cue(part: str) -> None:
    for word in PARTS[part]:
        text = word.replace("*", "abc").replace("…", "hope and joy")
        assert DENIAL_CUES.search(f"They {text} it."), word


def test_what_only_looks_like_a_denial_is_none() -> None:
    for word in PARTS["exceptions"]:
        assert not DENIAL_CUES.search(f"The {word.replace('*', 'abc')} came."), word


@pytest.mark.parametrize("text", ["It isn't so.", "It isn’t so.", "It is n't so.", "It is not so."])
def test_contractions_deny(text: str) -> None:
    assert DENIAL_CUES.search(text)
    assert DENYING.search(text)
    assert denies_en(text)


@pytest.mark.parametrize("phrase", PARTS["denying nothing"])
def test_what_is_said_behind_it_is_not_denied(phrase: str) -> None:
    assert not DENYING.match(phrase.replace("*", "s"))


def test_every_arabic_word_denies() -> None:
    parts = read_parts("denials_ar.txt")
    for word in (*parts["particles"], *parts["nouns"]):
        assert denial_ar(words(f"قال {word} كتاب")) == 1, word
    for word in parts["not denied"]:
        assert denial_ar(words(f"قال لا {word.strip('*')}")) is None, word
    for word in parts["not lacked"]:
        assert denial_ar(words(f"قال بلا {word.strip('*')}")) is None, word


@pytest.mark.parametrize(
    "text", ["دُوّن الاسم", "دوَّن الكاتب ذلك", "هل وصل أم لا", "المدينة ألا وهي دمشق", "كرم بلا حدود"]
)
def test_arabic_that_only_looks_like_a_denial_is_none(text: str) -> None:
    assert denial_ar(words(text)) is None


def test_not_to_in_one_word_denies() -> None:
    assert denial_ar(words("طلب ألا ينتظروا")) == 1


def test_a_word_that_says_something_else_is_no_denial() -> None:
    assert denies_en("They refused an illegal order.")
    assert not denies_en("They refused an order.", elsewhere={"refus"})
    assert not denies_en("This is an illegal order.", prefixed=1)
    assert denies_en("They did not refuse.", elsewhere={"refus"})
