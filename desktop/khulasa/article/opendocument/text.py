"""The text of paragraphs of an OpenDocument file, with what is raised, formulas and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from khulasa.article.marks.raised import lowered, raised
from khulasa.article.opendocument.names import DRAW, LINK, OFFICE, TEXT
from khulasa.article.opendocument.styles import Look, Styles
from khulasa.article.web.formulas import formula_text

_NOT_READ = {
    *(TEXT + name for name in ("ruby-text", "tracked-changes", "note-citation")),
    DRAW + "frame",
    DRAW + "custom-shape",
    OFFICE + "annotation-end",
}
_CHARACTERS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_HIDDEN, _FORMULA, _NOTE = "hidden", "formula", "note"


class TextReader:
    """Reads paragraphs; remembers the notes and comments in them and what was left out.

    Attributes:
        notes: The bodies of the notes in the order of their marks.
        comments: The comments in the order of their places.
        left_out: The hidden and struck-out passages.
    """

    def __init__(self, styles: Styles, formulas: Mapping[str, Any]) -> None:
        self.notes: list[Any] = []
        self.comments: list[Any] = []
        self.left_out: list[str] = []
        self._styles, self._formulas = styles, formulas

    def text(self, paragraph: Any) -> str:
        """The text of a paragraph without that of its text boxes."""
        style = paragraph.get(TEXT + "style-name", "")
        look = self._styles.look("paragraph", style, Look())
        text = ""
        for how, pieces in groupby(self._pieces(paragraph, look), lambda piece: piece[1]):
            piece = "".join(piece for piece, _ in pieces)
            if how == _HIDDEN:
                self.left_out += [piece] if piece.strip() else []
            elif how == "super" and piece.strip():
                text += raised(piece, text)
            elif how == "sub" and piece.strip():
                text += lowered(piece, text)
            elif how == _FORMULA and text[-1:].isdecimal() and piece[:1].isdecimal():
                text += " " + piece
            else:
                text += piece
        return text.strip()

    def leave_out(self, element: Any) -> None:
        """Remember all text of an element as left out."""
        text = "".join(element.itertext())
        self.left_out += [text] if text.strip() else []

    def _pieces(self, element: Any, look: Look) -> Iterator[tuple[str, str]]:
        """Pieces of text and how they stand."""
        how = _HIDDEN if look.hidden else look.position
        yield _squeezed(element.text), how
        for child in element:
            yield from self._pieces_of(child, look)
            yield _squeezed(child.tail), how

    def _pieces_of(self, child: Any, look: Look) -> Iterator[tuple[str, str]]:
        how = _HIDDEN if look.hidden else look.position
        if child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag], how
        elif child.tag == TEXT + "s":
            count = child.get(TEXT + "c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), how
        elif child.tag == TEXT + "note":
            body = child.find(TEXT + "note-body")
            if body is not None and not look.hidden:
                self.notes.append(body)
                yield f"[{len(self.notes)}]", _NOTE
        elif child.tag == OFFICE + "annotation":
            self.comments.append(child)
        elif child.tag == TEXT + "hidden-text":
            yield child.get(TEXT + "string-value", ""), _HIDDEN
        elif child.tag == DRAW + "frame" and child.find(DRAW + "object") is not None:
            yield self._formula(child.find(DRAW + "object")), _FORMULA
        elif child.tag not in _NOT_READ and isinstance(child.tag, str):
            if child.tag == TEXT + "span":
                look = self._styles.look("text", child.get(TEXT + "style-name", ""), look)
            yield from self._pieces(child, look)

    def _formula(self, element: Any) -> str:
        name = element.get(LINK + "href", "").removeprefix("./")
        root = self._formulas.get(name, element[0] if len(element) else None)
        if root is None:
            return ""
        for part in root.iter():
            if isinstance(part.tag, str):
                part.tag = part.tag.rpartition("}")[2]
        return formula_text(root) if root.tag == "math" else ""


def _squeezed(text: str | None) -> str:
    """A text with its white space single, as the format means it."""
    return _SPACE.sub(" ", text or "")
