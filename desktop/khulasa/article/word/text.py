"""The text of paragraphs of a Word document, with what is raised, symbols, equations and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from khulasa.article.marks.raised import lowered, raised
from khulasa.article.word.equations import MATH, equation_text
from khulasa.article.word.parts import NoteKey
from khulasa.article.word.styles import WORD, character_properties
from khulasa.article.word.symbols import shown, symbol

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""Namespace of what is written a second time for older programs."""
TEXT_BOX = WORD + "txbxContent"
"""Element with the blocks of a text box."""

STRUCK_OUT = frozenset({WORD + "del", WORD + "moveFrom"})
"""Elements around what was deleted as a tracked change."""
_NOT_READ = {
    TEXT_BOX,
    COMPATIBILITY + "Fallback",
    *(WORD + name for name in ("pPr", "rPr", "rt", "sdtPr")),
}
_CHARACTERS = {
    WORD + "tab": "\t",
    WORD + "ptab": "\t",
    WORD + "br": "\n",
    WORD + "cr": "\n",
    WORD + "noBreakHyphen": "\u2011",
}
_NOTES = {WORD + "footnoteReference": "footnote", WORD + "endnoteReference": "endnote"}
_EQUATIONS = frozenset({MATH + "oMath", MATH + "oMathPara"})
_NOT_SHOWN = tuple(WORD + name for name in ("vanish", "strike", "dstrike"))
_OFF = frozenset({"0", "false", "off"})
_LEFT_OUT = "left out"


class TextReader:
    """Reads paragraphs; remembers which notes they lead to and what was left out.

    Attributes:
        led_to: The notes that marks lead to, in order, once each.
        left_out: The hidden and struck-out passages.
    """

    def __init__(self, styles: Mapping[str, Any], notes: Mapping[NoteKey, Any]) -> None:
        self.led_to: list[NoteKey] = []
        self.left_out: list[str] = []
        self._styles = character_properties(styles)
        self._notes = notes

    def text(self, paragraph: Any) -> str:
        """The text of a paragraph without that of its text boxes."""
        text = ""
        before = ""
        for position, pieces in groupby(self._pieces(paragraph, paragraph), lambda p: p[1]):
            piece = "".join(piece for piece, _ in pieces)
            if position == _LEFT_OUT:
                self.left_out += [piece] if piece.strip() else []
                continue
            if position == "superscript" and piece.strip():
                piece = raised(piece, text)
            elif position == "subscript" and piece.strip():
                piece = lowered(piece, text)
            elif "equation" in (position, before):
                text += " " if text[-1:].isdecimal() and piece[:1].isdecimal() else ""
            text += piece
            before = position
        return text.strip()

    def leave_out(self, element: Any) -> None:
        """Remember all text of an element as left out."""
        text = _all_text(element)
        self.left_out += [text] if text.strip() else []

    def _pieces(self, element: Any, paragraph: Any) -> Iterator[tuple[str, str]]:
        """Pieces of text and how they stand."""
        for child in element:
            if child.tag in _NOT_READ:
                continue
            if child.tag in STRUCK_OUT:
                yield _all_text(child), _LEFT_OUT
            elif child.tag == WORD + "r":
                yield from self._pieces_of_run(child, paragraph)
            elif child.tag in _EQUATIONS:
                yield equation_text(child), "equation"
            elif str(child.tag).endswith("}t"):
                yield child.text or "", ""
            else:
                yield from self._pieces(child, paragraph)

    def _pieces_of_run(self, run: Any, paragraph: Any) -> Iterator[tuple[str, str]]:
        properties = self._properties(run, paragraph)
        if any(_is_on(properties.get(tag)) for tag in _NOT_SHOWN):
            yield _all_text(run), _LEFT_OUT
            return
        position = _attribute(properties.get(WORD + "vertAlign"), "val")
        font = _attribute(properties.get(WORD + "rFonts"), "ascii")
        for child in run:
            if child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag], ""
            elif child.tag in _NOTES:
                yield self._mark((_NOTES[child.tag], child.get(WORD + "id", ""))), "note"
            elif child.tag == WORD + "sym":
                yield _symbol(child), position
            elif child.tag == WORD + "t":
                yield shown(child.text or "", font), position
            elif child.tag not in _NOT_READ:
                yield from self._pieces([child], paragraph)

    def _mark(self, note: NoteKey) -> str:
        if note not in self._notes:
            return ""
        if note not in self.led_to:
            self.led_to.append(note)
        return f"[{self.led_to.index(note) + 1}]"

    def _properties(self, run: Any, paragraph: Any) -> dict[str, Any]:
        """What holds for the characters of a run, by the tags of the properties."""
        own = run.find(WORD + "rPr")
        of_run = None if own is None else own.find(WORD + "rStyle")
        of_paragraph = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        return {
            **self._styles.get(_attribute(of_paragraph, "val"), {}),
            **self._styles.get(_attribute(of_run, "val"), {}),
            **({} if own is None else {child.tag: child for child in own}),
        }


def _attribute(element: Any, name: str) -> str:
    return "" if element is None else element.get(WORD + name, "")


def _is_on(element: Any) -> bool:
    return element is not None and element.get(WORD + "val", "1") not in _OFF


def _symbol(element: Any) -> str:
    try:
        code = int(element.get(WORD + "char", ""), 16)
    except ValueError:
        return "\ufffd"
    return symbol(element.get(WORD + "font", ""), code)


def _all_text(element: Any) -> str:
    return "".join(
        text.text or "" for text in element.iter() if str(text.tag).endswith(("}t", "}delText"))
    )
