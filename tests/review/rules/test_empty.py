"""Nothing where a translation should be is found."""

from __future__ import annotations

import pytest

from review.rules.news_sentence import SOURCE, kinds


@pytest.mark.parametrize("target", ["", "  ", ".", "…!"])
def test_nothing_instead_of_a_translation(target: str) -> None:
    assert kinds(SOURCE, target) == {"empty"}


def test_nothing_for_nothing_is_right() -> None:
    assert kinds("***", "***") == set()
