"""OpenDocument texts: real styles, doubts as comments, each text in its own direction."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from html import escape
from itertools import groupby

from odfdo import Document, Element

from khulasa.export.choices import Choices, Details
from khulasa.export.direction import is_right_to_left
from khulasa.export.layout.blocks import article_heading, laid_out
from khulasa.export.layout.laid_out import Block, Cell, LaidOut, Piece, Role, Row, Table, in_columns
from khulasa.export.layout.nested_lists import List, nested_lists
from khulasa.export.office import odt_styles as styles
from khulasa.reading.document import Reading
from khulasa.wording import _, wanted_language


def to_odt(reading: Reading, choices: Choices, details: Details) -> bytes:
    """The article as an OpenDocument text."""
    laid = laid_out(reading, choices, details)
    moment = datetime.combine(details.date, time())
    document = Document("text")
    _set_styles(document, laid)
    document.meta.title = laid.title
    document.meta.language = laid.language
    document.meta.creation_date = document.meta.date = moment
    document.meta.generator = "Khulasa"
    document.body.clear()
    writer = _Writer(laid, moment)
    blocks = [writer.flow(laid.head)]
    if laid.rows:
        blocks.append(writer.flow([article_heading(laid)]))
        if laid.in_columns:
            for rows in in_columns(laid.rows):
                blocks.append(writer.rows(rows) if rows[0].is_table else writer.columns(rows))
        else:
            blocks.append(writer.rows(laid.rows))
    for xml in blocks:
        for element in Element.from_tag(f"<text:section>{xml}</text:section>").children:
            document.body.append(element)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_styles(document: Document, laid: LaidOut) -> None:
    codes = (laid.language, laid.source_language, *(block.language for block in laid.head))
    languages = {code: is_right_to_left(code) for code in (*codes, wanted_language()) if code}
    for xml in (
        *styles.paragraph_styles(),
        *styles.language_styles(languages),
        *styles.other_styles(),
    ):
        document.insert_style(xml)
    tables = [side for row in laid.rows for side in row.sides if isinstance(side, Table)]
    automatic = [*styles.columns_styles(backwards=laid.from_right)]
    if tables:
        automatic += styles.article_table_styles(share for one in tables for share in one.shares)
    for xml in automatic:
        document.insert_style(xml, automatic=True)
    master = document.get_style("master-page", "Standard")
    assert master is not None  # of odfdo's own template
    master.append(
        Element.from_tag(
            f'<style:footer><text:p text:style-name="{styles.FOOT}">'
            "<text:page-number>1</text:page-number></text:p></style:footer>"
        )
    )


class _Writer:
    """Writes blocks as XML, and gives bookmarks and comments their names.

    Args:
        laid: All that is to be written.
        moment: When it is written.
    """

    def __init__(self, laid: LaidOut, moment: datetime) -> None:
        self._moment = moment.isoformat()
        self._numbers = laid.numbers
        self._tables = self._comments = 0

    def flow(self, blocks: Iterable[Block]) -> str:
        """Blocks below each other; items that follow each other are lists."""
        xml = ""
        for are_items, group in groupby(blocks, lambda block: block.role is Role.ITEM):
            if are_items:
                xml += "".join(map(self._list, nested_lists(list(group))))
            else:
                xml += "".join(map(self._block, group))
        return xml

    def rows(self, rows: Iterable[Row]) -> str:
        """Paragraphs and tables of the article, their texts below each other."""
        sides = (side for row in rows for side in row.sides)
        xml = ""
        for is_table, group in groupby(sides, lambda side: isinstance(side, Table)):
            if is_table:
                xml += "".join(self._table(side) for side in group if isinstance(side, Table))
            else:
                xml += self.flow(block for side in group for block in side.blocks)
        return xml

    def columns(self, rows: Sequence[Row]) -> str:
        """Paragraphs of the article as two columns, their titles repeated on every page."""
        titles = (
            Block(Role.REMARK, wanted_language(), (Piece(words),))
            for words in (_("Source"), _("Translation"))
        )
        head = "".join(_cell(self.flow([block]), styles.CELL) for block in titles)
        lines = [f"<table:table-header-rows>{_line(head)}</table:table-header-rows>"]
        for row in rows:
            cells = (
                _cell(
                    self.flow(side.blocks),
                    styles.FIRST_CELL if side is row.source else styles.CELL,
                )
                for side in row.sides
            )
            lines.append(_line("".join(cells)))
        return self._as_table("Article", styles.TABLE, [styles.COLUMN] * 2, lines)

    def _table(self, table: Table) -> str:
        style = styles.ARTICLE_TABLE[table.is_backwards]
        widths = [styles.column_style(share) for share in table.shares]
        lines = [_line("".join(map(self._table_cell, line))) for line in table.lines]
        head, body = lines[: table.heading_lines], lines[table.heading_lines :]
        if head:
            head = [f"<table:table-header-rows>{''.join(head)}</table:table-header-rows>"]
        return self._as_table("Table", style, widths, [*head, *body])

    def _table_cell(self, cell: Cell) -> str:
        xml = _cell(self.flow(cell.blocks), styles.TABLE_CELL, cell.span)
        return xml + "<table:covered-table-cell/>" * (cell.span - 1)

    def _as_table(self, name: str, style: str, columns: Iterable[str], lines: list[str]) -> str:
        self._tables += 1
        number = f" {self._tables}" if self._tables > 1 else ""
        widths = (f'<table:table-column table:style-name="{column}"/>' for column in columns)
        return (
            f'<table:table table:name="{name}{number}" table:style-name="{style}">'
            f"{''.join(widths)}{''.join(lines)}</table:table>"
        )

    def _list(self, found: List) -> str:
        entries = "".join(
            f"<text:list-item{_start(entry.block)}>{self._block(entry.block)}"
            f"{''.join(map(self._list, entry.below))}</text:list-item>"
            for entry in found.entries
        )
        first = found.entries[0].block
        name = styles.list_style(first.item, backwards=first.is_backwards)
        for _level in range(found.depth - 1):
            entries = f"<text:list-item><text:list>{entries}</text:list></text:list-item>"
        return f'<text:list text:style-name="{name}">{entries}</text:list>'

    def _block(self, block: Block) -> str:
        style = styles.style_name(block.role, backwards=block.is_backwards)
        text = ""
        if block.anchor:
            text = f'<text:bookmark text:name="{_bookmark(block.anchor)}"/>'
        if block.is_numbered:
            text += f'<text:span text:style-name="{styles.NUMBER}">{block.anchor}</text:span> '
        text += " ".join(self._piece(piece, block.language) for piece in block.pieces)
        level = styles.outline_level(block.role)
        if level:
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>'
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def _piece(self, piece: Piece, language: str) -> str:
        text = escape(piece.text)
        if language:
            style = styles.language_style(escape(language))
            text = f'<text:span text:style-name="{style}">{text}</text:span>'
        if piece.remarks:
            self._comments += 1
            name = f'office:name="check{self._comments}"'
            said = escape(piece.remarks)
            text = (
                f"<office:annotation {name}><dc:creator>Khulasa</dc:creator>"
                f"<dc:date>{self._moment}</dc:date><text:p>{said}</text:p></office:annotation>"
                f"{text}<office:annotation-end {name}/>"
            )
        where = ", ".join(
            f'<text:a xlink:type="simple" xlink:href="#{_bookmark(number)}">{number}</text:a>'
            if number in self._numbers
            else str(number)
            for number in piece.references
        )
        return f"{text} [{where}]" if where else text


def _line(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(content: str, style: str, span: int = 1) -> str:
    wide = f' table:number-columns-spanned="{span}"' if span > 1 else ""
    return (
        f'<table:table-cell table:style-name="{style}"{wide} office:value-type="string">'
        f"{content or '<text:p/>'}</table:table-cell>"
    )


def _start(block: Block) -> str:
    number = block.item.number
    return "" if number is None else f' text:start-value="{number}"'


def _bookmark(number: int) -> str:
    return f"paragraph_{number}"
