"""Footnotes of web pages, as pandoc, LibreOffice and e-books write them."""

from __future__ import annotations

from typing import Any

_NOTES = frozenset(
    {"doc-endnote", "doc-endnotes", "doc-footnote", "doc-footnotes", "footnote", "footnotes"}
)
# Links to a note, from its mark, and back to its place.
_TO_NOTE = frozenset({"doc-noteref", "noteref", "footnote-ref"})
_MARKS = frozenset({"sdfootnotesym", "sdendnotesym"})
_BACK = frozenset({"doc-backlink", "footnote-back", "footnote-backref"})
_LONGEST_MARK = 4
# LibreOffice's names for what stands on every page.
_MARGINS = frozenset({"header", "footer"})


def is_note(element: Any) -> bool:
    """Whether an element stands among the notes of its page."""
    return any(
        _names(around) & _NOTES or around.get("id", "").startswith(("sdfootnote", "sdendnote"))
        for around in (element, *element.iterancestors())
    )


def write_note_marks(tree: Any) -> None:
    """Put the marks of notes in brackets, and take the links back to the text away."""
    for link in list(tree.iter("a")):
        names = _names(link)
        text = "".join(link.itertext()).strip()
        if names & _BACK:
            link.drop_tree()
        elif text and len(text) <= _LONGEST_MARK and link.find(".//sup") is None:
            if names & _MARKS:
                _write(link, f"[{text.strip('[]')}] ")
            elif names & _TO_NOTE:
                _write(link, f"[{text.strip('[]')}]")


def name_margins(tree: Any) -> None:
    """Tell the headers and footers of printed pages by their tags."""
    for division in tree.iter("div"):
        if division.getparent() is not None and division.getparent().tag == "body":
            title = division.get("title", "")
            division.tag = title if title in _MARGINS else division.tag


def _names(element: Any) -> set[str]:
    words = (element.get(name, "") for name in ("class", "role", "epub:type"))
    return set(" ".join(words).lower().split())


def _write(element: Any, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = text
