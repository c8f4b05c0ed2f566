"""Marks that turn letters round are seen, not obeyed."""

from __future__ import annotations

import pytest

from khulasa.article.read import read_bytes, read_text


def test_an_override_is_shown_and_told() -> None:
    article = read_text("افتح الملف \u202egnp.exe\u202c الآن.\n\nولا تخف.")
    assert article.paragraphs[0].text == "افتح الملف [RLO]gnp.exe\u202c الآن."
    assert tuple(map(str, article.notes)) == (
        "1 mark that turns the direction of letters is shown as [RLO] or [LRO], so that it"
        " cannot disguise what is written.",
    )


def test_every_override_is_counted() -> None:
    article = read_text("\u202dabc def\u202c ghi\n\nمرة \u202eثانية\u202c هنا")
    assert "2 marks" in str(article.notes[0])
    assert not set("\u202d\u202e") & set("".join(article.sentences) + article.title)


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u2068"])
def test_marks_that_turn_no_letters_stay(mark: str) -> None:
    text = f"زار وفد من {mark}BBC News\u202c المدينة أمس."
    article = read_text(text)
    assert article.paragraphs[0].text == text
    assert article.notes == ()


def test_what_a_file_tells_of_itself_is_not_disguised_either() -> None:
    mail = (
        "From: \u202eLayla <layla@example.org>\nSubject: \u202eNews\n\nفتحت المكتبة أبوابها أمس.\n"
    )
    article = read_bytes(mail.encode(), file="a.eml")
    assert "\u202e" not in article.about.author + article.title
    assert "[RLO]" in article.about.author
