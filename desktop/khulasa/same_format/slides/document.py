"""A copy of slides with the translation in the place of their text."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from lxml import etree

from khulasa.article.blocks import Source
from khulasa.article.formats import SLIDES
from khulasa.article.model import Paragraph
from khulasa.article.packages import parse_xml
from khulasa.article.slides.shapes import PRESENTATION
from khulasa.article.slides.text import DRAWING
from khulasa.reading.document import Reading
from khulasa.same_format.direction import Turn, turn_of
from khulasa.same_format.drawings import drawn_again, put_into_drawing
from khulasa.same_format.errors import changed
from khulasa.same_format.losses import Losses
from khulasa.same_format.matching import places_of_paragraphs
from khulasa.same_format.packages import names_of_roots, serialised, with_parts
from khulasa.same_format.slides.content import turn_paragraph, turn_properties
from khulasa.same_format.targets import is_translated
from khulasa.translation.result import Status, Translation

Outcomes = Sequence[Translation | None]

_MASTERS = ("ppt/slideMasters/slide", "ppt/slideLayouts/slide", "ppt/presentation.xml")
_PARAGRAPH, _PROPERTIES = DRAWING + "p", DRAWING + "pPr"
_FIRST_LEVEL = DRAWING + "lvl1pPr"
_TITLES = ("title", "ctrTitle")
_ABOUT_PARAGRAPHS = (DRAWING + "pPr", DRAWING + "endParaRPr")


def write_slides(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of slides; all parts without any stay as they are.

    Args:
        source: The slides, to be read as the article was.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: They are not the slides that were read.
        UnreadableError: They are damaged.
    """
    places = places_of_paragraphs(SLIDES.read(source).blocks, reading.article.paragraphs)
    # Comments have no place that a translation could take.
    known = [place for place in places if place is not None]
    if len(set(known)) < len(known):
        raise changed()
    names = names_of_roots(
        source.data, roots := dict.fromkeys(one[0].getroottree().getroot() for one in known)
    )
    if len(names) < len(roots):
        raise changed()
    turn = turn_of(reading)
    centred = _centred(source.data) if turn.turns and turn.to_right else frozenset()
    written: set[Any] = set()
    in_diagrams: dict[str, tuple[Paragraph, Outcomes]] = {}
    for place, paragraph, outcomes in zip(
        places, reading.article.paragraphs, reading.paragraph_translations(), strict=True
    ):
        if place is None:
            continue
        if not is_translated(outcomes):
            if all(one is not None and one.status is Status.COPIED for one in outcomes):
                for one in place if place[0].tag == _PARAGRAPH else ():
                    turn_paragraph(one, turn)  # a number in a table, say
            continue
        root = place[0].getroottree().getroot()
        written.add(root)
        kind = _placeholder(place[0])
        stays = _side(place[0]) is None and any((name, kind) in centred for name in names[root])
        if root.tag.endswith("}dataModel"):
            in_diagrams[paragraph.text] = paragraph, outcomes
        joined = _joined(place)
        put_into_drawing(joined, paragraph, outcomes, losses, turn)
        if stays:
            joined[0].find(_PROPERTIES).attrib.pop("algn", None)
    for root in written:
        _turn_tables(root, turn)
    parts = {name: serialised(root) for root in written for name in names[root]}
    parts |= drawn_again(source.data, "ppt", in_diagrams, turn)
    return with_parts(source.data, parts | _masters(source.data, turn))


def _placeholder(element: Any) -> str:
    """The kind of the placeholder that a paragraph stands in; empty if it stands in none."""
    shape = next(element.iterancestors(PRESENTATION + "sp"), None)
    holder = None if shape is None else shape.find(f"*/*/{PRESENTATION}ph")
    return "" if holder is None else str(holder.get("type", ""))


def _side(paragraph: Any) -> str | None:
    properties = paragraph.find(_PROPERTIES)
    return None if properties is None else properties.get("algn")


def _centred(data: bytes) -> frozenset[tuple[str, str]]:
    """Which placeholders have their text in the middle by the layout of their slide.

    Returns:
        Names of slides in the archive, and kinds of placeholders on each.
    """
    from pptx import Presentation

    centred: set[tuple[str, str]] = set()
    for slide in Presentation(BytesIO(data)).slides:
        layout, master = slide.slide_layout._element, slide.slide_layout.slide_master._element
        of_titles = master.find(f"{PRESENTATION}txStyles/{PRESENTATION}titleStyle/{_FIRST_LEVEL}")
        for holder in layout.iter(PRESENTATION + "ph"):
            kind = holder.get("type", "")
            shape = next(holder.iterancestors(PRESENTATION + "sp"), layout)
            own = shape.find(f"{PRESENTATION}txBody/{DRAWING}lstStyle/{_FIRST_LEVEL}")
            styles = (own, of_titles if kind in _TITLES else None)
            sides = (one.get("algn") for one in styles if one is not None)
            if next(filter(None, sides), "") == "ctr":
                centred.add((slide.part.partname.lstrip("/"), kind))
    return frozenset(centred)


def _joined(place: tuple[Any, ...]) -> tuple[Any, ...]:
    """The paragraph of a title; one of several lines becomes one with line breaks."""
    first, *others = place
    if first.tag != _PARAGRAPH:
        return place  # a name that a chart repeats
    for other in others:
        etree.SubElement(first, DRAWING + "br")
        first.extend(child for child in list(other) if child.tag not in _ABOUT_PARAGRAPHS)
        other.getparent().remove(other)
    return (first,)


def _turn_tables(root: Any, turn: Turn) -> None:
    for table in root.iter(DRAWING + "tblPr") if turn.turns else ():
        table.attrib.pop("rtl", None)
        if turn.to_right:
            table.set("rtl", "1")


def _masters(data: bytes, turn: Turn) -> dict[str, bytes]:
    """What slides are made from, turned to the left."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist() if turn.turns else ():
            if name.startswith(_MASTERS) and name.endswith(".xml"):
                root = parse_xml(archive.read(name))
                turned = [one for one in root.iter() if one.get("rtl") in ("1", "true")]
                for one in turned if not turn.to_right else ():
                    turn_properties(one, turn)
                if turned:
                    parts[name] = serialised(root)
    return parts
