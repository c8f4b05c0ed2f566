"""PDFs that are damaged, locked, endless or empty: a message, or what can be read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from article.pdf.tiny_pdf import At, pdf
from khulasa.article.blocks import Source
from khulasa.article.errors import LockedError, ReadError, UnreadableError
from khulasa.article.pdf import document
from khulasa.article.pdf.document import read_pdf
from khulasa.article.read import read_article, read_bytes

LOCKED = Path(__file__).parents[2] / "files" / "pdf" / "locked.pdf"
LINE = "The garden on the roof opens at noon."


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_pdf(Source(data)).blocks]


def why_not(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(Source(data))
    return caught.value


def test_a_pdf_is_known_by_its_content_whatever_its_name_and_what_stands_before_it() -> None:
    data = pdf([At(72, 700, LINE)])
    assert read_bytes(b"\x00\x01 sent by a printer\n" + data, file="a.txt").sentences == (LINE,)


def test_a_locked_file_asks_for_its_password_and_opens_with_it() -> None:
    with pytest.raises(LockedError, match="it is protected with a password"):
        read_article(LOCKED)
    with pytest.raises(LockedError, match="the password is wrong"):
        read_article(LOCKED, password="open pepper")
    assert read_article(LOCKED, password="open sesame").sentences == (LINE,)


def test_what_is_no_pdf_inside_is_refused() -> None:
    error = why_not(b"%PDF-1.7\n" + b"garbage " * 500)
    assert "damaged" in str(error.reason)
    assert "print it into a new PDF" in str(error.way_out)


def test_a_broken_table_of_contents_is_mended() -> None:
    data = pdf([At(72, 700, LINE)])
    at = data.index(b"xref\n") + 30
    assert texts(data[:at] + b"9" * 60 + data[at + 60 :]) == [LINE]
    # And what was cut off while it was copied.
    assert texts(data[: data.index(b"xref\n")] + b"trailer << /Root 1 0 R >>") == [LINE]


@pytest.mark.parametrize("kids", ["2 0 R", "2 0 R 2 0 R 3 0 R", "99 0 R"])
def test_a_tree_of_pages_that_leads_round_in_a_circle_ends(kids: str) -> None:
    data = pdf([At(72, 700, LINE)], kids=kids).replace(b"/Count 1", b"/Count 50")
    assert set(texts(data)) <= {LINE} if "3 0 R" in kids else str(why_not(data).reason)


def test_thousands_of_pages_are_read() -> None:
    pages = [[At(72, 700, f"Day {n} began with rain, and ended so.")] for n in range(3_000)]
    assert len(texts(pdf(*pages))) == 3_000


def test_a_page_as_large_as_a_city_is_read() -> None:
    huge = "-9999999999 -9999999999 99999999999 99999999999"
    assert texts(pdf([At(72, 700, LINE)], box=huge)) == [LINE]


def test_letters_of_absurd_places_and_sizes_do_no_harm() -> None:
    page = [At(72, 700, LINE), At(1e30, 1e30, "far"), At(72, 600, "big", size=1e9)]
    assert LINE in texts(pdf([*page, At(72, 500, "small", size=1e-9)]))


def test_a_scan_is_called_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "installed_tesseract", lambda: None)
    file = BytesIO()
    Image.new("L", (600, 800), 255).save(file, "PDF")
    error = why_not(file.getvalue())
    assert str(error.reason) == "its pages are pictures, such as a scanner makes"
    assert "Tesseract" in str(error.way_out)


def test_a_broken_title_is_none() -> None:
    content = read_pdf(Source(pdf([At(72, 700, LINE)], info="/Title <FEFF0041D8000042>")))
    assert (content.blocks[0].text, content.title) == (LINE, "")


def test_an_empty_pdf_is_called_empty() -> None:
    with pytest.raises(ReadError, match="it is empty"):
        read_bytes(pdf([]), file="a.pdf")
