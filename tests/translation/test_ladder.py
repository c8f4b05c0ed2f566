"""What is tried for a doubtful sentence, in which order, and which attempt is kept."""

from __future__ import annotations

import pytest

from khulasa.review.issue import Issue
from khulasa.translation.ladder import (
    DECODING,
    MOST_DECODES,
    Candidate,
    Rung,
    best,
    next_rung,
    split_clauses,
)

NUMBERS = Issue("numbers", "The source says 2, the translation 12.")
LOOP = Issue("repetition", "The translation says the same words over and over.")
MARK = Issue("quotes", 'The " is never closed.', serious=False)
LONG = "وصل القطار إلى المحطة القديمة، ونزل منه ركاب كثيرون"


def candidate(text: str, score: float, *issues: Issue, rung: Rung = Rung.FIRST) -> Candidate:
    return Candidate(text, score, issues, rung)


def test_fewest_serious_issues_win_then_the_score_then_the_first() -> None:
    doubtful = candidate("a", -0.1, NUMBERS)
    low, high = candidate("b", -0.9, MARK), candidate("c", -0.5, MARK)
    assert best([doubtful, low]) is low
    assert best([low, high]) is high
    assert best([low, candidate("d", -0.9)]) is low


def test_the_order_of_the_rungs_for_a_loop() -> None:
    tried, rungs = [Rung.FIRST], []
    while (rung := next_rung([candidate("x", -1, LOOP)], tried, LONG)) is not None:
        rungs.append(rung)
        tried.append(rung)
    assert rungs == [Rung.N_BEST, Rung.NO_REPEAT, Rung.SPLIT]
    assert len(rungs) <= MOST_DECODES


def test_forbidding_repeats_is_for_repeats() -> None:
    tried = [Rung.FIRST, Rung.N_BEST]
    assert next_rung([candidate("x", -1, NUMBERS)], tried, LONG) is Rung.SPLIT


def test_a_sentence_without_clauses_is_not_split() -> None:
    tried = [Rung.FIRST, Rung.N_BEST]
    assert next_rung([candidate("x", -1, NUMBERS)], tried, "وصل القطار") is None


@pytest.mark.parametrize("issues", [(), (MARK,)])
def test_what_a_retry_cannot_mend_is_left(issues: tuple[Issue, ...]) -> None:
    assert next_rung([candidate("x", -1, *issues)], [Rung.FIRST], LONG) is None


def test_one_good_candidate_ends_the_climb() -> None:
    candidates = [candidate("x", -1, LOOP), candidate("y", -2)]
    assert next_rung(candidates, [Rung.FIRST, Rung.N_BEST], LONG) is None


def test_no_repeats_is_never_the_default() -> None:
    assert [rung for rung in Rung if DECODING[rung].no_repeat_ngram_size] == [Rung.NO_REPEAT]


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("واحد اثنان ثلاثة؛ أربعة، خمسة ستة سبعة", ("واحد اثنان ثلاثة؛", "أربعة، خمسة ستة سبعة")),
        ("بيت كبير جميل، وشجرة عالية جدا، وماء", ("بيت كبير جميل،", "وشجرة عالية جدا، وماء")),
        ("بيت كبير جميل وشجرة عالية جدا", ("بيت كبير جميل", "وشجرة عالية جدا")),
        ("بيت، شجرة", None),
        ("", None),
    ],
)
def test_a_sentence_is_split_at_its_best_mark(text: str, halves: tuple[str, str] | None) -> None:
    assert split_clauses(text) == halves


def test_a_translation_without_words_is_never_better_than_one_with_faults() -> None:
    two_faults = Candidate("Three men came.", -0.5, (NUMBERS, LOOP), Rung.FIRST)
    empty = Candidate("", -0.1, (Issue("empty", "No words."),), Rung.N_BEST)
    assert best([two_faults, empty]) is two_faults
