"""The shapes on a slide: titles, lists, tables, drawings with words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.drawings import DrawnReader, described
from khulasa.article.model import NO_LAYOUT, Cell, Kind, Layout
from khulasa.article.parts import DRAWINGS, PICTURES
from khulasa.article.slides.text import DRAWING, TextReader, mark_of

PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
"""Namespace of the elements of slides."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLES = frozenset({"title", "ctrTitle"})
_MARGINS = frozenset({"hdr", "ftr", "dt", "sldNum"})
# A placeholder of these kinds, or of none, has points by the slides' master.
_POINTS = frozenset({"", "body", "obj"})
_OFF = frozenset({"", "0", "false"})


class ShapeReader:
    """Reads slide by slide; counts tables on the way.

    Args:
        chosen: Names of the parts that are read.

    Attributes:
        left_out: The hidden and struck-out passages.
        found: What is drawn, and descriptions of pictures, by the names of their parts, read or
            not.
    """

    def __init__(self, chosen: Collection[str]) -> None:
        self._texts = TextReader()
        self.left_out = self._texts.left_out
        self.found: dict[str, list[Block]] = {DRAWINGS: [], PICTURES: []}
        self._chosen = chosen
        self._drawn = DrawnReader()
        self._tables = 0
        self._margins: list[Block] = []

    def blocks_on(self, slide: Any, part: Any) -> list[Block]:
        """The blocks of a slide, its title first.

        Args:
            slide: The element of a slide, or of notes.
            part: The part of the package that it is in.
        """
        blocks = [
            block
            for tree in slide.iterfind(f"{PRESENTATION}cSld/{PRESENTATION}spTree")
            for block in self._in_group(tree, part)
        ]
        return sorted(blocks, key=lambda block: block.kind is not Kind.HEADING)

    def take_margins(self) -> list[Block]:
        """The headers and footers since the last call; numbers of slides are none."""
        margins = [b for b in self._margins if any(map(str.isalpha, b.text))]
        self._margins.clear()
        return list(dict.fromkeys(margins))

    def leave_out(self, element: Any) -> None:
        """Remember all text of an element as left out."""
        self._texts.leave_out(element)

    def _in_group(self, group: Any, part: Any) -> Iterator[Block]:
        for element in group:
            name = str(element.tag).rpartition("}")[2]
            hidden = next((e.get("hidden", "") for e in element.iterfind("*/{*}cNvPr")), "")
            if hidden not in _OFF:
                self.leave_out(element)
            elif name == "grpSp":
                yield from self._in_group(element, part)
            elif element.tag == _COMPATIBILITY + "AlternateContent":
                choice = element.find(_COMPATIBILITY + "Choice")
                yield from self._in_group(choice if choice is not None else (), part)
            elif name == "graphicFrame":
                yield from self._in_frame(element, part)
            elif name in ("sp", "cxnSp"):
                yield from self._in_shape(element)
            for properties in element.iterfind("*/{*}cNvPr") if hidden in _OFF else ():
                yield from self._if_chosen(PICTURES, described(properties))

    def _in_shape(self, shape: Any) -> Iterator[Block]:
        body = shape.find(PRESENTATION + "txBody")
        if body is None:
            return
        placeholder = shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph")
        kind = None if placeholder is None else placeholder.get("type", "")
        if kind in _TITLES:
            read = {one: self._texts.text(one) for one in body.iter(DRAWING + "p")}
            lines = {one: text for one, text in read.items() if text}
            if lines:
                title = "\n".join(lines.values())
                yield Block(Kind.HEADING, title, Layout(level=1), place=tuple(lines))
        elif kind in _MARGINS:
            self._margins += [
                Block(Kind.MARGIN, b.text, place=b.place) for b in self._paragraphs(body)
            ]
        else:
            yield from self._paragraphs(body, has_points=kind in _POINTS)

    def _paragraphs(
        self, body: Any, *, has_points: bool = False, cell: Cell | None = None
    ) -> Iterator[Block]:
        counts: dict[int, int] = {}
        for paragraph in body.iter(DRAWING + "p"):
            text = self._texts.text(paragraph)
            if not text:
                continue
            level, mark = mark_of(paragraph, counts, has_points)
            kind = Kind.TEXT if mark is None else Kind.LIST_ITEM
            layout = Layout(level if mark is not None else 0, cell)
            layout = NO_LAYOUT if layout == NO_LAYOUT else layout
            yield Block(kind, (mark or "") + text, layout, place=(paragraph,))

    def _in_frame(self, frame: Any, part: Any) -> Iterator[Block]:
        for table in frame.iter(DRAWING + "tbl"):
            yield from self._table(table)
        for text in self._drawn.diagrams_in(frame, part):
            yield from self._if_chosen(DRAWINGS, self._paragraphs(text))
        # The charts: the diagrams were read, as the points and lists that they are on a slide.
        yield from self._if_chosen(DRAWINGS, self._drawn.blocks_in(frame, part))

    def _if_chosen(self, name: str, blocks: Iterator[Block]) -> Iterator[Block]:
        before = len(self.left_out)
        within = list(blocks)
        self.found[name] += within
        if name in self._chosen:
            yield from within
        else:
            del self.left_out[before:]

    def _table(self, table: Any) -> Iterator[Block]:
        number = self._tables
        self._tables += 1
        look = table.find(DRAWING + "tblPr")
        first_row, first_column = (
            look is not None and look.get(name, "") not in _OFF for name in ("firstRow", "firstCol")
        )
        for row, cells in enumerate(table.findall(DRAWING + "tr")):
            for column, cell in enumerate(cells.findall(DRAWING + "tc")):
                # These lie under a merged cell.
                if any(cell.get(name, "") not in _OFF for name in ("hMerge", "vMerge")):
                    continue
                is_heading = (first_row and row == 0) or (first_column and column == 0)
                place = Cell(number, row, column, is_heading)
                for body in cell.findall(DRAWING + "txBody"):
                    yield from self._paragraphs(body, cell=place)
