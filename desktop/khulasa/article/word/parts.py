"""The parts of a Word document beside its body: notes and numbering."""

from __future__ import annotations

from typing import Any

from khulasa.article.word.styles import WORD

NoteKey = tuple[str, str]
"""``footnote`` or ``endnote``, and the id of one."""


def part_of(document: Any, kind: str) -> Any:
    """The root element of a part, such as ``footnotes``; None if the document has none."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def notes_of(document: Any) -> dict[NoteKey, Any]:
    """All footnotes and endnotes; lines that separate them are none."""
    return {
        (kind, note.get(WORD + "id", "")): note
        for kind in ("footnote", "endnote")
        if (part := part_of(document, kind + "s")) is not None
        for note in part.iter(WORD + kind)
        if note.get(WORD + "type", "normal") == "normal"
    }
