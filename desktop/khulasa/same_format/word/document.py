"""A copy of a Word document with the translation in the place of its text."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Source
from khulasa.article.drawings import DIAGRAM
from khulasa.article.formats import WORD as FORMAT
from khulasa.article.model import Paragraph
from khulasa.article.word.drawings import DRAWN
from khulasa.article.word.styles import WORD
from khulasa.article.word.text import COMPATIBILITY, TEXT_BOX
from khulasa.reading.document import Reading
from khulasa.same_format.direction import turn_of
from khulasa.same_format.drawings import drawn_again, put_into_drawing
from khulasa.same_format.errors import changed
from khulasa.same_format.losses import Losses
from khulasa.same_format.matching import places_of_paragraphs
from khulasa.same_format.packages import names_of_roots, serialised, with_parts
from khulasa.same_format.placing import placed
from khulasa.same_format.targets import is_translated
from khulasa.same_format.word.content import Content
from khulasa.same_format.word.filling import fill
from khulasa.same_format.word.properties import Properties
from khulasa.translation.result import Status, Translation


def write_word(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of a document; all parts without any stay as they are.

    Args:
        source: The document, to be read as the article was.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: It is not the document that was read.
        UnreadableError: It is damaged.
    """
    from docx import Document

    places = places_of_paragraphs(FORMAT.read(source).blocks, reading.article.paragraphs)
    if None in places or len(set(places)) < len(places):
        raise changed()
    roots = dict.fromkeys(place[-1].getroottree().getroot() for place in places)
    names = names_of_roots(source.data, roots)
    if len(names) < len(roots):
        raise changed()
    properties = Properties(Document(BytesIO(source.data)).styles.element, turn := turn_of(reading))
    if not any(map(is_translated, reading.paragraph_translations())):
        return source.data
    tables: set[Any] = set()
    written: set[Any] = set()
    in_diagrams: dict[str, tuple[Paragraph, Sequence[Translation | None]]] = {}
    for (*joined, place), paragraph, outcomes in zip(
        places, reading.article.paragraphs, reading.paragraph_translations(), strict=True
    ):
        is_drawn = place.tag != WORD + "p"
        if not is_translated(outcomes):
            if not is_drawn and all(
                one is not None and one.status is Status.COPIED for one in outcomes
            ):
                properties.turn_paragraph(place)  # a number in a table, say
            continue
        tables.update(place.iterancestors(WORD + "tbl"))
        written.add(root := place.getroottree().getroot())
        if root.tag == DIAGRAM + "dataModel":
            in_diagrams[paragraph.text] = paragraph, outcomes
        if is_drawn:
            put_into_drawing((*joined, place), paragraph, outcomes, losses, turn)
            continue
        _join(joined, place)
        content = Content(place, paragraph.text)
        properties.turn_paragraph(place)
        fill(place, placed(content.inlines, paragraph, outcomes, losses), content.look, properties)
    for table in tables:
        properties.turn_table(table)
    for root in written:
        for paragraph in _pictures_alone(root) if turn.turns else ():
            properties.turn_paragraph(paragraph)
        _repeat_boxes(root)
        if turn.turns and not turn.to_right:
            for section in root.iter(WORD + "sectPr"):
                for name in ("bidi", "rtlGutter"):
                    for element in section.findall(WORD + name):
                        section.remove(element)
    new = {name: serialised(root) for root in written for name in names[root]}
    return with_parts(source.data, new | drawn_again(source.data, "word", in_diagrams, turn))


def _join(paragraphs: list[Any], last: Any) -> None:
    """Make one paragraph of several whose ends were removed as tracked changes."""
    content = [child for one in paragraphs for child in one if child.tag != WORD + "pPr"]
    first = 1 if last.find(WORD + "pPr") is not None else 0
    last[first:first] = content
    for one in paragraphs:
        one.getparent().remove(one)


def _pictures_alone(root: Any) -> set[Any]:
    """The paragraphs that have pictures and no words, which begin on the side of the others."""
    around = (next(drawing.iterancestors(WORD + "p"), None) for drawing in root.iter(DRAWN))
    return {
        one
        for one in around
        if one is not None and not any((text.text or "").strip() for text in one.iter(WORD + "t"))
    }


def _repeat_boxes(root: Any) -> None:
    """Write text boxes a second time, for older programs, as they were."""
    for alternatives in root.iter(COMPATIBILITY + "AlternateContent"):
        choice = alternatives.find(COMPATIBILITY + "Choice")
        fallback = alternatives.find(COMPATIBILITY + "Fallback")
        if choice is None or fallback is None:
            continue
        boxes, older = (list(one.iter(TEXT_BOX)) for one in (choice, fallback))
        if len(boxes) == len(older):
            for box, copy in zip(boxes, older, strict=True):
                copy.getparent().replace(copy, deepcopy(box))
