"""A score is the same way round on both sides."""

from __future__ import annotations

import pytest

from review.rules.number_messages import number_messages


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("انتهت المباراة 3-1", "The match ended 3–1"),
        ("في 2024-03-15", "on March 15, 2024"),
        ("العدد 3-1", "the score was 3-1"),
    ],
)
def test_the_same_score_is_no_issue(source: str, target: str) -> None:
    assert number_messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("فاز 3-1 أمس", "They won 1-3 yesterday", ("3-1", "1-3")),
    ],
)
def test_a_score_the_other_way_round_is_named(
    source: str, target: str, words: tuple[str, ...]
) -> None:
    messages = " ".join(number_messages(source, target))
    assert all(word in messages for word in words)
