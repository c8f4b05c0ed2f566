"""The translation in a copy of an e-book."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from article.epub.books import FIRST, METADATA, NOTE, PAGES, SECOND, book, older_book, package
from khulasa.article.read import read_bytes
from khulasa.reading.document import Reading
from khulasa.same_format.write import write_same_format
from khulasa.translation.result import Status, Translation
from same_format.translating import write

EPUBCHECK = shutil.which("epubcheck") or ""
TARGETS = {
    "سفر إلى الساحل": "A journey to the coast",
    "الوصول": "Arrival",
    FIRST: "We came to the coast.",
    "السوق": "The market",
    f"{SECOND}[1]": "Then we walked & bought in the market.[1]",
    NOTE: "It is behind the harbour.",
}


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_chapters_are_translated_and_all_else_stays() -> None:
    data = book()
    old, new = parts(data), parts(write(data, ".epub", TARGETS).data)
    assert list(old) == list(new)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {"OEBPS/book.opf", "OEBPS/chapter 1.xhtml", "OEBPS/chapter2.xhtml"}
    assert '<h1 lang="en" dir="ltr">Arrival</h1>' in new["OEBPS/chapter 1.xhtml"]
    chapter = new["OEBPS/chapter2.xhtml"]
    etree.fromstring(chapter.encode())
    assert "Then we walked &amp; bought in the market.<a epub:type='noteref'" in chapter
    assert "<span epub:type='pagebreak'>77</span>" in chapter
    assert TARGETS[NOTE] in chapter
    assert SECOND[:20] not in chapter
    about = new["OEBPS/book.opf"]
    assert "<dc:title>A journey to the coast<" in about
    assert "<dc:language>en<" in about
    assert PAGES["chapter2b.xhtml"] == new["OEBPS/chapter2b.xhtml"]


def test_a_page_is_found_whatever_its_name_is_packed_in() -> None:
    name, chapter = "فصل.xhtml", PAGES["chapter 1.xhtml"]
    about = package({name: chapter}, "nav.xhtml", METADATA)
    in_latin = "x" * len("فصل".encode()) + ".xhtml"
    data = book({in_latin: chapter}, others={"OEBPS/book.opf": about})
    # Without the flag that says UTF-8, as older programs leave it.
    data = data.replace(in_latin.encode(), name.encode())
    new = parts(write(data, ".epub", TARGETS).data)
    assert TARGETS[FIRST] in new["OEBPS/فصل.xhtml"]


def test_what_is_not_read_may_be_damaged() -> None:
    picture = b"a picture of some length"
    data = book(others={"OEBPS/a.jpg": picture})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("OEBPS/a.jpg")
    data = data.replace(struct.pack("<I", entry.CRC), b"\0\0\0\0")
    new = write(data, ".epub", TARGETS).data
    with zipfile.ZipFile(BytesIO(new)) as archive:
        assert TARGETS[FIRST] in archive.read("OEBPS/chapter 1.xhtml").decode()
        entry = archive.getinfo("OEBPS/a.jpg")
    assert entry.CRC == 0, "it is copied as it was"


def faults(book_: bytes, folder: Path) -> Counter[str]:
    """What epubcheck finds wrong with a book, as often as it finds it."""
    file = folder / "book.epub"
    file.write_bytes(book_)
    program = [EPUBCHECK]
    if Path(EPUBCHECK).read_bytes()[:2] == b"PK":  # what Debian has is the archive itself
        program = ["java", "-jar", EPUBCHECK]
    done = subprocess.run(
        [*program, str(file), "--quiet", "--json", "-"], capture_output=True, check=False
    )
    found = json.loads(done.stdout)["messages"]
    return Counter(
        f"{one['ID']} {one['message']}" for one in found if one["severity"] in ("ERROR", "FATAL")
    )


@pytest.mark.skipif(not EPUBCHECK, reason="needs epubcheck")
@pytest.mark.parametrize("name", ["documents/pandoc.epub", "written in EPUB 2"])
def test_a_translated_book_has_no_fault_that_it_did_not_have(name: str, tmp_path: Path) -> None:
    file = Path(__file__).parents[1] / "files" / name
    data = file.read_bytes() if file.exists() else older_book()
    article = read_bytes(data, file="book.epub", language="ar")
    outcomes = {
        number: Translation(f"Sentence {number} & <more>.", Status.OK)
        for number, _sentence in enumerate(article.sentences)
    }
    reading = Reading(article, "scripted", "ctranslate2", outcomes)
    new = write_same_format(data, ".epub", reading).data
    assert faults(new, tmp_path) - faults(data, tmp_path) == Counter()
