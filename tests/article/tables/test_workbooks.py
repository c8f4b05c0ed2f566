"""Articles in spreadsheets."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import WORKBOOK
from khulasa.article.model import Cell, Kind
from khulasa.article.recognition import format_of
from khulasa.article.tables import size
from khulasa.article.tables.size import MOST_CELLS
from khulasa.article.tables.values import shown
from khulasa.article.tables.workbook import read_workbook


def data_of(made: Any) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def with_rows(*rows: list[object]) -> Any:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return made


def read(made: Any, parts: frozenset[str] | None = None) -> Content:
    return read_workbook(Source(data_of(made), parts=parts))


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A package with one of its files changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for entry in before.namelist():
            content = before.read(entry)
            after.writestr(entry, content.replace(old, new) if entry == name else content)
    return file.getvalue()


def test_cells_keep_their_columns_and_empty_rows_are_left_out() -> None:
    made = with_rows(["السنة", "المطر", "البلد"], [], [1999, None, "صور"], [2000, 12.5, "صيدا"])
    assert [(b.kind, b.text, b.layout.cell) for b in read(made).blocks] == [
        (Kind.TEXT, "السنة", Cell(0, 0, 0, heading=True)),
        (Kind.TEXT, "المطر", Cell(0, 0, 1, heading=True)),
        (Kind.TEXT, "البلد", Cell(0, 0, 2, heading=True)),
        (Kind.TEXT, "1999", Cell(0, 1, 0)),
        (Kind.TEXT, "صور", Cell(0, 1, 2)),
        (Kind.TEXT, "2000", Cell(0, 2, 0)),
        (Kind.TEXT, "12.5", Cell(0, 2, 1)),
        (Kind.TEXT, "صيدا", Cell(0, 2, 2)),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["السنة", 1999], ["المطر", 12]],
        [["السنة", "المطر"], [1999, 12, "بلا اسم"]],
        [["جملة طويلة " * 10, "المطر"], ["نص", "نص"]],
        [["السنة"], ["المطر"]],
    ],
)
def test_a_first_row_that_names_no_columns_is_a_row_like_the_others(rows: list[Any]) -> None:
    cells = [block.layout.cell for block in read(with_rows(*rows)).blocks]
    assert not any(cell is not None and cell.heading for cell in cells)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (7, "00000", "00007"),
        (-7, "000.0", "-007.0"),
        (0.25, "0%", "25%"),
        (0.1255, "0.0%", "12.6%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (1234.5, '#,##0.00\\ "ريال"', "1,234.50 ريال"),
        (12, "[$$-409]#,##0", "$12"),
        (-3.14159, "0.00;[Red]-0.00", "-3.14"),
        (2.5, "0.0##", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1999, "General", "1999"),
        (6.02e23, "0.00E+00", "6.02e+23"),
        (True, "General", "TRUE"),
        (datetime(2021, 5, 4), "yyyy-mm-dd", "2021-05-04"),
        (datetime(2021, 5, 4, 17, 30), "yyyy-mm-dd", "2021-05-04 17:30"),
        (date(2021, 5, 4), "d/m", "2021-05-04"),
        (time(17, 5), "h:mm", "17:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_values_are_read_as_they_are_shown(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_formulas_are_read_as_their_values_and_those_without_are_counted() -> None:
    data = data_of(with_rows(["أ", "ب"], ["=1+1", "=2+2"]))
    with_value = changed(
        data, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
    )
    with_value = changed(
        with_value, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
    )
    content = read_workbook(Source(with_value))
    assert [block.text for block in content.blocks] == ["أ", "ب", "2"]
    assert len(content.notes) == 1
    assert str(content.notes[0]).startswith("1 formula has no value")


def test_sheets_are_parts_and_hidden_ones_wait_to_be_chosen() -> None:
    made = with_rows(["سنة", 1999])
    made.active.title = "أول"
    made.create_sheet("فارغ")
    made.create_sheet("سر").append(["مخفي"])
    made["سر"].sheet_state = "hidden"
    content = read(made)
    assert [block.text for block in content.blocks] == ["سنة", "1999"]
    assert [(part.name, part.title, part.words, part.read) for part in content.parts] == [
        ("sheet1", "أول", 2, True),
        ("sheet3", "سر", 1, False),
    ]
    assert [b.text for b in read(made, frozenset({"sheet3"})).blocks] == ["مخفي"]


def test_a_table_that_nobody_reads_to_its_end_is_refused() -> None:
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for _ in range(MOST_CELLS // 100 + 1):
        sheet.append(["كلمة"] * 100)
    with pytest.raises(UnreadableError, match="more than 50,000 cells"):
        read(made)


def test_hidden_sheets_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MOST_CELLS", 2_000)
    made = Workbook(write_only=True)
    for state in ("visible", "hidden", "hidden"):
        sheet = made.create_sheet()
        sheet.sheet_state = state
        for _ in range(10):
            sheet.append(["كلمة"] * 100)
    with pytest.raises(UnreadableError, match="more than 2,000 cells"):
        read(made)


def test_it_is_known_by_its_content_and_tells_who_made_it() -> None:
    made = with_rows(["نص", "آخر"])
    made.properties.creator, made.properties.title = "ليلى", "مطر"
    data = data_of(made)
    assert format_of(data, ".docx") is WORKBOOK
    content = read(made)
    assert (content.about.author, content.title) == ("ليلى", "مطر")


def test_damaged_and_hostile_ones_say_so() -> None:
    data = data_of(with_rows(["نص", "آخر"]))
    sheet = "xl/worksheets/sheet1.xml"
    bomb = (
        b"<!DOCTYPE x [<!ENTITY a '"
        + b"ha" * 1000
        + b"'>"
        + b"".join(
            b"<!ENTITY a%d '%s'>" % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10)
            for n in range(9)
        )
        + b"]><worksheet"
    )
    for broken in (
        data[:-100],
        data[: len(data) // 2],
        changed(data, sheet, b"</row>", b""),
        changed(changed(data, sheet, b"<worksheet", bomb), sheet, b"</row>", b"&a8;</row>"),
        changed(data, sheet, b"<sheetData>", b"<x>" * 10_000 + b"<sheetData>"),
    ):
        with pytest.raises(UnreadableError, match="damaged") as caught:
            read_workbook(Source(broken))
        assert caught.value.way_out
