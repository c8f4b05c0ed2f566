"""A clause of the source that nothing in the translation goes with is found."""

from __future__ import annotations

from khulasa.review.checks import check
from review.rules.news_sentence import ARABIC, SOURCE


def test_a_clause_that_is_left_out() -> None:
    target = "The German foreign minister visited the city of Damascus on Tuesday."
    (issue,) = check(SOURCE, target, ARABIC)
    assert issue.kind == "omission"
    assert issue.source_span is not None
    assert "الوضع" in SOURCE[issue.source_span.start : issue.source_span.end]
