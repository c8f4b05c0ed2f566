"""Every word of the lists of denials is found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from khulasa.review.data.word_lists import read_parts
from khulasa.review.readers.denials import CERTAIN_DENIALS, DENIAL_CUES, first_denial_ar
from khulasa.review.words import words

PARTS = read_parts("denials_en.txt")
NO_CUES = ("but", "exceptions")


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
    assert CERTAIN_DENIALS.search(text)


def test_every_arabic_word_denies() -> None:
    parts = read_parts("denials_ar.txt")
    for word in (*parts["particles"], *parts["nouns"]):
        text = f"قال {word} كتاب"
        denial = first_denial_ar(words(text))
        assert denial is not None, word
        assert denial.text == word
    for word in parts["not denied"]:
        assert first_denial_ar(words(f"قال لا {word.strip('*')}")) is None, word
