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
