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


def test_names_of_attached_files_are_not_disguised_in_the_note_on_them() -> None:
    head = "From: a@b.example\nSubject: News\nMIME-Version: 1.0\n"
    part = "--x\nContent-Disposition: attachment; filename*=utf-8''{}\n\nno text\n"
    files = part.format("%E2%80%AEgnp.exe") + part.format("plan.pdf")
    mail = (
        f"{head}Content-Type: multipart/mixed; boundary=x\n\n--x\n"
        f"Content-Type: text/plain; charset=utf-8\n\nفتحت المكتبة أبوابها أمس.\n{files}--x--\n"
    )
    notes = " ".join(map(str, read_bytes(mail.encode(), file="a.eml").notes))
    assert "[RLO]gnp.exe, plan.pdf" in notes
