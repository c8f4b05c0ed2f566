"""Tables in text files."""

from __future__ import annotations

import pytest

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import SEPARATED, TEXT
from khulasa.article.model import Cell, Kind
from khulasa.article.recognition import format_of
from khulasa.article.tables.separated import read_separated


def cells(text: str, encoding: str = "utf-8") -> list[tuple[str, int, int]]:
    blocks = read_separated(Source(text.encode(encoding))).blocks
    return [
        (block.text, cell.row, cell.column)
        for block in blocks
        if (cell := block.layout.cell) is not None
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "؛", "،"])
def test_the_separator_is_the_one_that_makes_even_rows(separator: str) -> None:
    rows = [
        ["البلد", "القول", "العدد"],
        ["صور", '"مطر، ثم ريح; ثم, هدوء | ليل"', "1"],
        ["صيدا", "شمس", "2"],
    ]
    text = "\n".join(separator.join(row) for row in rows)
    found = cells(text)
    assert len(found) == 9
    assert found[4] == ("مطر، ثم ريح; ثم, هدوء | ليل", 1, 1)
    assert found[8] == ("2", 2, 2)


def test_commas_in_sentences_are_no_columns_where_semicolons_are() -> None:
    assert cells("جاء, ثم ذهب;1\nنام;2\nقام, ومشى, وعاد;3")[0] == ("جاء, ثم ذهب", 0, 0)
    assert cells("sep=|\nأ,ب|ج\nد|ه")[:2] == [("أ,ب", 0, 0), ("ج", 0, 1)]


def test_names_of_columns_empty_rows_and_lines_within_cells() -> None:
    text = 'السنة,النص\r\n,\r\n1999,"سطر\nآخر"\r\n'
    blocks = read_separated(Source(("\ufeff" + text).encode("utf-16"))).blocks
    assert [(b.kind, b.text, b.layout.cell) for b in blocks] == [
        (Kind.TEXT, "السنة", Cell(0, 0, 0, heading=True)),
        (Kind.TEXT, "النص", Cell(0, 0, 1, heading=True)),
        (Kind.TEXT, "1999", Cell(0, 1, 0)),
        (Kind.TEXT, "سطر\nآخر", Cell(0, 1, 1)),
    ]
    assert cells("أ;ب\nج;د", "cp1256")[0][0] == "أ"


def test_it_is_known_by_its_name_since_text_may_have_commas_too() -> None:
    data = "أ,ب\nج,د".encode()
    assert format_of(data, ".csv") is format_of(data, ".tsv") is SEPARATED
    assert format_of(data, ".txt") is TEXT


def test_an_open_quotation_mark_and_a_huge_table_do_no_harm() -> None:
    text = 'أ,ب\n"ج,' + "كلمة " * 50_000
    assert (
        "".join(b.text for b in read_separated(Source(text.encode())).blocks).count("كلمة")
        == 50_000
    )
    with pytest.raises(UnreadableError, match="more than 50,000 cells"):
        read_separated(Source(b"a,b\n" * 30_000))
