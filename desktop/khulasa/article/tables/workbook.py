"""Spreadsheets (.xlsx)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import Part
from khulasa.article.packages import check_package
from khulasa.article.parts import sheet_part
from khulasa.article.tables.rows import blocks_of_rows
from khulasa.article.tables.size import TableSize
from khulasa.article.tables.values import shown
from khulasa.article.told import with_core_properties
from khulasa.wording import Phrase, count_phrase, phrase


def read_workbook(source: Source) -> Content:
    """Read the sheets of a spreadsheet, each as a table; formulas as the values that they had.

    Args:
        source: The .xlsx file. Its parts are the sheets; hidden ones wait to be chosen.

    Raises:
        UnreadableError: It is no .xlsx, broken or too large.
    """
    damaged = UnreadableError(
        phrase("it is not an Excel document, or it is damaged"),
        phrase("open it in Excel or LibreOffice and save it again as .xlsx"),
    )
    check_package(source.data, damaged)
    try:
        return _content(source)
    except UnreadableError:
        raise
    # A damaged package shows as errors of zipfile, XML, KeyError and more.
    except Exception as error:
        raise damaged from error


def _content(source: Source) -> Content:
    workbook = _opened(source.data, values=True)
    blocks: list[Block] = []
    parts: list[Part] = []
    unknown, size = 0, TableSize()
    formulas = _opened(source.data, values=False) if _has_formulas(source.data) else None
    for number, sheet in enumerate(workbook.worksheets, 1):
        within = blocks_of_rows(_rows_of(sheet), number - 1, size)
        if not within:
            continue
        shown_by_default = sheet.sheet_state == "visible"
        part = sheet_part(source, number, within, title=sheet.title, by_default=shown_by_default)
        parts.append(part)
        if part.read:
            blocks += within
            if formulas is not None:
                unknown += _without_values(sheet, formulas.worksheets[number - 1])
    content = Content(blocks, notes=_notes(unknown), parts=tuple(parts))
    return with_core_properties(content, workbook.properties, source.data)


def _opened(data: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
    for sheet in workbook.worksheets:
        # Other programs write a size that is not true.
        sheet.reset_dimensions()
    return workbook


def _rows_of(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        yield ["" if cell.value is None else shown(cell.value, cell.number_format) for cell in row]


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return any(
            re.search(rb"<f[ >]", archive.read(name)) is not None
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )


def _without_values(values: Any, formulas: Any) -> int:
    """How many formulas of a sheet have no value: a program made the file and never counted."""
    return sum(
        one.data_type == "f" and other.value is None
        for row, others in zip(formulas.iter_rows(), values.iter_rows(), strict=False)
        for one, other in zip(row, others, strict=False)
    )


def _notes(unknown: int) -> tuple[Phrase | str, ...]:
    if not unknown:
        return ()
    return (
        count_phrase(
            "{:,} formula has no value in the file and is left out; opening the file in Excel or "
            "LibreOffice and saving it works it out.",
            "{:,} formulas have no value in the file and are left out; opening the file in Excel "
            "or LibreOffice and saving it works them out.",
            unknown,
        ),
    )
