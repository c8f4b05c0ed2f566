"""What is marked is the reader's choice; what is known of the sentences stays the same."""

from __future__ import annotations

import pytest

from khulasa.reading.marking import Marking, as_marked
from khulasa.reading.to_check import describe
from khulasa.review.issue import Issue
from khulasa.review.rules.terms import KIND as TERMS
from khulasa.settings.keys import MARKS
from khulasa.translation.result import Status, Translation, by_user, failure

STYLE = Issue("quotes", "A quotation stays open.", serious=False)
TERM = Issue(TERMS, "The glossary says al-Sadr.", serious=False)
NUMBER = Issue("numbers", "The source says 2, the translation 12.")
KNOWN = {
    0: Translation("Fine.", Status.OK),
    1: Translation("He said “so.", Status.CHECK, (STYLE,)),
    2: Translation("Twelve men.", Status.CHECK, (STYLE, NUMBER)),
    3: Translation("The chest.", Status.CHECK, (TERM,)),
    4: failure("No words."),
    5: by_user("Mine."),
}


def doubtful(marking: Marking) -> list[int]:
    marked = {number: as_marked(one, marking) for number, one in KNOWN.items()}
    return [n for n, t in marked.items() if t.status in (Status.CHECK, Status.FAILED)]


@pytest.mark.parametrize(
    ("marking", "expected"),
    [(Marking.ALL, [1, 2, 3, 4]), (Marking.SERIOUS, [2, 3, 4]), (Marking.NONE, [4])],
)
def test_what_failed_and_what_the_glossary_misses_is_not_overlooked(
    marking: Marking, expected: list[int]
) -> None:
    assert doubtful(marking) == expected


def test_a_sentence_that_is_not_marked_keeps_its_words_and_its_reasons() -> None:
    unmarked = as_marked(KNOWN[1], Marking.SERIOUS)
    assert (unmarked.target, unmarked.issues) == (KNOWN[1].target, (STYLE,))
    assert describe(unmarked) == "Not marked, as the preferences say. A quotation stays open."
    assert describe(KNOWN[0]) == "Nothing to check was found here."


def test_a_sentence_that_is_marked_has_all_its_reasons() -> None:
    assert as_marked(KNOWN[2], Marking.SERIOUS).issues == (STYLE, NUMBER)


def test_the_settings_know_these_values() -> None:
    assert MARKS.allowed == tuple(Marking)
    assert Marking(MARKS.default) is Marking.ALL
