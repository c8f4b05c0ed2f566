"""One article in Arabic, as the programs write it that people make PDFs with."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from khulasa.article.model import Article, Kind
from khulasa.article.read import read_article

FILES = Path(__file__).parents[2] / "files" / "pdf"
LINES = [line.partition("\t")[::2] for line in (FILES / "article.txt").read_text().splitlines()]
ALL = (*("chromium", "chromium-2", "libreoffice", "qt", "reportlab", "weasyprint", "weasyprint-3"),)


@cache
def read(name: str) -> Article:
    return read_article(FILES / f"{name}.pdf")


def words_of(texts: list[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def texts(article: Article, kind: Kind) -> list[str]:
    """The paragraphs of a kind, those of tables left out."""
    return [p.text for p in article.paragraphs if p.kind is kind and p.layout.cell is None]


def written(kind: str) -> list[str]:
    return [part for name, text in LINES if name == kind for part in text.split("\t")]


@pytest.mark.parametrize("name", ALL)
def test_the_words_come_in_the_order_in_which_they_were_written(name: str) -> None:
    wanted = words_of([text for _kind, text in LINES])
    found = words_of([paragraph.text for paragraph in read(name).paragraphs])
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    assert same >= 0.99 * max(len(wanted), len(found)), set(found) - set(wanted)


@pytest.mark.parametrize("name", ALL)
def test_headings_items_and_notes_are_known(name: str) -> None:
    article = read(name)
    headings = [p for p in article.paragraphs if p.kind is Kind.HEADING]
    assert [p.text for p in headings] == written("title") + written("heading")
    assert [p.layout.level for p in headings] == [1, 2, 2, 2, 2]
    assert texts(article, Kind.LIST_ITEM) == written("item")
    assert texts(article, Kind.NOTE) == written("note")
    assert [p.kind for p in article.paragraphs[-2:]] == [Kind.NOTE, Kind.NOTE]


@pytest.mark.parametrize("name", sorted({*ALL} - {"qt"}))
def test_cells_know_their_rows_and_columns(name: str) -> None:
    cells = [p for p in read(name).paragraphs if p.layout.cell is not None]
    assert [p.text for p in cells] == written("cell")
    columns = [p.layout.cell.column for p in cells if p.layout.cell]
    assert columns == [0, 1, 2] * 5


@pytest.mark.parametrize("name", ["chromium", "chromium-2", "libreoffice", "weasyprint"])
def test_paragraphs_are_whole_across_lines_columns_and_pages(name: str) -> None:
    found = texts(read(name), Kind.TEXT)
    assert found == written("text")
    assert texts(read(name), Kind.QUOTE) == written("quote")


def test_running_headers_and_page_numbers_are_left_out_and_the_reader_is_told() -> None:
    article = read("weasyprint")
    assert not any("مجلة المدينة" in p.text for p in article.paragraphs)
    assert str(article.notes[0]).startswith("8 lines that come again on every page")


def test_title_author_and_date_come_from_the_file_where_they_make_sense() -> None:
    article = read("libreoffice")
    assert (article.title, article.about.author) == ("حدائق الأسطح", "سلمى حداد")
    assert article.about.date.count("-") == 2
    # "Microsoft Word - untitled.docx", "anonymous"
    assert read("qt").title == written("title")[0]
    assert read("reportlab").about.author == ""
