"""The model's copy of a text, the vocabulary's own normalisation, and noise."""

import random

import pytest

from training.text import add_noise, normalise_arabic, normalise_english, piece_rules


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("كِتَابٌ جَدِيدٌ", "كتاب جديد"),
        ("جـــديد", "جديد"),
        ("في ٣ مارس ٢٠٢١", "في 3 مارس 2021"),
        ("۱۲٫۵٪", "12.5%"),
        ("«نعم»", '"نعم"'),
        ("\u200fنعم\u200e  لا", "نعم لا"),
        ("ﻛﺘﺎﺏ", "كتاب"),
    ],
)
def test_arabic_is_seen_plain(text: str, seen: str) -> None:
    assert normalise_arabic(text) == seen


def test_english_keeps_its_words() -> None:
    assert normalise_english("“Yes”—he  said…") == '"Yes"-he said...'


def test_pieces_normalise_as_the_corpus_was() -> None:
    rules = dict(piece_rules())
    for character in "٣۷٪«»ـَﻛ":
        seen = rules.get(character, character)
        assert seen == normalise_arabic(character)


def test_noise_changes_spelling_only() -> None:
    rng = random.Random(3)
    text = "أعلنت المدينة إلى"
    variants = {add_noise(text, rng) for _ in range(200)}
    assert variants == {text, "اعلنت المدينة الى", "أعلنت المدينه إلى"} or len(variants) > 1
    assert all(len(variant) == len(text) for variant in variants)
