"""Codes for characters are found."""

from __future__ import annotations

from review.rules.news_sentence import GOOD, SOURCE, kinds


def test_codes_for_characters() -> None:
    assert kinds(SOURCE, GOOD.replace("officials", "&quot;officials&quot;")) == {"markup"}
