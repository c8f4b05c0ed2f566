"""All rules together leave a good translation alone."""

from __future__ import annotations

from review.rules.news_sentence import GOOD, SOURCE, kinds


def test_a_good_translation_has_no_issue() -> None:
    assert kinds(SOURCE, GOOD) == set()
