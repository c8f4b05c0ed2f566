"""Punctuation is written as Moses writes it, to the letter: the models were trained on that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacremoses import MosesPunctNormalizer

from khulasa.translation.moses import normalised_punctuation
from sentences_ar import many_sentences

LANGUAGES = ("ar", "en", "de", "fr", "es", "cs", "tr")
_PIECES = [
    *("(", ")", " ", "  ", "\r", "\u00a0", "1", "23", "٤", "%", ":", ";", ",", ".", "!", "?", "a"),
    *("Z", "ع", "`", "'", "''", '"', "„", "“", "”", "–", "—", "´", "‘", "‚", "’", "…", "«", "»"),
    *("nº", "ºC", "cm", "<", "...", "é"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join), st.sampled_from(LANGUAGES))
def test_any_row_of_marks_is_written_as_by_sacremoses(text: str, language: str) -> None:
    assert normalised_punctuation(text, language) == MosesPunctNormalizer(language).normalize(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_written_as_by_sacremoses(language: str) -> None:
    theirs = MosesPunctNormalizer(language)
    for text in many_sentences():
        assert normalised_punctuation(text, language) == theirs.normalize(text)
