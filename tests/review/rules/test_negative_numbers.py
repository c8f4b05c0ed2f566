"""A number below zero is one on both sides."""

from __future__ import annotations

import pytest

from review.rules.number_messages import number_messages


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("بلغت الحرارة -5 درجات", "It was minus 5 degrees"),
        ("بلغت الحرارة 5 درجات تحت الصفر", "It was -5 degrees"),
    ],
)
def test_a_number_below_zero_said_differently_is_no_issue(source: str, target: str) -> None:
    assert number_messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("بلغت الحرارة -5 درجات", "It was 5 degrees", ("-5",)),
        ("بلغت الحرارة ناقص 5 درجات", "It was 5 degrees", ("ناقص 5",)),
        ("بلغت الحرارة 5 درجات تحت الصفر", "It was 5 degrees", ("تحت",)),
        ("بلغت الحرارة 5 درجات", "It was -5 degrees", ("-5",)),
    ],
)
def test_a_minus_that_got_lost_or_came_from_nowhere_is_named(
    source: str, target: str, words: tuple[str, ...]
) -> None:
    messages = " ".join(number_messages(source, target))
    assert all(word in messages for word in words)
