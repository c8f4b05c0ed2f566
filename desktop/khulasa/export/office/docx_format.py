"""Word documents: real styles, doubts as comments, each text in its own direction."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from khulasa.export.choices import Choices, Details
from khulasa.export.direction import is_right_to_left
from khulasa.export.layout.blocks import article_heading, laid_out
from khulasa.export.layout.laid_out import Block, LaidOut, Piece, Role, Row, Table, in_columns
from khulasa.export.office import docx_parts as parts
from khulasa.export.office import docx_tables as tables
from khulasa.export.office.docx_lists import Lists
from khulasa.reading.document import Reading
from khulasa.wording import _

_STYLES = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.SECTION: "Heading 1",
    Role.HEADING: "Heading 2",
    Role.TEXT: "Normal",
    Role.QUOTE: "Quote",
    Role.ITEM: "List Bullet",
    Role.REMARK: "Caption",
    Role.CELL: "Table Contents",
    Role.NAME: "Table Heading",
}
_AUTHOR, _INITIALS = "Khulasa", "Kh"
_INK, _QUIET = RGBColor(0x14, 0x20, 0x1F), RGBColor(0x5F, 0x6D, 0x6B)
_WIDTH, _HEIGHT, _MARGIN = Cm(21), Cm(29.7), Cm(2)  # A4
_TEXT_WIDTH = _WIDTH - 2 * _MARGIN


def to_docx(reading: Reading, choices: Choices, details: Details) -> bytes:
    """The article as a Word document."""
    laid = laid_out(reading, choices, details)
    moment = datetime.combine(details.date, time(), UTC)
    writer = _Writer(laid, moment)
    for block in laid.head:
        writer.add(writer.document, block)
    if laid.rows:
        writer.add(writer.document, article_heading(laid))
        if laid.in_columns:
            for rows in in_columns(laid.rows):
                add = writer.add_rows if rows[0].is_table else writer.add_columns
                add(rows)
        else:
            writer.add_rows(laid.rows)
    content = io.BytesIO()
    writer.document.save(content)
    return content.getvalue()


class _Writer:
    """Adds blocks to a document that it begins.

    Args:
        laid: All that is to be written.
        moment: When it is written.
    """

    def __init__(self, laid: LaidOut, moment: datetime) -> None:
        self.document: Any = docx.Document()
        self._laid, self._moment = laid, moment
        self._comments = parts.Comments(self.document, _AUTHOR, _INITIALS, moment)
        self._numbers = laid.numbers
        self._lists = Lists(self.document.part.numbering_part.element)
        self._set_properties()
        self._set_page()
        self._set_styles()
        self._style_ids = {style.name: style.style_id for style in self.document.styles}

    def add(self, place: Any, block: Block, *, first: bool = False) -> None:
        """Add a block to the document or a cell.

        Args:
            place: Where to.
            block: What.
            first: Into the empty paragraph that a cell has from the start.
        """
        paragraph = place.paragraphs[0] if first else place.add_paragraph()
        # By its id: python-docx would go through all styles for every paragraph.
        paragraph._p.style = self._style_ids[_style(block)]
        if block.role is Role.ITEM:
            self._lists.place(paragraph, block)
        backwards = block.is_backwards
        if backwards:
            parts.turn_paragraph(paragraph)
        if block.anchor:
            parts.add_bookmark(paragraph, _bookmark(block.anchor), block.anchor)
        if block.is_numbered:
            run = paragraph.add_run(str(block.anchor))
            run.font.color.rgb, run.font.superscript = _QUIET, True
            paragraph.add_run(" ")  # a no-break space would join two numbers
        for place_in_block, piece in enumerate(block.pieces):
            if place_in_block:
                paragraph.add_run(" ")
            run = paragraph.add_run(piece.text)
            parts.set_run_language(run, block.language, backwards=backwards)
            self._add_remarks(paragraph, run, piece)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add paragraphs and tables of the article, their texts below each other."""
        for side in (side for row in rows for side in row.sides):
            if isinstance(side, Table):
                self._add_table(side)
            else:
                self.add(self.document, side)

    def add_columns(self, rows: Sequence[Row]) -> None:
        """Add paragraphs of the article as two columns, their titles repeated on every page."""
        backwards = self._laid.from_right
        table = tables.add_table(self.document, [_TEXT_WIDTH // 2] * 2, backwards=backwards)
        head = tables.add_line(self.document, table, [1, 1], is_heading=True)
        for cell, words in zip(head, (_("Source"), _("Translation")), strict=True):
            cell.paragraphs[0].add_run(words).font.color.rgb = _QUIET
        for row in rows:
            cells = tables.add_line(self.document, table, [1, 1])
            for cell, side in zip(cells, row.sides, strict=True):
                for block in side.blocks:
                    self.add(cell, block, first=True)

    def _add_table(self, table: Table) -> None:
        widths = [round(_TEXT_WIDTH * share) for share in table.shares]
        made = tables.add_table(self.document, widths, backwards=table.is_backwards)
        for number, line in enumerate(table.lines):
            spans = [cell.span for cell in line]
            is_heading = number < table.heading_lines
            places = tables.add_line(self.document, made, spans, is_heading=is_heading)
            for place, cell in zip(places, line, strict=True):
                if not cell.blocks:
                    place.paragraphs[0]._p.style = self._style_ids[_STYLES[Role.CELL]]
                for position, block in enumerate(cell.blocks):
                    self.add(place, block, first=position == 0)
        tables.add_space(self.document)

    def _add_remarks(self, paragraph: Any, run: Any, piece: Piece) -> None:
        """Add the comment on a sentence, and the links to what supports it."""
        if piece.remarks:
            self._comments.add(run, piece.remarks)
        for place, number in enumerate(piece.references):
            paragraph.add_run(", " if place else " [")
            if number in self._numbers:
                parts.add_link(paragraph, _bookmark(number), str(number))
            else:
                paragraph.add_run(str(number))
        if piece.references:
            paragraph.add_run("]")

    def _set_properties(self) -> None:
        properties = self.document.core_properties
        properties.title = self._laid.title[:255]  # python-docx takes no more
        properties.language = self._laid.language
        properties.author = properties.last_modified_by = ""
        properties.comments = properties.keywords = properties.subject = ""
        properties.created = properties.modified = self._moment.replace(tzinfo=None)

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = _WIDTH, _HEIGHT
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = _MARGIN
        if is_right_to_left(self._laid.language):
            parts.turn_section(section)
        foot = section.footer.paragraphs[0]
        foot.alignment = parts.CENTRE
        parts.add_page_number(foot)

    def _set_styles(self) -> None:
        backwards = [
            code
            for code in (self._laid.language, self._laid.source_language)
            if is_right_to_left(code)
        ]
        forwards = "" if is_right_to_left(self._laid.language) else self._laid.language
        parts.set_languages(self.document, forwards, backwards[0] if backwards else "")
        styles = self.document.styles
        for role in (Role.CELL, Role.NAME):
            made = styles.add_style(_STYLES[role], WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = styles["Normal"]
            made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(2)
            made.font.bold = True if role is Role.NAME else None
        for name in dict.fromkeys((*_STYLES.values(), "List", "List Number", "Header", "Footer")):
            style = styles[name]
            parts.set_fonts(style, "Calibri", "Times New Roman", complex_scale=1.2)
            style.font.color.rgb = _QUIET if name in ("Caption", "Subtitle") else _INK
        styles["Normal"].paragraph_format.space_after = Pt(6)
        styles["Caption"].font.bold = False
        styles["Caption"].font.italic = True


def _style(block: Block) -> str:
    if block.role is not Role.ITEM or (block.item.has_bullet and block.item.number is None):
        return _STYLES[block.role]
    return "List" if block.item.number is None else "List Number"


def _bookmark(number: int) -> str:
    return f"paragraph_{number}"
