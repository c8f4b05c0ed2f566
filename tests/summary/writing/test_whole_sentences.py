"""Of a draft only whole sentences are kept."""

from __future__ import annotations

import pytest

from khulasa.summary.writing.whole_sentences import whole_sentences
from khulasa.summary.writing.writer import Draft


@pytest.mark.parametrize("end", ["He was replaced by Dr.", "Prices rose in March to 3."])
def test_a_draft_that_stops_at_an_abbreviation_or_a_point_is_half(end: str) -> None:
    assert whole_sentences(Draft(f"It rained all day. {end}", finished=False), "en") == (
        "It rained all day.",
    )
    assert end in whole_sentences(Draft(f"It rained all day. {end}", finished=True), "en")


@pytest.mark.parametrize(
    ("text", "finished", "wanted"),
    [
        ("One thing happened. Then anoth", False, ("One thing happened.",)),
        (
            "One thing happened. Then another did",
            True,
            ("One thing happened.", "Then another did."),
        ),
        ("Here is a summary:\n\n- The road was closed.", True, ("The road was closed.",)),
        ("**It rained all day.** It rained all day.", True, ("It rained all day.",)),
        ("1. First they came. 2. Then they left.", True, None),
        ("and so " * 50, True, ()),
        ("", True, ()),
    ],
)
def test_only_whole_sentences_are_kept(
    text: str, finished: bool, wanted: tuple[str, ...] | None
) -> None:
    found = whole_sentences(Draft(text, finished), "en")
    assert all(sentence.endswith(".") for sentence in found)
    if wanted is not None:
        assert found == wanted
