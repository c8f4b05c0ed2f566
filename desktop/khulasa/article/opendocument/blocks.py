"""The blocks of an OpenDocument file: paragraphs, lists, tables and text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.model import NO_LAYOUT, Cell, Kind, Layout
from khulasa.article.opendocument.files import Files
from khulasa.article.opendocument.names import DRAW, OFFICE, SLIDES, TABLE, TEXT, XML_ID
from khulasa.article.opendocument.numbers import Counter
from khulasa.article.opendocument.styles import Styles
from khulasa.article.opendocument.tables import cells_of
from khulasa.article.opendocument.text import TextReader
from khulasa.article.tables.size import TableSize

_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
_NOT_READ = {
    *(TEXT + name for name in ("tracked-changes", "sequence-decls", "variable-decls")),
    *(OFFICE + name for name in ("forms", "annotation", "event-listeners")),
    *(SLIDES + name for name in ("notes", "settings")),
    # What is written beside a picture for those who don't see it is not shown.
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
}
_TITLES = {"title": 1, "subtitle": 2}


class BlockReader:
    """Reads blocks one after another; counts items of lists, notes and tables on the way.

    Args:
        files: The document.

    Attributes:
        texts: Knows the notes, the comments and what was left out.
    """

    def __init__(self, files: Files) -> None:
        self._styles = Styles(files.roots)
        self.texts = TextReader(self._styles, files.formulas)
        self._tables = 0
        self._size = TableSize()
        self._headings = Counter()
        # The counter of each list that another one may go on with, by its name; and the last one.
        self._counters: dict[str, Counter] = {}

    def blocks_in(self, container: Iterable[Any], cell: Cell | None = None) -> Iterator[Block]:
        """The blocks in an element, or of some elements.

        Args:
            container: The element.
            cell: The cell that it stands in.
        """
        for element in container:
            if element.tag in _PARAGRAPHS:
                yield from self._paragraph(element, cell)
            elif element.tag == TEXT + "list":
                yield from self._list(element, cell)
            elif element.tag == TABLE + "table":
                yield from self._table(element, cell)
            elif element.tag == OFFICE + "annotation":
                self.texts.comments.append(element)
            elif element.get(TEXT + "display") == "none":
                self.texts.leave_out(element)
            elif element.tag == DRAW + "frame":
                yield from self._frame(element, cell)
            elif element.tag not in _NOT_READ:
                yield from self.blocks_in(element, cell)

    def notes(self) -> Iterator[Block]:
        """The notes in the order of their marks; one of them may lead to another."""
        for number, note in enumerate(self.texts.notes, 1):
            mark = f"[{number}] "
            for block in self.blocks_in(note):
                yield Block(Kind.NOTE, mark + block.text, place=block.place)
                mark = ""

    def comments(self) -> Iterator[Block]:
        """The comments in the order of their places."""
        for comment in self.texts.comments:
            for block in self.blocks_in(comment):
                yield Block(Kind.COMMENT, block.text, place=block.place)

    def leave_out_deletions(self, body: Any) -> None:
        """Remember what tracked changes removed."""
        for deletion in body.iter(TEXT + "deletion"):
            self.texts.leave_out(deletion)

    def is_shown_table(self, table: Any) -> bool:
        """Whether a sheet is shown."""
        return self._styles.is_shown_table(table.get(TABLE + "style-name", ""))

    def _paragraph(self, element: Any, cell: Cell | None) -> Iterator[Block]:
        text = self.texts.text(element)
        if element.tag == TEXT + "h":
            level = element.get(TEXT + "outline-level", "1")
            depth = int(level) if level.isdecimal() else 1
            is_listed = element.get(TEXT + "is-list-header") != "true"
            mark = self._headings.mark(self._styles.outline, depth) if text and is_listed else ""
            if text:
                yield Block(Kind.HEADING, mark + text, Layout(depth, cell), place=element)
        elif text:
            kind = self._styles.kind(element.get(TEXT + "style-name", ""))
            level_of_title = 1 if kind is Kind.HEADING else 0
            yield _block(kind, text, level_of_title, cell, element)
        for box in _boxes_in(element):
            yield from self.blocks_in([box], cell)

    def _frame(self, element: Any, cell: Cell | None) -> Iterator[Block]:
        level = _TITLES.get(element.get(SLIDES + "class", ""), 0)
        for block in self.blocks_in(element, cell):
            title = replace(block, kind=Kind.HEADING, layout=Layout(level))
            yield title if level else block

    def _list(
        self,
        element: Any,
        cell: Cell | None,
        level: int = 1,
        style: str = "",
        counter: Counter | None = None,
    ) -> Iterator[Block]:
        style = element.get(TEXT + "style-name", "") or style
        if counter is None:
            counter = self._counter(element, style)
        for item in element:
            mark = ""
            if item.tag == TEXT + "list-item":
                start = item.get(TEXT + "start-value")
                if any(child.tag in _PARAGRAPHS for child in item):
                    mark = counter.mark(self._styles.levels(style), level, start)
            elif item.tag != TEXT + "list-header":
                continue
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self._list(child, cell, level + 1, style, counter)
                    continue
                for block in self.blocks_in([child], cell):
                    is_text = block.kind is Kind.TEXT
                    kind = Kind.LIST_ITEM if is_text else block.kind
                    depth = level if is_text else block.layout.level
                    yield _block(kind, mark + block.text, depth, block.layout.cell, block.place)
                    mark = ""

    def _counter(self, element: Any, style: str) -> Counter:
        """A new counter, unless the list goes on with the one before or another."""
        counter = Counter()
        if (other := element.get(TEXT + "continue-list")) in self._counters:
            counter = self._counters[other]
        elif element.get(TEXT + "continue-numbering") == "true":
            counter = self._counters.get("style " + style, counter)
        self._counters["style " + style] = counter
        if (name := element.get(XML_ID)) is not None:
            self._counters[name] = counter
        return counter

    def _table(self, element: Any, around: Cell | None) -> Iterator[Block]:
        number = self._tables
        self._tables += 1
        cells = cells_of(element, self._size)
        for found in cells:
            place = Cell(number, found.row, found.column, found.is_heading)
            # A single cell is a frame around text.
            cell = place if len(cells) > 1 else around
            if found.is_hidden:
                self.texts.leave_out(found.element)
            else:
                yield from self.blocks_in(found.element, cell)


def _block(kind: Kind, text: str, level: int, cell: Cell | None, place: Any) -> Block:
    layout = Layout(level, cell) if level or cell else NO_LAYOUT
    return Block(kind, text, layout, place)


def _boxes_in(element: Any) -> Iterator[Any]:
    """The text boxes that are anchored in a paragraph."""
    for child in element:
        if child.tag in (DRAW + "frame", DRAW + "custom-shape"):
            yield child
        elif child.tag not in (TEXT + "note", OFFICE + "annotation"):
            yield from _boxes_in(child)
