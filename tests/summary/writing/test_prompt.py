"""Prompts are filled in."""

from __future__ import annotations

from khulasa.summary.writing.prompt import fill_prompt


def test_prompts() -> None:
    assert fill_prompt("", "A text.") == "A text."
    assert (
        fill_prompt("In {sentences}: {text}", "{sentences}!", 2) == "In two sentences: {sentences}!"
    )
    assert fill_prompt("{sentences} of {text}", "x", 1) == "one sentence of x"
