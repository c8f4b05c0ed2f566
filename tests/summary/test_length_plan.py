"""Plans of a summary's length hold together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.summary.length import Length
from khulasa.summary.length_plan import plan_for


@pytest.mark.parametrize("length", Length)
@given(words=st.integers(80, 100_000), sections=st.integers(1, 60))
def test_plans_are_consistent(length: Length, words: int, sections: int) -> None:
    plan = plan_for(length, words, sections)
    assert 1 <= plan.least <= plan.most
    assert 0 < plan.min_tokens <= plan.max_tokens
    assert plan.words * 3 <= words
    assert 1 <= plan.parts <= words // 80


def test_longer_wishes_give_longer_plans() -> None:
    short, medium, long = (plan_for(n, 2000) for n in (Length.SHORT, Length.MEDIUM, Length.LONG))
    assert (short.least, short.most) == (1, 2)
    assert (medium.least, medium.most) == (3, 4)
    assert long.parts * long.most > medium.most
