"""The parts of a Word document beside its body: notes, comments, margins and numbering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from khulasa.article.word.styles import WORD

NoteKey = tuple[str, str]
"""``footnote`` or ``endnote``, and the id of one."""


def part_of(document: Any, kind: str) -> Any:
    """The root element of a part, such as ``footnotes``; None if the document has none."""
    return next(_parts_of(document, kind), None)


def notes_of(document: Any) -> dict[NoteKey, Any]:
    """All footnotes and endnotes; lines that separate them are none."""
    return {
        (kind, note.get(WORD + "id", "")): note
        for kind in ("footnote", "endnote")
        if (part := part_of(document, kind + "s")) is not None
        for note in part.iter(WORD + kind)
        if note.get(WORD + "type", "normal") == "normal"
    }


def comments_of(document: Any) -> list[Any]:
    """The comments in the order of their places in the body; others after them."""
    part = part_of(document, "comments")
    if part is None:
        return []
    marks = document.element.body.iter(WORD + "commentReference")
    order = {mark.get(WORD + "id", ""): number for number, mark in enumerate(marks)}
    comments = list(part.iter(WORD + "comment"))
    return sorted(comments, key=lambda one: order.get(one.get(WORD + "id", ""), len(order)))


def margins_of(document: Any) -> list[Any]:
    """The headers of the pages, then the footers; those of several kinds of pages among them."""
    return [*_parts_of(document, "header"), *_parts_of(document, "footer")]


def _parts_of(document: Any, kind: str) -> Iterator[Any]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            yield parse_xml(relation.target_part.blob)
