"""Alternatives say it otherwise: near-copies are left out, and at a place what differs there."""

from __future__ import annotations

from khulasa.reading.alternatives import worth_offering
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation

PRESENT = "The baker closed the shop on Monday."


def found(*texts: str) -> list[Translation]:
    return [Translation(text, Status.OK) for text in texts]


def offered(texts: list[Translation], place: range | None = None) -> list[str]:
    return [translation.target for translation in worth_offering(PRESENT, texts, place)]


def test_near_copies_are_left_out_and_what_changes_the_meaning_is_not() -> None:
    texts = found(
        "The baker closed a shop, on Monday.",
        "The baker had closed the shop on Monday!",
        "The baker did not close the shop on Monday.",
        "The baker did not close a shop on Monday.",
        "The baker closed the shop from Monday.",
    )
    assert offered(texts) == [texts[2].target, texts[4].target]


def test_those_with_fewer_serious_issues_come_first() -> None:
    doubtful = Translation("He left.", Status.CHECK, (Issue("length", "Too short."),))
    texts = [doubtful, *found("The baker shut his shop on Monday.")]
    assert offered(texts) == [texts[1].target, "He left."]


def test_at_a_place_each_other_wording_of_it_is_offered_once() -> None:
    texts = found(
        "The baker closed the bakery on Monday.",
        "The baker shut the shop on Monday.",
        "The pastry cook shut the shop on Monday.",
        "The baker shut the bakery on Tuesday.",
        "The baker the shop on Monday.",
    )
    assert offered(texts, range(2, 3)) == [t.target for t in (texts[1], texts[2], texts[4])]
    assert offered(texts, range(5, 7)) == [texts[3].target]
    assert offered(texts, range(0, 1)) == []


def test_of_many_those_that_differ_most_are_taken_in_the_order_of_likelihood() -> None:
    days = ("Friday", "Sunday", "Tuesday", "Thursday", "Saturday", "Wednesday")
    texts = found(
        *(f"The baker closed the shop on {day}." for day in days),
        "It was Monday when he shut up shop.",
        "Nobody baked anything that day.",
    )
    taken = offered(texts)
    assert len(taken) == 6
    assert taken[-2:] == [texts[6].target, texts[7].target]
    assert taken == [text.target for text in texts if text.target in taken]
