"""Quotation marks that are never closed are found."""

from __future__ import annotations

from review.rules.news_sentence import kinds


def test_a_quotation_that_is_never_closed() -> None:
    source = 'قال المدير "هذا يوم جميل" ثم خرج.'
    assert kinds(source, 'The manager said "this is a fine day" and went out.') == set()
    assert kinds(source, 'The manager said "this is a fine day and went out.') == {"quotes"}
