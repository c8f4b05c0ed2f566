"""Filters, the held-out slice, weights and batches."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.batches import make_batches
from training.corpus import Pair, Weights, clean, fault, read_pairs, split_held_out
from training.prepare import prepare
from training.sampler import Sampler, Sampling


def _pair(arabic: str, english: str, source: str = "made up") -> Pair:
    return Pair(source, "CC0-1.0", arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("هذا كتاب جديد", "This is a new book", None),
        ("", "nothing", "empty"),
        ("Windows 10", "Windows 10", "script"),
        ("نعم", "نعم", "script"),
        ("تراجع", "label_revert", "label"),
        ("نعم نعم", "this has far too many words for what it translates", "ratio"),
        ("ولد الكاتب في مصر عام 1911", "The writer was born in Egypt in 1912", "numbers"),
        (
            "وصل 38 ألف سائح إلى المدينة أمس",
            "Some 38,000 tourists reached the city yesterday",
            None,
        ),
        (
            "أدى مليون و800 ألف حاج المناسك",
            "A total of 1.8 million pilgrims performed the rites",
            None,
        ),
        ("وصل 38 ألف سائح إلى المدينة أمس", "Some 3,800 tourists reached the city", "numbers"),
        ("كان الرجل في الثانية والأربعين من عمره", "The man was 42 years old then", None),
        ("فازت الكويت على عمان في ثمن النهائي", "Kuwait beat Oman in the last 16", None),
    ],
)
def test_unfit_pairs_are_named(arabic: str, english: str, reason: str | None) -> None:
    assert fault(_pair(arabic, english)) == reason


def test_repeated_pairs_go_once() -> None:
    kept, dropped = clean([_pair("نعم", "Yes"), _pair("نعم", "yes"), _pair("نعم", "Yeah")])
    assert [pair.english for pair in kept] == ["Yes", "Yeah"]
    assert dropped == {"repeated": 1}


def test_one_arabic_text_is_never_on_both_sides(corpus: Path) -> None:
    pairs = list(read_pairs(corpus))
    training, held_out = split_held_out(pairs)
    assert held_out
    assert not {p.arabic for p in training} & {p.arabic for p in held_out}


def test_the_first_rule_that_fits_gives_the_weight(tmp_path: Path) -> None:
    rules = tmp_path / "weights.toml"
    rules.write_text(
        '[[source]]\nmatch = "prose"\nearly = 3\nlate = 4\n'
        '[[source]]\nmatch = ""\nearly = 0.5\nlate = 0.2\n'
    )
    weights = Weights(rules)
    assert weights.of("some prose").late == 4
    assert weights.of("manuals").early == 0.5


def test_batches_keep_all_pairs_and_their_size() -> None:
    rng = random.Random(5)
    pairs = [([7] * rng.randint(1, 40), [8] * rng.randint(1, 40)) for _ in range(500)]
    batches = list(make_batches(iter(pairs), padding=99, size=256, rng=rng))
    assert sum(len(batch.source) for batch in batches) == 500
    assert sum(batch.tokens(99) for batch in batches) == sum(len(t) for _, t in pairs)
    for batch in batches:
        assert not (batch.source == 99).any()
        assert max(batch.source.numel(), batch.target.numel()) <= 256


def test_words_are_strung_together_and_sentences_are_not(corpus: Path, tmp_path: Path) -> None:
    rules = tmp_path / "weights.toml"
    rules.write_text(
        '[[source]]\nmatch = "names"\nearly = 1\nlate = 1\nwords = true\n'
        '[[source]]\nmatch = ""\nearly = 0\nlate = 0\n'
    )
    mixed = tmp_path / "corpus.tsv"
    names = "".join(f"names\tCC0-1.0\tليلى{n}\tLeila{n}\n" for n in range(100, 140))
    mixed.write_text(corpus.read_text(encoding="utf-8") + names, encoding="utf-8")
    prepare(mixed, rules, tmp_path / "data", vocabulary=160)

    def texts(listed: int) -> list[tuple[str, str]]:
        sampling = Sampling(noise=False, pieces=0.0, listed=listed)
        sampler = Sampler(tmp_path / "data", rules, sampling)
        return [
            (sampler.pieces.decode(source), sampler.pieces.decode([t for t in target if t < 160]))
            for batch in sampler.batches(0, 0.0, 256)
            for source, target in zip(batch.source.tolist(), batch.target.tolist(), strict=True)
        ]

    alone, listed = texts(1), texts(4)
    assert all(arabic.count("ليلى") == 1 for arabic, _ in alone)
    assert sum(arabic.count("ليلى") for arabic, _ in listed) == len(alone)
    assert max(arabic.count("ليلى") for arabic, _ in listed) > 1
    for arabic, english in listed:
        numbers = [word.strip(",").removeprefix("Leila") for word in english.split()]
        assert [word.strip("،,").removeprefix("ليلى") for word in arabic.split()] == numbers
