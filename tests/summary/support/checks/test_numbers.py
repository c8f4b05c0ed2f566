"""Numbers are compared by what they mean."""

from __future__ import annotations

from khulasa.summary.support.sentence_support import find_support


def test_the_age_of_somebody_may_stand_for_the_name() -> None:
    article = [
        ["Sara Haidar, 37, won the race on Friday."],
        ["She trained for it in the desert for months.", "Her coach was proud."],
    ]
    fine, wrong = find_support(
        article,
        ["The 37-year-old trained in the desert.", "The 47-year-old trained in the desert."],
    )
    assert "numbers" not in [issue.kind for issue in fine.issues]
    assert wrong.issues[0].message == "47 is not in the article."


def test_numbers_are_the_same_however_they_are_written() -> None:
    article = [["The state spent 2.5 million dollars on fifteen bridges in the 1990s."]]
    (found,) = find_support(article, ["The state spent $2,500,000 on 15 bridges in the 1990s."])
    assert found.issues == ()
