"""Articles in slides (.pptx)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import Kind, Part
from khulasa.article.packages import check_package, parse_xml
from khulasa.article.parts import COMMENTS, DRAWINGS, MARGINS, PICTURES, SPEAKER_NOTES, part_of
from khulasa.article.slides.shapes import PRESENTATION, ShapeReader
from khulasa.article.told import with_core_properties
from khulasa.wording import phrase


def read_slides(source: Source) -> Content:
    """Read slides in their order, the title of each first; hidden slides are left out.

    Args:
        source: The .pptx file. Its parts are charts, descriptions of pictures, the speaker's notes,
            comments, and margins.

    Raises:
        UnreadableError: It is no .pptx, broken or unpacks to an absurd size.
    """
    damaged = UnreadableError(
        phrase("it is not a PowerPoint document, or it is damaged"),
        phrase("open it in PowerPoint or LibreOffice and save it again as .pptx"),
    )
    check_package(source.data, damaged)
    from pptx import Presentation

    try:
        presentation = Presentation(BytesIO(source.data))
        content = _content(presentation, source)
        return with_core_properties(content, presentation.core_properties, source.data)
    # A damaged package shows as errors of zipfile, lxml, KeyError and more.
    except Exception as error:
        raise damaged from error


def _content(presentation: Any, source: Source) -> Content:
    names = (DRAWINGS, PICTURES, SPEAKER_NOTES, COMMENTS, MARGINS)
    parts = {name: part_of(source, name, [], by_default=name == DRAWINGS) for name in names}
    reader = ShapeReader([name for name, part in parts.items() if part.read])
    blocks: list[Block] = []
    found = reader.found | {SPEAKER_NOTES: [], COMMENTS: [], MARGINS: []}
    for slide in presentation.slides:
        if slide._element.get("show") in ("0", "false"):
            reader.leave_out(slide._element)
            continue
        blocks += reader.blocks_on(slide._element, slide.part)
        margins = reader.take_margins()
        for name, read in (
            (SPEAKER_NOTES, lambda slide=slide: _spoken(reader, slide)),
            (COMMENTS, lambda slide=slide: _comments_on(slide)),
            (MARGINS, lambda margins=margins: margins),
        ):
            before = len(reader.left_out)
            within = [block for block in read() if block not in found[MARGINS]]
            found[name] += within
            if parts[name].read:
                blocks += within
            else:
                del reader.left_out[before:]
    filled: list[Part] = [
        part_of(source, name, within, by_default=parts[name].read)
        for name, within in found.items()
        if within
    ]
    return Content(blocks, left_out=len(reader.left_out), parts=tuple(filled))


def _spoken(reader: ShapeReader, slide: Any) -> Iterator[Block]:
    if slide.has_notes_slide:
        notes = slide.notes_slide
        for block in reader.blocks_on(notes._element, notes.part):
            yield Block(Kind.NOTE, block.text, place=block.place)
        # The number of the page, and the like.
        reader.take_margins()


def _comments_on(slide: Any) -> Iterator[Block]:
    """Comments as PowerPoint wrote them before 2021 (``p:text``), and as it does now (``a:t``)."""
    for relation in slide.part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/comments"):
            continue
        for comment in parse_xml(relation.target_part.blob).iter("{*}cm", "{*}reply"):
            texts = comment.findall(PRESENTATION + "text") or comment.iterfind("{*}txBody//{*}t")
            text = "".join(text.text or "" for text in texts).strip()
            if text:
                yield Block(Kind.COMMENT, text)
