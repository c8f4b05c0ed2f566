"""Denials that were added or lost are found."""

from __future__ import annotations

from khulasa.summary.support.sentence_support import find_support
from summary.support.rocket_article import only_issue


def test_a_denial_that_was_lost_is_found() -> None:
    assert only_issue("The army did arrest people, said the minister Ahmed Khalil.").message == (
        "The article denies this."
    )


def test_a_denial_said_in_another_way_is_one() -> None:
    article = [["The board refused to publish the report.", "Nobody reads it."]]
    (found,) = find_support(article, ["The board did not publish the report."])
    assert found.issues == ()
