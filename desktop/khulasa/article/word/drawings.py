"""Charts, diagrams and pictures in a Word document: what is said in them and of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from khulasa.article.blocks import Block, Source
from khulasa.article.drawings import DrawnReader, described
from khulasa.article.model import Part
from khulasa.article.parts import DRAWINGS, PICTURES, part_of
from khulasa.article.word.styles import WORD
from khulasa.article.word.text import COMPATIBILITY, STRUCK_OUT, TEXT_BOX

DRAWN = WORD + "drawing"
"""Element around what is drawn."""

_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class DrawingReader:
    """Reads what is drawn in the body of a document, as far as its parts are chosen.

    Args:
        document: The document, as python-docx has it.
        source: Its file, and what was chosen of it.
    """

    def __init__(self, document: Any, source: Source) -> None:
        self._document = document
        self._source = source
        self._drawn = DrawnReader()
        self._found: dict[str, list[Block]] = {DRAWINGS: [], PICTURES: []}
        self._chosen = {part.name for part in map(self._part, self._found) if part.read}

    def blocks_in(self, drawing: Any) -> Iterator[Block]:
        """The words of a chart or diagram, and the description of a picture.

        Args:
            drawing: A ``w:drawing`` element.
        """
        # Headers and notes lead to parts of their own, and hold logos.
        if drawing.getroottree().getroot() is not self._document.element:
            return
        properties = drawing.iterfind(f"*/{_PROPERTIES}")
        for name, blocks in (
            (DRAWINGS, self._drawn.blocks_in(drawing, self._document.part)),
            (PICTURES, chain.from_iterable(map(described, properties))),
        ):
            within = list(blocks)
            self._found[name] += within
            yield from within if name in self._chosen else ()

    def parts(self) -> list[Part]:
        """The parts that have words, once all paragraphs were read."""
        return [self._part(name) for name, blocks in self._found.items() if blocks]

    def _part(self, name: str) -> Part:
        return part_of(self._source, name, self._found[name], by_default=name == DRAWINGS)


def shown_in(element: Any) -> Iterator[Any]:
    """Drawings and text boxes, once each, and none that stand in another text box.

    A newer Word writes every one a second time for the older ones.

    Args:
        element: Such as a paragraph.
    """
    for child in element:
        if child.tag in (DRAWN, TEXT_BOX):
            yield child
        if child.tag not in (TEXT_BOX, COMPATIBILITY + "Fallback", *STRUCK_OUT):
            yield from shown_in(child)
