"""A table of sentences that no spreadsheet takes for formulas."""

import csv
import io

import pytest

from export.conftest import paragraph
from khulasa.article.model import Article, Kind
from khulasa.export.choices import Choices, Details
from khulasa.export.formats import render
from khulasa.reading.document import Reading
from khulasa.translation.result import Status, Translation

USUAL = Choices()


def rows(reading: Reading, choices: Choices = USUAL, notice: str = "") -> list[list[str]]:
    text = render(reading, "csv", choices, Details(notice)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    article = Article("", "ar", (paragraph(Kind.TEXT, text),))
    reading = Reading(article, "m", "ctranslate2", {0: Translation(text, Status.OK)})
    for cell in rows(reading)[1]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert rows(reading)[1][2].startswith("'")


def test_a_row_a_sentence_and_only_the_columns_that_are_wanted(translated: Reading) -> None:
    table = rows(translated)
    assert len(table) == 1 + len(translated.article.sentences)
    assert {len(row) for row in table} == {6}
    only = rows(translated, Choices(source=False, references=False, marks=False), "Rough.")
    assert only[0] == ["Translation (en) – Rough.", "State"]
    assert only[-1] == ["", "not translated yet"]


def test_a_spreadsheet_on_windows_reads_it_as_unicode(translated: Reading) -> None:
    assert render(translated, "csv").startswith(b"\xef\xbb\xbf")
