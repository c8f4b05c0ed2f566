"""Words of lists become patterns that find them."""

from __future__ import annotations

import re

import pytest

from khulasa.review.data.word_lists import pattern_of


@pytest.mark.parametrize(
    ("listed", "found", "not_found"),
    [
        ("not", ["not"], ["nothing", "knot"]),
        ("fail*", ["fail", "failed"], ["fai"]),
        ("dislike**", ["disliked"], ["dislike"]),
        ("un***", ["undone"], ["uno"]),
        ("***less", ["useless"], ["less", "unless"]),
        ("more … than", ["more hope than", "more of his hope than"], ["more than"]),
        ("free of", ["free of"], ["free from"]),
        ("can't", ["can't"], ["cant"]),
    ],
)
def test_wild_cards(listed: str, found: list[str], not_found: list[str]) -> None:
    pattern = re.compile(pattern_of([listed]))
    assert [text for text in found if pattern.fullmatch(text)] == found
    assert not any(map(pattern.fullmatch, not_found))


def test_words_with_one_beginning_do_not_hide_each_other() -> None:
    listed = ["lose", "loses", "lost", "miss*", "in vain", "'s"]
    pattern = re.compile(pattern_of(listed))
    texts = ["lose", "loses", "lost", "missing", "in vain", "'s"]
    assert all(map(pattern.fullmatch, texts))
