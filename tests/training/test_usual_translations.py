"""What a word is usually translated to is counted over pairs, and read by the review as written."""

from __future__ import annotations

import pytest

from khulasa.review.data import lexicon
from training.usual_translations import as_text, usual_translations

PAIRS = [
    ("فتح الطبيب الباب", "The doctor opened the door"),
    ("والطبيب في البيت", "And the doctor is at home, in the house"),
    ("رأيت الباب", "I saw the door"),
    ("بيت كبير", "A large house"),
    ("في البيت باب 12", "In the house there stands a door 12"),
    ("طبيب", "A physician"),
] * 5


def test_a_word_goes_with_what_stands_beside_it_everywhere() -> None:
    usual = usual_translations(PAIRS)
    assert next(iter(usual["باب"])) == "door"
    assert next(iter(usual["بيت"])) == "house"
    assert list(usual["طبيب"])[:2] == ["docto", "physi"]
    assert "12" not in usual


def test_what_was_seen_too_seldom_is_not_listed() -> None:
    assert usual_translations(PAIRS[:6]) == {}


def test_the_review_reads_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    text = as_text({"طبيب": {"docto": 80, "physi": 20}})
    monkeypatch.setattr(lexicon, "read_lines_of", lambda _: text.splitlines()[-1:])
    lexicon.usual_translations.cache_clear()
    lexicon._usual.cache_clear()
    try:
        assert lexicon.usual_translations("وللطبيب") == (("docto", 0.8), ("physi", 0.2))
        assert lexicon.usual_translations("الباب") == ()
    finally:
        lexicon.usual_translations.cache_clear()
        lexicon._usual.cache_clear()
