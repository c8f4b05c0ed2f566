"""The prose of an article is taken out of it."""

from __future__ import annotations

import pytest

from khulasa.summary.passages import content_of, count_words


@pytest.mark.parametrize(
    "text",
    [
        "Published figures show that prices fell in May.",
        "Updated figures from the ministry show that 12 people died on Monday.",
        "كتب الرئيس في رسالة أن الحرب انتهت.",
    ],
)
def test_prose_that_begins_like_a_caption_is_read(text: str) -> None:
    assert content_of([[text]], ["text"]).passages
    assert not content_of([["Published: 4 May"], ["كتب: سامي نور"]], ["text"] * 2).passages


def test_words_are_counted_where_nothing_stands_between_them() -> None:
    assert count_words("two words") == 2
    assert count_words("昨日地震造成三人受伤。") in (5, 6)
