"""Words in charts and diagrams of Office documents, and the descriptions of their pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.model import Kind
from khulasa.article.packages import parse_xml
from khulasa.article.slides.text import DRAWING, TextReader

DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
"""Namespace of the elements of diagrams (SmartArt)."""
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Namespace of the ids that lead to other parts of a document."""

# What Excel 2016 brought, such as waterfalls, has a namespace of its own.
_CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
# A chart keeps a copy of its sheet's cells; those of numbers are no words.
_NAMES = frozenset({("v", "tx"), ("v", "txData"), ("v", "pt"), ("pt", "lvl")})
_WITHIN = frozenset({"tx", "txData", "strCache", "strLit", "multiLvlStrCache", "strDim"})

_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?|svg|webp|heic|[ew]mf)$|://", re.IGNORECASE)
_NO_WORD = re.compile(r"\S*[\d_]\S*")


class DrawnReader:
    """Reads what is drawn; each chart and each diagram once, however often it is shown."""

    def __init__(self) -> None:
        self._texts = TextReader()
        self._seen: set[str] = set()

    def blocks_in(self, element: Any, part: Any) -> Iterator[Block]:
        """The words of the charts and diagrams that an element leads to.

        Titles come first, then the names of categories and series. A block's place is one
        paragraph, or all elements that repeat a name.

        Args:
            element: An element of a document or a slide.
            part: The part of the package that it is in.
        """
        for text in self.diagrams_in(element, part):
            yield from self._paragraphs(text.iterchildren(DRAWING + "p"))
        for chart in element.iter(*_CHARTS):
            root = self._root(part, chart.get(RELATIONS + "id"))
            if root is not None:
                yield from self._paragraphs(root.iter(DRAWING + "p"))
                yield from _names(root)

    def diagrams_in(self, element: Any, part: Any) -> Iterator[Any]:
        """The texts (``dgm:t``) of the diagrams that an element leads to, with their paragraphs.

        Args:
            element: An element of a document or a slide.
            part: The part of the package that it is in.
        """
        for relation in element.iter(DIAGRAM + "relIds"):
            root = self._root(part, relation.get(RELATIONS + "dm"))
            for point in () if root is None else root.iter(DIAGRAM + "pt"):
                yield from point.iterchildren(DIAGRAM + "t")

    def _root(self, part: Any, name: str | None) -> Any:
        """What a relation leads to; a program may have dropped or broken it."""
        from lxml import etree

        found = part.rels.get(name)
        if found is None or found.is_external or str(found.target_part.partname) in self._seen:
            return None
        self._seen.add(str(found.target_part.partname))
        try:
            return parse_xml(found.target_part.blob)
        except etree.XMLSyntaxError:
            return None

    def _paragraphs(self, paragraphs: Iterable[Any]) -> Iterator[Block]:
        for paragraph in paragraphs:
            text = self._texts.text(paragraph)
            if any(map(str.isalpha, text)):
                yield Block(Kind.CAPTION, text, place=(paragraph,))


def described(element: Any) -> Iterator[Block]:
    """The description of a picture for who does not see it, unless it only names a file.

    Args:
        element: The element with the picture's properties (``wp:docPr``, ``p:cNvPr``), which is
            the block's place.
    """
    text = " ".join(element.get("descr", "").split())
    if any(map(str.isalpha, text)) and not _FILE.search(text) and not _NO_WORD.fullmatch(text):
        yield Block(Kind.CAPTION, text, place=(element,))


def _names(root: Any) -> Iterator[Block]:
    places: dict[str, list[Any]] = {}
    for element in root.iter("{*}v", "{*}pt"):
        text = (element.text or "").strip()
        if any(map(str.isalpha, text)) and _is_name(element):
            places.setdefault(text, []).append(element)
    for text, elements in places.items():
        yield Block(Kind.CAPTION, text, place=tuple(elements))


def _is_name(element: Any) -> bool:
    around = [str(one.tag).rpartition("}")[2] for one in (element, *element.iterancestors())]
    return (around[0], around[1]) in _NAMES and not _WITHIN.isdisjoint(around[1:5])
