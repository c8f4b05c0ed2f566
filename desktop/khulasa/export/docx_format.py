"""Word documents: real styles, doubts as comments, each text in its own direction."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

from khulasa.export import docx_parts as parts
from khulasa.export.blocks import Block, LaidOut, Piece, Role, article_heading, laid_out
from khulasa.export.choices import Choices, Details
from khulasa.export.direction import block_direction, is_right_to_left
from khulasa.export.own_number import has_own_number
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
}
_AUTHOR, _INITIALS = "Khulasa", "Kh"
_INK, _QUIET = RGBColor(0x14, 0x20, 0x1F), RGBColor(0x5F, 0x6D, 0x6B)
_WIDTH, _HEIGHT, _MARGIN = Cm(21), Cm(29.7), Cm(2)  # A4


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
            writer.add_table()
        else:
            for row in laid.rows:
                for block in row.blocks:
                    writer.add(writer.document, block, row.number)
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
        self._bookmarked: set[int] = set()
        self._style_ids = {style.name: style.style_id for style in self.document.styles}
        self._set_properties()
        self._set_page()
        self._set_styles()

    def add(self, place: Any, block: Block, number: int = 0, *, first: bool = False) -> None:
        """Add a block to the document or a cell.

        Args:
            place: Where to.
            block: What.
            number: Of the article's paragraph, for references to point at; 0 if it is none.
            first: Into the empty paragraph that a cell has from the start.
        """
        paragraph = place.paragraphs[0] if first else place.add_paragraph()
        own_number = block.role is Role.ITEM and has_own_number(block.text)
        # By its id: python-docx would go through all styles for every paragraph.
        paragraph._p.style = self._style_ids["List" if own_number else _STYLES[block.role]]
        backwards = block_direction(block.language, block.text) == "rtl"
        if backwards:
            parts.turn_paragraph(paragraph)
        number = number or (self._laid.title_number if block.role is Role.TITLE else 0)
        if number and number not in self._bookmarked:
            self._bookmarked.add(number)
            parts.add_bookmark(paragraph, _bookmark(number), number)
        if block.number:
            run = paragraph.add_run(str(block.number))
            run.font.color.rgb, run.font.superscript = _QUIET, True
            paragraph.add_run(" ")  # a no-break space would join two numbers
        for place_in_block, piece in enumerate(block.pieces):
            if place_in_block:
                paragraph.add_run(" ")
            run = paragraph.add_run(piece.text)
            parts.set_run_language(run, block.language, backwards=backwards)
            self._add_remarks(paragraph, run, piece)

    def add_table(self) -> None:
        """Add the article as two columns, their titles repeated on every page."""
        table = self.document.add_table(rows=1, cols=2)
        table.autofit = False
        parts.set_table_lines(table)
        if is_right_to_left(self._laid.language):
            parts.turn_table(table)
        parts.repeat_on_every_page(table.rows[0])
        for cell, words in zip(table.rows[0].cells, (_("Source"), _("Translation")), strict=True):
            cell.paragraphs[0].add_run(words).font.color.rgb = _QUIET
        for row in self._laid.rows:
            cells = table.add_row().cells
            for cell, block in zip(cells, row.blocks, strict=True):
                self.add(cell, block, row.number if block is row.target else 0, first=True)
        for column in table.columns:
            for cell in column.cells:
                cell.width = (_WIDTH - 2 * _MARGIN) // 2

    def _add_remarks(self, paragraph: Any, run: Any, piece: Piece) -> None:
        """Add the comment on a sentence, and the links to what supports it."""
        if piece.remarks:
            self._comments.add(run, piece.remarks)
        for place, number in enumerate(piece.references):
            paragraph.add_run(", " if place else " [")
            if number in self._laid.numbers:
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
        for name in dict.fromkeys((*_STYLES.values(), "List", "Header", "Footer")):
            style = styles[name]
            parts.set_fonts(style, "Calibri", "Times New Roman", complex_scale=1.2)
            style.font.color.rgb = _QUIET if name in ("Caption", "Subtitle") else _INK
        styles["Normal"].paragraph_format.space_after = Pt(6)
        styles["Caption"].font.bold = False
        styles["Caption"].font.italic = True


def _bookmark(number: int) -> str:
    return f"paragraph_{number}"
