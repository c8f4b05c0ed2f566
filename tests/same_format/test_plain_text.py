"""The translation in a copy of a text: numbers and signs of items stay, words of sentences too."""

from __future__ import annotations

import pytest

from khulasa.article.read import read_text
from same_format.translating import write

INTRODUCTION = "قائمة قصيرة لما جرى في المدينة أمس."


@pytest.mark.parametrize(
    ("line", "target", "written"),
    [
        ("د. أحمد قال كلمته.", "Dr. Ahmed said his word.", "Dr. Ahmed said his word."),
        ("نعم. أوافق.", "Yes. I agree.", "Yes. I agree."),
        ("1. سوريا تعلن النتائج.", "Syria: the results are out.", "1. Syria: the results are out."),
        ("1. سوريا تعلن النتائج.", "1. Syria has results.", "1. Syria has results."),
        ("- د. أحمد وصل.", "Dr. Ahmed arrived.", "- Dr. Ahmed arrived."),
        ("- وصل الوفد.", "- The delegation arrived.", "- The delegation arrived."),
        ("أ) وصل الوفد.", "(a) The delegation arrived.", "أ) The delegation arrived."),
    ],
)
def test_what_stands_in_front_of_a_line(line: str, target: str, written: str) -> None:
    text = f"{INTRODUCTION}\n\n{line}\n"
    sentences = [sentence.strip() for sentence in read_text(text, language="ar").sentences]
    # "نعم. أوافق." is two sentences, and so is what becomes of them.
    targets = target.split(". ", 1) if len(sentences) > 2 else [target]
    parts = [part if part.endswith(".") else f"{part}." for part in targets]
    given = {INTRODUCTION: "A short list.", **dict(zip(sentences[1:], parts, strict=True))}
    data = write(text.encode(), ".txt", given).data.decode()
    assert data == f"A short list.\n\n{written}\n"
