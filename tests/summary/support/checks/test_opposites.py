"""Opposites of what the article says are found, and weighed."""

from __future__ import annotations

from khulasa.summary.support.sentence_support import find_support


def test_opposites_that_are_often_harmless_do_not_keep_a_sentence_from_being_copied() -> None:
    (found,) = find_support(
        [["The old king left the palace after the long meeting."]],
        ["The king left the palace before the long meeting."],
    )
    assert [(issue.kind, issue.serious) for issue in found.issues] == [("contradiction", False)]
