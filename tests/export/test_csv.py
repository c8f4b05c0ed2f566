"""A table of sentences that no spreadsheet takes for formulas."""

import csv
import io

import pytest

from export.conftest import paragraph
from khulasa.article.model import Article, Kind
from khulasa.article.read import read_bytes
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


AS_THEY_STAND = [
    "007",
    "+963 11 2345",
    "-3.50 %",
    "12345678901234567890",
    "01/02/2020",
    "1e5",
    "٠٠٧",
]


def test_numbers_and_dates_stay_as_they_stand_from_table_to_table() -> None:
    source = "\n".join(f"{text};{text}" for text in AS_THEY_STAND).encode()
    article = read_bytes(source, file="table.csv", language="ar")
    assert [p.text for p in article.paragraphs] == [t for t in AS_THEY_STAND for _ in range(2)]
    copied = {n: Translation(text, Status.COPIED) for n, text in enumerate(article.sentences)}
    table = rows(Reading(article, "m", "ctranslate2", copied))[1:]
    assert [row[2:4] for row in table[::2]] == [[text, text] for text in AS_THEY_STAND]
