"""Months are compared by what they are, whatever they are called."""

from __future__ import annotations

import pytest

from khulasa.review.languages import Languages
from khulasa.review.rules import months

ARABIC = Languages("ar", "en")


@pytest.mark.parametrize("month", ["كانون الثاني", "يناير", "جانفي"])
def test_a_month_has_many_names(month: str) -> None:
    source = f"ولد في ٥ {month} ١٩٦٠"
    assert months.check(source, "He was born on 5 January 1960", ARABIC) == []
    (issue,) = months.check(source, "He was born on 5 June 1960", ARABIC)
    assert "June" in issue.message


@pytest.mark.parametrize("when", ["في آذار الماضي", "منذ مارس", "نهاية آب", "آب المقبل"])
def test_a_month_without_a_year_is_known_by_the_words_around_it(when: str) -> None:
    assert months.check(f"فتح السوق {when}.", "The market opened in November.", ARABIC)


@pytest.mark.parametrize("text", ["مارس الرياضة في شبابه.", "يعيش في بيت أب أو أم."])
def test_words_that_only_look_like_a_month_are_none(text: str) -> None:
    assert months.check(text, "He left for good in May.", ARABIC) == months.check(
        "رحل.", "He left for good in May.", ARABIC
    )
