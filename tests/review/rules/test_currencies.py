"""Sums of money are compared by their currencies, however each language writes them."""

from __future__ import annotations

import pytest

from review.rules.number_messages import number_messages


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("نحو ١٢٬٥٠٠ شخص", "about 12,500 people"),
        ("نحو 12،500 شخص", "about 12,500 people"),
        ("فاز ريال مدريد بمئة يورو", "Real Madrid won a hundred euros"),
        ("دفع 500 دولار", "He paid $500"),
        ("دفع ٥٠٠ ألف جنيه", "He paid 500 thousand pounds"),
        ("دفع 500 ليرة سورية", "He paid 500 Syrian pounds"),
    ],
)
def test_the_same_currency_is_no_issue(source: str, target: str) -> None:
    assert number_messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("دفع 500 دولار", "He paid 500 euros", ("دولار", "euros")),
        ("دفع 500 دولار", "He paid €500", ("دولار", "€")),
        ("دفع خمسمئة دولار", "He paid five hundred euros", ("دولار", "euros")),
    ],
)
def test_another_currency_is_named(source: str, target: str, words: tuple[str, ...]) -> None:
    messages = " ".join(number_messages(source, target))
    assert all(word in messages for word in words)
