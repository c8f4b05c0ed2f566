"""Drawn numbers stand on both sides alike, in Arabic that counts rightly."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from training.corpus import Weights
from training.digits import KINDS, SOURCE, pairs
from training.numbers import lost_numbers
from training.quality import numbers_kept

WEIGHTS = Path(__file__).parents[2] / "training/weights.toml"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_number_is_on_both_sides(kind) -> None:
    rng = random.Random(5)
    for arabic, english in (kind(rng) for _ in range(300)):
        kept, wanted = numbers_kept(arabic, english)
        assert kept == wanted, (arabic, english)
        assert not lost_numbers(arabic, english), (arabic, english)


def test_arabic_counts_by_the_last_two_digits() -> None:
    text = "\n".join(arabic for arabic, _ in pairs(20_000, random.Random(7)))
    counted = {form: int(n[-2:]) for n, form in re.findall(r"(\d{2,}) (أيام|يوما|يوم)\b", text)}
    assert set(counted) == {"أيام", "يوما", "يوم"}
    assert 3 <= counted["أيام"] <= 10
    assert counted["يوما"] > 10
    assert counted["يوم"] < 3


def test_the_same_seed_draws_the_same_and_a_tenth_has_arabic_digits() -> None:
    drawn = pairs(3000, random.Random(1))
    assert drawn == pairs(3000, random.Random(1))
    share = sum(bool(re.search("[٠-٩]", arabic)) for arabic, _ in drawn) / len(drawn)
    assert 0.07 < share < 0.13


def test_they_are_strung_together_as_words_are() -> None:
    assert Weights(WEIGHTS).of(SOURCE[0]).words
