"""Tables of Word documents, as XML: python-docx looks through a whole table for each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell

_TWIP = 635  # EMU

_TABLE = (
    f"<w:tbl {nsdecls('w')}><w:tblPr>{{turned}}"
    '<w:tblW w:w="{width}" w:type="dxa"/>'
    "<w:tblBorders>{lines}</w:tblBorders>"
    '<w:tblLayout w:type="fixed"/>'
    "</w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>"
)
_LINE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="D9DFDF"/>'


def add_table(document: Any, widths: Sequence[int], *, backwards: bool) -> Any:
    """Add a table with quiet lines between its rows and none between its columns.

    Args:
        document: Where to, at its end.
        widths: Of its columns, in EMU.
        backwards: Its first column is at the right.
    """
    body = document.element.body
    last = body.xpath("./*[not(self::w:sectPr)][last()]")
    if last and last[0].tag == qn("w:tbl"):
        add_space(document)  # or both would be one table
    twips = [width // _TWIP for width in widths]
    table = parse_xml(
        _TABLE.format(
            turned="<w:bidiVisual/>" if backwards else "",
            width=sum(twips),
            lines="".join(map(_LINE.format, ("top", "bottom", "insideH"))),
            columns="".join(f'<w:gridCol w:w="{width}"/>' for width in twips),
        )
    )
    body.insert_element_before(table, "w:sectPr")
    return table


def add_line(
    document: Any, table: Any, spans: Sequence[int], *, is_heading: bool = False
) -> list[_Cell]:
    """Add a row to a table.

    Args:
        document: The table's.
        table: See ``add_table``.
        spans: How many columns each of its cells is wide.
        is_heading: It names the columns, and stands at the top of each page that has the table.

    Returns:
        Its cells, each with an empty paragraph.
    """
    row = OxmlElement("w:tr")
    if is_heading:
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:tblHeader"))
        row.append(properties)
    columns = [int(column.get(qn("w:w"))) for column in table.tblGrid]
    cells, place = [], 0
    for span in spans:
        width = sum(columns[place : place + span])
        merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        cell = parse_xml(
            f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>'
            "<w:p/></w:tc>"
        )
        row.append(cell)
        cells.append(_Cell(cell, document._body))
        place += span
    table.append(row)
    return cells


def add_space(document: Any) -> None:
    """Add an empty paragraph that is lower than a line: what keeps tables from what follows."""
    paragraph = document.add_paragraph()
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:spacing {nsdecls("w")} w:after="0" w:line="160" w:lineRule="exact"/>')
    )
