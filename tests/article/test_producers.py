"""One article in Arabic, as the programs write it that people write documents with."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from khulasa.article.model import Article, Kind
from khulasa.article.read import read_article

FILES = Path(__file__).parents[1] / "files"
LINES = [
    line.partition("\t")[::2] for line in (FILES / "pdf" / "article.txt").read_text().splitlines()
]
TEXTS = (
    *("chromium.mhtml", "libreoffice.docx", "libreoffice.html", "libreoffice.odt"),
    *("libreoffice.rtf", "pandoc.docx", "pandoc.epub", "pandoc.html", "pandoc.odt", "pandoc.rtf"),
)


# LibreOffice writes headings of the article's own styles as text in these.
HEADLESS = ("libreoffice.html", "libreoffice.rtf")


@cache
def read(name: str) -> Article:
    return read_article(FILES / "documents" / name)


def written(*kinds: str) -> list[str]:
    return [part for kind, text in LINES if kind in kinds for part in text.split("\t")]


def of_kind(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is kind and p.layout.cell is None]


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_of_a_text_comes_in_its_order(name: str) -> None:
    texts = [paragraph.text for paragraph in read(name).paragraphs]
    # The title of the page, which is not that of the article.
    texts = texts[name == "libreoffice.html" :]
    wanted, found = (" ".join(some).split() for some in ([text for _kind, text in LINES], texts))
    codes = SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    assert [(wanted[a:b], found[c:d]) for code, a, b, c, d in codes if code != "equal"] == []


@pytest.mark.parametrize("name", TEXTS)
def test_headings_items_and_cells_are_known(name: str) -> None:
    article = read(name)
    if name not in HEADLESS:
        assert of_kind(article, Kind.HEADING) == written("title", "heading")
    assert of_kind(article, Kind.LIST_ITEM) == written("item")
    cells = [p for p in article.paragraphs if p.layout.cell is not None]
    assert [p.text for p in cells] == written("cell")
    assert [p.layout.cell.column for p in cells if p.layout.cell] == [0, 1, 2] * 5


@pytest.mark.parametrize("name", ["libreoffice.xlsx", "libreoffice.ods"])
def test_a_table_keeps_its_cells(name: str) -> None:
    assert [p.text for p in read(name).paragraphs] == written("cell")


@pytest.mark.parametrize("name", ["libreoffice.odp", "libreoffice.pptx", "pandoc.pptx"])
def test_slides_keep_their_order(name: str) -> None:
    # Long paragraphs were cut to fit on slides.
    found = [paragraph.text[:30] for paragraph in read(name).paragraphs]
    wanted = [t[:30] for kind, t in LINES if kind != "note" and t[:30] in found]
    assert len(wanted) > 10
    assert [text for text in found if text in wanted] == wanted
