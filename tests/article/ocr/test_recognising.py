"""Text in pictures: Tesseract played by a table, and itself where it is installed."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from khulasa.article.blocks import Source
from khulasa.article.errors import ReadError, UnreadableError
from khulasa.article.model import Kind
from khulasa.article.ocr import recognising, tesseract
from khulasa.article.pdf import document
from khulasa.article.pdf.document import read_pdf
from khulasa.article.read import read_bytes

PDF = Path(__file__).parents[2] / "files" / "pdf" / "weasyprint.pdf"
HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def table(*lines: tuple[int, int, int, str], confidence: int = 95, height: int = 40) -> str:
    """Tesseract's words for lines of block, paragraph, number and text, from right to left."""
    rows = [HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t1749\t2481\t-1\t"]
    for at, (block, paragraph, number, text) in enumerate(lines):
        for n, word in enumerate(text.split()):
            place = f"{1500 - 100 * n}\t{300 + 60 * at}\t90\t{height}"
            rows.append(
                f"5\t1\t{block}\t{paragraph}\t{number}\t{n + 1}\t{place}\t{confidence}\t{word}"
            )
    return "\n".join(rows)


class Player:
    """Stands for Tesseract."""

    def __init__(self, said: str) -> None:
        self.said = said
        self.pictures: list[bytes] = []

    def recognise(self, picture: bytes) -> str:
        self.pictures.append(picture)
        return self.said


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> object:
    def install_one(player: Player | None) -> None:
        for module in (recognising, document):
            monkeypatch.setattr(module, "installed_tesseract", lambda: player)

    return install_one


def picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("L", (600, 800), 255).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read_line_by_line(install, kind: str) -> None:  # type: ignore[no-untyped-def]
    install(
        Player(
            table(
                (1, 1, 1, "فتحت المكتبة أبوابها يوم الأحد بعد أن"),
                (1, 1, 2, "استمر العمل عامين"),
                (1, 2, 1, "قال المدير إن الزوار كثيرون"),
            )
        )
    )
    article = read_bytes(picture(kind), file="a.bin")
    assert [p.text for p in article.paragraphs] == [
        "فتحت المكتبة أبوابها يوم الأحد بعد أن استمر العمل عامين",
        "قال المدير إن الزوار كثيرون",
    ]
    assert article.language == "ar"
    assert tuple(map(str, article.notes)) == (
        "The text was recognised in a picture: compare names and numbers with it.",
    )


def test_words_that_were_hard_to_make_out_are_counted(install) -> None:  # type: ignore[no-untyped-def]
    install(Player(table((1, 1, 1, "فتحت المكتبة أبوابها"), confidence=40)))
    content = recognising.read_picture(Source(picture("PNG")))
    assert str(content.notes[1]) == "3 of 3 words were hard to make out."


def test_a_scanned_page_is_drawn_and_recognised(install) -> None:  # type: ignore[no-untyped-def]
    player = Player(table((1, 1, 1, "فتحت المكتبة أبوابها يوم الأحد")))
    install(player)
    content = read_pdf(Source(picture("PDF")))
    assert [block.text for block in content.blocks] == ["فتحت المكتبة أبوابها يوم الأحد"]
    header, rest = player.pictures[0].split(b"\n", 1)
    width, height = map(int, header.split()[1:3])
    assert header.startswith(b"P5 ")
    assert len(rest) == width * height


def test_without_tesseract_there_is_a_line_that_brings_it(  # type: ignore[no-untyped-def]
    install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(None)
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: name if name == "dnf" else None)
    line = "sudo dnf install tesseract tesseract-langpack-ara"
    with pytest.raises(ReadError, match=line):
        read_bytes(picture("PNG"), file="a.png")
    with pytest.raises(UnreadableError) as caught:
        read_pdf(Source(picture("PDF")))
    assert str(caught.value.way_out).endswith(line)


def test_a_picture_without_text_is_refused(install) -> None:  # type: ignore[no-untyped-def]
    install(Player(HEAD))
    with pytest.raises(UnreadableError, match="there is no text in the picture"):
        recognising.read_picture(Source(picture("PNG")))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract with Arabic")
def test_tesseract_itself_reads_a_scan() -> None:
    if tesseract.installed_tesseract() is None:
        pytest.skip("Tesseract lacks Arabic")
    page = pypdfium2.PdfDocument(PDF)[0].render(scale=2, grayscale=True).to_pil()
    file = BytesIO()
    page.crop((0, 60, page.width, page.height // 3)).save(file, "PDF", resolution=144)
    content = read_pdf(Source(file.getvalue()))
    words = " ".join(block.text for block in content.blocks).split()
    assert content.blocks[0].kind is Kind.HEADING
    assert {"حدائق", "الأسطح", "الإسكندرية", "المتوسط"} <= set(words)
