"""The translation in a copy of an e-book."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from article.epub.books import FIRST, NOTE, PAGES, SECOND, book
from same_format.translating import write

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
