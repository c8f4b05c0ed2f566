"""A PDF has its fonts, its pages, and the letters of its text."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from export.conftest import paragraph
from khulasa.article.model import Kind
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.pdf_text import with_lam_alef
from khulasa.reading.document import Reading
from khulasa.translation.result import Status, Translation
from khulasa.ui.export.pdf_document import to_pdf

SENTENCE = "قال الله إنّ أهلا بالأحد والآخر لله والإبل. "


@pytest.fixture
def long(translated: Reading) -> Reading:
    more = tuple(paragraph(Kind.TEXT, SENTENCE * 8) for _ in range(20))
    article = replace(translated.article, paragraphs=(*translated.article.paragraphs, *more))
    done = {n: Translation("Word. " * 60, Status.OK) for n in range(6, 26)}
    return replace(translated, article=article, translations={**translated.translations, **done})


def objects(pdf: bytes) -> dict[int, bytes]:
    """The objects as a reader finds them: of two with a number the later one."""
    return {
        int(number): body
        for number, body in re.findall(rb"(?<!\d)(\d+) 0 obj\n(.*?)endobj", pdf, re.DOTALL)
    }


def letters(pdf: bytes) -> set[str]:
    """What the glyphs stand for that are in the file's fonts."""
    found = set()
    for body in objects(pdf).values():
        for code in re.findall(rb"^<[0-9A-F]{4}> <([0-9A-F]+)>$", body, re.MULTILINE):
            found.add(bytes.fromhex(code.decode()).decode("utf-16-be"))
    return found


@pytest.mark.parametrize("layout", Layout)
def test_pages_are_a4_and_fonts_are_in_the_file(
    long: Reading,
    details: Details,
    layout: Layout,
) -> None:
    pdf = to_pdf(long, Choices(layout), details)
    assert pdf.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)\S*\]", pdf)
    assert len(boxes) > 2
    assert set(boxes) == {(b"595", b"842")} or set(boxes) == {(b"595", b"841")}
    fonts = re.findall(rb"/FontName /(\S+)", pdf)
    assert pdf.count(b"/FontFile2") == len(fonts) > 1


def test_every_letter_can_be_copied(long: Reading, details: Details) -> None:
    there = letters(to_pdf(long, Choices(), details))
    wanted = {c for text in long.article.sentences for c in text if not c.isspace()}
    assert wanted - set("".join(there)) == set()
    # As they are in texts, and not as they look by their place in a word.
    assert not {c for c in "".join(there) if "\ufb50" <= c <= "\ufefc" or "\ue000" <= c <= "\uf8ff"}
    assert {"لا", "لأ", "لآ", "لإ"} <= there
    assert "لله" in there


def test_a_reader_finds_the_changed_objects(long: Reading, details: Details) -> None:
    pdf = to_pdf(long, Choices(), details)
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    table = pdf[start:]
    assert table.startswith(b"xref\n")
    entries = re.findall(rb"^(\d+) 1\n(\d{10}) 00000 n \n", table, re.MULTILINE)
    assert entries
    for number, offset in entries:
        assert pdf[int(offset) :].startswith(number + b" 0 obj\n")
        body = pdf[int(offset) :]
        length = int(re.search(rb"/Length (\d+)", body)[1])
        assert body[body.index(b"stream\n") + 7 + length :].startswith(b"\nendstream")
    previous = int(re.search(rb"/Prev (\d+)", table)[1])
    assert pdf[previous:].startswith(b"xref\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("الأحد", "ا\ufef7حد"),
        ("أهلا", "أه\u200d\ufefc"),
        ("دولار", "دو\ufefbر"),
        ("لا", "\ufefb"),
        ("لَا", "لَا"),  # with a sign in between they are left as they are
        ("بِلا", "بِلا"),
        ("على", "على"),
    ],
)
def test_lam_alef_is_one_letter(text: str, written: str) -> None:
    assert with_lam_alef(text) == written


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_another_program_reads_it_in_order(
    translated: Reading,
    details: Details,
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(to_pdf(translated, Choices(Layout.TURNS), details))
    text = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    places = [
        text.index(words)
        for words in (
            "Return of the library",
            "عودة المكتبة",
            "Starter model: rough gist only.",
            "فتحت المكتبة أبوابها أمس",
            "opened its doors yesterday. The manager",
            "نحن سعداء بهذا اليوم",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", Layout)
def test_each_line_stands_once_where_a_paragraph_goes_on_over_pages(
    translated: Reading, details: Details, layout: Layout
) -> None:
    words = [f"w{number}x" for number in range(1_300)]
    target = Translation(" ".join(words), Status.OK)
    translated = replace(translated, translations={**translated.translations, 1: target})
    pdf = pypdfium2.PdfDocument(to_pdf(translated, Choices(layout, summary=False), details))
    assert len(pdf) > 2
    # Where words end is guessed by who reads a PDF.
    pages = ("".join(page.get_textpage().get_text_range().split()) for page in pdf)
    assert re.findall(r"w\d+x", "".join(pages)) == words
