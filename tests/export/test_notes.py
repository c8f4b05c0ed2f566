"""The reader's notes on sentences: in every format that was asked for them, and in no other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from export.test_formats import as_text
from khulasa.export.choices import Choices, Details
from khulasa.export.format_list import FORMATS
from khulasa.export.formats import render
from khulasa.reading.document import Reading

NOTED = [name for name, format_ in FORMATS.items() if "note" in format_.follows and name != "pdf"]


@pytest.mark.parametrize("name", NOTED)
def test_notes_are_written_where_they_are_wanted(
    name: str, translated: Reading, details: Details
) -> None:
    noted = replace(translated, notes={1: "Ask the <b>porter</b>.", 2: "=Who?"})
    without = as_text(name, render(noted, name, Choices(), details))
    assert without == as_text(name, render(translated, name, Choices(), details))
    text = as_text(name, render(noted, name, Choices(note=True), details))
    assert "porter" in text
    assert "Who?" in text
    assert name in ("text", "csv") or "<b>porter" not in text


@pytest.mark.parametrize("name", ["docx", "html", "text", "markdown"])
def test_notes_stand_at_the_source_where_there_is_no_translation(
    name: str, translated: Reading, details: Details
) -> None:
    noted = replace(translated, notes={1: "Ask the porter.", 2: "Who?"})
    choices = Choices(translation=False, note=True)
    text = as_text(name, render(noted, name, choices, details))
    assert text.index("porter") < text.index("Who?")


def test_json_always_has_them(translated: Reading, details: Details) -> None:
    noted = replace(translated, notes={2: "Who?"})
    document = json.loads(render(noted, "json", Choices(), details))
    sentences = [s for paragraph in document["paragraphs"] for s in paragraph["sentences"]]
    assert [s.get("note") for s in sentences] == [None, None, "Who?", None, None, None]
