"""What is said of installations that fail."""

from __future__ import annotations

import pytest

from khulasa.models.errors import Problem, broken
from khulasa.wording import Phrase, phrase

UNPACKING = "{file} cannot be unpacked: {error}"


@pytest.mark.parametrize(
    "what",
    [
        phrase(UNPACKING, file="a.zip", error="File is not a zip file"),
        phrase(UNPACKING, file="a.zip", error="File is not a zip file."),
        "a.zip cannot be unpacked: File is not a zip file",
        "a.zip cannot be unpacked: File is not a zip file.",
    ],
)
def test_a_sentence_has_one_full_stop_whatever_a_library_says(what: Phrase | str) -> None:
    error = broken(what)
    assert error.problem is Problem.BROKEN
    assert str(error) == "a.zip cannot be unpacked: File is not a zip file."
