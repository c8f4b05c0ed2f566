"""The translation in charts, diagrams and descriptions of pictures of Office documents."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from khulasa.article.model import Paragraph
from khulasa.article.packages import parse_xml
from khulasa.article.slides.text import DRAWING, TextReader
from khulasa.same_format.direction import Turn
from khulasa.same_format.losses import Losses
from khulasa.same_format.packages import serialised
from khulasa.same_format.placing import placed
from khulasa.same_format.slides.content import Content, fill
from khulasa.same_format.targets import target_of
from khulasa.translation.result import Translation

Outcomes = Sequence[Translation | None]

_PARAGRAPH = DRAWING + "p"
_DESCRIPTION = "descr"


def put_into_drawing(
    place: Sequence[Any], paragraph: Paragraph, outcomes: Outcomes, losses: Losses, turn: Turn
) -> None:
    """Put a translation into a paragraph that is drawn, the names in a chart, or a description.

    The names in a chart are copies of cells in a sheet inside the document, which stays as it is:
    who edits the data of the chart sees the names of the source.

    Args:
        place: What :class:`khulasa.article.drawings.DrawnReader` or its like found.
        paragraph: What was read.
        outcomes: What became of its sentences.
        losses: Takes what could not be kept.
        turn: What changes about language and direction.
    """
    if place[0].tag == _PARAGRAPH:
        content = Content(place[0])
        fill(place[0], placed(content.inlines, paragraph, outcomes, losses), content.look, turn)
        return
    text = target_of(paragraph, outcomes, 0).text
    for element in place:
        if element.get(_DESCRIPTION) is None:
            element.text = text
        else:
            element.set(_DESCRIPTION, text)


def drawn_again(
    data: bytes, folder: str, known: Mapping[str, tuple[Paragraph, Outcomes]], turn: Turn
) -> dict[str, bytes]:
    """The pictures of diagrams as they were drawn last, with the translation; by their names.

    Args:
        data: The document.
        folder: Where its parts are, such as ``ppt``.
        known: What was read of its diagrams and what became of it, by the texts.
        turn: What changes about language and direction.
    """
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist() if known else ():
            if name.startswith(f"{folder}/diagrams/drawing"):
                root = parse_xml(archive.read(name))
                for place in list(root.iter(_PARAGRAPH)):
                    found = known.get(TextReader().text(place))
                    if found is not None:
                        put_into_drawing([place], *found, Losses(), turn)
                parts[name] = serialised(root)
    return parts
