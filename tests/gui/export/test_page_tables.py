"""The article's tables and lists on printed pages."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.layout.blocks import laid_out
from khulasa.reading.document import Reading
from khulasa.ui.export.page_text import page_text

pytestmark = pytest.mark.usefixtures("qapp")

TURNS = Choices(Layout.TURNS, references=False)


def pages(reading: Reading, choices: Choices) -> QTextDocument:
    return page_text(laid_out(reading, choices, Details()))


def tables(document: QTextDocument) -> list[QTextTable]:
    return [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]


def text_at(table: QTextTable, row: int, column: int) -> str:
    cursor = table.cellAt(row, column).firstCursorPosition()
    cursor.setPosition(table.cellAt(row, column).lastPosition(), cursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_the_first_column_is_where_lines_begin(tabled: Reading) -> None:
    document = pages(tabled, TURNS)
    source, target = tables(document)
    assert [text_at(source, 1, column) for column in range(3)] == ["ملاحظات", "2023", "المدينة"]
    assert [text_at(target, 1, column) for column in range(3)] == ["City", "2023", "Remarks"]
    widths = [one.rawValue() for one in target.format().columnWidthConstraints()]
    assert [one.rawValue() for one in source.format().columnWidthConstraints()] == widths[::-1]


def test_a_title_is_as_wide_as_its_table_and_names_are_repeated(tabled: Reading) -> None:
    document = pages(tabled, TURNS)
    titles = ("الإنفاق بالملايين", "Spending in millions")
    for table, title in zip(tables(document), titles, strict=True):
        assert [text_at(table, 0, column) for column in range(3)] == [title] * 3
        assert table.format().headerRowCount() == 2


def test_a_table_stands_between_the_columns(tabled: Reading) -> None:
    document = pages(tabled, Choices(references=False))
    assert [table.columns() for table in tables(document)] == [2, 3, 3, 2]


@pytest.mark.parametrize(
    ("language", "order"), [("en", ["Source", "Translation"]), ("ar", ["Translation", "Source"])]
)
def test_columns_stand_as_in_the_window(
    tabled: Reading, language: str, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHULASA_LANGUAGE", language)
    document = pages(tabled, Choices(references=False))
    columns = tables(document)[0]
    assert [text_at(columns, 0, column) for column in range(2)] == order
    source = order.index("Source")
    assert text_at(columns, 1, source) == "صدر الجدول أمس."


def test_items_have_their_signs_before_them(tabled: Reading) -> None:
    lines = pages(tabled, Choices(source=False, references=False)).toPlainText().splitlines()
    start = lines.index("3.\u2002A survey")
    assert lines[start : start + 4] == [
        "3.\u2002A survey",
        "–\u2002Schools",
        "4.\u2002Publishing",
        "1)\u2002A committee",
    ]
