"""Articles in Word documents (.docx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import NO_LAYOUT, Cell, Kind, Layout
from khulasa.article.packages import check_package
from khulasa.article.parts import COMMENTS, MARGINS, NOTES, part_of
from khulasa.article.told import with_core_properties
from khulasa.article.word.drawings import DrawingReader, shown_in
from khulasa.article.word.numbers import Numbers
from khulasa.article.word.parts import comments_of, margins_of, notes_of
from khulasa.article.word.parts import part_of as part_of_document
from khulasa.article.word.styles import WORD, kind_of, style_kinds, styles_by_id
from khulasa.article.word.tables import cells_of
from khulasa.article.word.text import TEXT_BOX, TextReader
from khulasa.wording import phrase

# What holds blocks between the body and its paragraphs. Deletions aren't among them.
_CONTAINERS = {
    WORD + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
}


def read_word(source: Source) -> Content:
    """Read a Word document: paragraphs and tables in their order, then its parts.

    Tracked changes are read as accepted. What is deleted, hidden or struck out is left out;
    inserted text, links, content controls and text boxes are kept, and the numbers of lists.

    Args:
        source: The .docx file. Its parts are charts, descriptions, notes, comments and margins.

    Raises:
        UnreadableError: It is no .docx, broken, encrypted or unpacks to an absurd size.
    """
    damaged = UnreadableError(
        phrase("it is not a Word document, or it is damaged"),
        phrase("open it in Word or LibreOffice and save it again as .docx"),
    )
    check_package(source.data, damaged)
    from docx import Document

    try:
        document = Document(BytesIO(source.data))
        return _content(document, _BlockReader(document, DrawingReader(document, source)), source)
    # A damaged package shows as errors of zipfile, lxml, KeyError and more.
    except Exception as error:
        raise damaged from error


def _content(document: Any, reader: _BlockReader, source: Source) -> Content:
    blocks = list(reader.blocks_in(document.element.body))
    left_out = reader.texts.left_out
    parts = reader.drawings.parts()
    for name, read, by_default in (
        (NOTES, reader.notes_led_to, True),
        (COMMENTS, lambda: reader.blocks_of(comments_of(document), Kind.COMMENT), False),
        (MARGINS, lambda: reader.margins(margins_of(document)), False),
    ):
        before = len(left_out)
        within = list(read())
        part = part_of(source, name, within, by_default=by_default)
        if part.read:
            blocks += within
        else:
            del left_out[before:]
        if within:
            parts.append(part)
    content = Content(blocks, left_out=len(left_out), parts=tuple(parts))
    return with_core_properties(content, document.core_properties, source.data)


class _BlockReader:
    """Reads blocks one after another; counts items of lists, notes and tables on the way."""

    def __init__(self, document: Any, drawings: DrawingReader) -> None:
        self.drawings = drawings
        self._styles = styles_by_id(document.styles.element)
        self._notes = notes_of(document)
        self.texts = TextReader(self._styles, self._notes)
        self._kinds = style_kinds(document.styles.element)
        self._numbers = Numbers(part_of_document(document, "numbering"), self._styles)
        self._tables = 0
        self._unfinished = ""
        self._joined: list[Any] = []

    def blocks_in(self, container: Any, cell: Cell | None = None) -> Iterator[Block]:
        for element in container:
            if element.tag == WORD + "p":
                yield from self._blocks_of_paragraph(element, cell)
            elif element.tag == WORD + "tbl":
                yield from self._blocks_of_table(element, cell)
            elif element.tag in _CONTAINERS:
                yield from self.blocks_in(element, cell)

    def blocks_of(self, elements: Iterable[Any], kind: Kind) -> Iterator[Block]:
        """The blocks of parts that have a kind of their own."""
        for element in elements:
            for block in self.blocks_in(element):
                yield Block(kind, block.text, place=block.place)

    def notes_led_to(self) -> Iterator[Block]:
        """The notes in the order of their marks; one of them may lead to another."""
        for number, note in enumerate(self.texts.led_to, 1):
            mark = f"[{number}] "
            for block in self.blocks_of([self._notes[note]], Kind.NOTE):
                yield replace(block, text=mark + block.text)
                mark = ""

    def margins(self, elements: Iterable[Any]) -> list[Block]:
        """What has words in the headers and footers, each once."""
        blocks = self.blocks_of(elements, Kind.MARGIN)
        return list(dict.fromkeys(b for b in blocks if any(map(str.isalpha, b.text))))

    def _blocks_of_table(self, table: Any, around: Cell | None) -> Iterator[Block]:
        number = self._tables
        self._tables += 1
        cells = list(cells_of(table, self._styles))
        for cell in cells:
            if cell.is_removed:
                self.texts.leave_out(cell.element)
                continue
            place = Cell(number, cell.row, cell.column, cell.is_heading)
            # A single cell is a frame around text.
            yield from self.blocks_in(cell.element, place if len(cells) > 1 else around)

    def _blocks_of_paragraph(self, paragraph: Any, cell: Cell | None) -> Iterator[Block]:
        text = self._unfinished + self.texts.text(paragraph)
        following = paragraph.getnext()
        # Who removes the end of a paragraph joins it with the following one.
        if (
            paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None
            and following is not None
            and following.tag == WORD + "p"
        ):
            self._unfinished = f"{text} " if text else ""
            self._joined.append(paragraph)
            return
        self._unfinished = ""
        places = (*self._joined, paragraph)
        self._joined.clear()
        mark = self._numbers.mark(paragraph)
        if text:
            yield replace(self._block(paragraph, mark + text, cell), place=places)
        for shown in shown_in(paragraph):
            if shown.tag == TEXT_BOX:
                yield from self.blocks_in(shown, cell)
                continue
            for block in self.drawings.blocks_in(shown):
                yield replace(block, layout=Layout(cell=cell)) if cell else block

    def _block(self, paragraph: Any, text: str, cell: Cell | None) -> Block:
        kind, level = kind_of(paragraph, self._kinds)
        if kind is Kind.LIST_ITEM:
            level = max(level, self._numbers.level(paragraph))
        return Block(kind, text, Layout(level, cell) if level or cell else NO_LAYOUT)
