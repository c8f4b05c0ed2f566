"""Direction and language of paragraphs, runs, tables and sections of a Word document."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from khulasa.article.word.styles import WORD, character_properties, styles_by_id
from khulasa.same_format.direction import Turn

# The order that the schema (ECMA-376, 17.3) asks for.
_OF_PARAGRAPHS = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_OF_RUNS = (
    *("ins", "del", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
    *("dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
    *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u"),
    *("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
_OF_TABLES = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
    *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
    *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange"),
)
# Scripts from right to left have properties of their own.
_TOGGLES = (("b", "bCs"), ("i", "iCs"))
_PAIRS = (*_TOGGLES, ("sz", "szCs"))
_NOT_SEEN = ("rtl", "cs", "lang", "noProof", "rPrChange", "ins")
_RIGHT = ("right", "end")
_OFF = frozenset({"0", "false", "off"})
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_LONGEST_CHAIN = 20


class Properties:
    """Sets what a translated paragraph needs.

    Args:
        styles: The ``w:styles`` element.
        turn: What changes.
    """

    def __init__(self, styles: Any, turn: Turn) -> None:
        self._turn = turn
        self._styles = styles_by_id(styles)
        self._characters = character_properties(self._styles)
        self._defaults = styles.find(f"{WORD}docDefaults")
        self._usual = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(WORD + "type") == "paragraph" and style.get(WORD + "default") == "1"
            ),
            "",
        )

    def turn_paragraph(self, paragraph: Any) -> None:
        """Give a paragraph, and its end, the direction and language of the translation."""
        turn = self._turn
        properties = paragraph.find(WORD + "pPr")
        if properties is None:
            properties = etree.Element(WORD + "pPr")
            paragraph.insert(0, properties)
        if turn.turns and turn.to_right:
            _set(properties, "bidi", _OF_PARAGRAPHS)
        elif turn.turns:
            self._turn_to_left(properties)
        mark = properties.find(WORD + "rPr")
        if mark is not None:
            self.turn_run(mark, paragraph)

    def turn_run(self, properties: Any, paragraph: Any) -> None:
        """Give the properties of a run the direction and language of the translation."""
        turn = self._turn
        if turn.turns:
            was_right = self._is_on("rtl", properties, paragraph)
            # Some programs make Arabic bold in this way without saying that it runs to the left.
            for left, right in _PAIRS if was_right or turn.to_right else _TOGGLES:
                of, to = (left, right) if turn.to_right else (right, left)
                if (known := properties.find(WORD + of)) is not None:
                    _set(properties, to, _OF_RUNS, known.get(WORD + "val"))
            for name in ("rtl", "cs"):
                _remove(properties, name)
            if turn.to_right:
                _set(properties, "rtl", _OF_RUNS)
            elif self._is_on("rtl", properties, paragraph):
                _set(properties, "rtl", _OF_RUNS, "0")
        language = properties.find(WORD + "lang")
        if language is None:
            language = _set(properties, "lang", _OF_RUNS)
        name = "bidi" if turn.to_right else "val"
        name = "eastAsia" if turn.target in _EAST_ASIAN else name
        language.set(WORD + name, turn.target)

    def turn_table(self, table: Any) -> None:
        """Have the first column of a table where the translation begins its lines."""
        properties = table.find(WORD + "tblPr")
        if not self._turn.turns or properties is None:
            return
        _remove(properties, "bidiVisual")
        if self._turn.to_right:
            _set(properties, "bidiVisual", _OF_TABLES)

    def _turn_to_left(self, properties: Any) -> None:
        was_right = self._is_on_paragraph(properties, "bidi")
        _remove(properties, "bidi")
        if self._is_on_paragraph(properties, "bidi"):
            _set(properties, "bidi", _OF_PARAGRAPHS, "0")
        side = self._of_paragraph(properties, "jc")
        # In a paragraph from right to left Word's "left" is where lines begin, and turns with it.
        if not was_right and side is not None and side.get(WORD + "val") in _RIGHT:
            _set(properties, "jc", _OF_PARAGRAPHS, "left")

    def _is_on_paragraph(self, properties: Any, name: str) -> bool:
        return _is_on(self._of_paragraph(properties, name))

    def _of_paragraph(self, properties: Any, name: str) -> Any:
        """A property of a paragraph, its own or that of its styles; None if there is none."""
        found = properties.find(WORD + name)
        of_style = properties.find(WORD + "pStyle")
        style = self._styles.get(self._usual if of_style is None else of_style.get(WORD + "val"))
        for _ in range(_LONGEST_CHAIN):
            if found is not None or style is None:
                break
            found = style.find(f"{WORD}pPr/{WORD}{name}")
            parent = style.find(WORD + "basedOn")
            style = None if parent is None else self._styles.get(parent.get(WORD + "val"))
        if found is None and self._defaults is not None:
            found = self._defaults.find(f"{WORD}pPrDefault/{WORD}pPr/{WORD}{name}")
        return found

    def _is_on(self, name: str, properties: Any, paragraph: Any) -> bool:
        """Whether a property of characters holds for a run."""
        of_paragraph = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        of_run = properties.find(WORD + "rStyle")
        found = properties.find(WORD + name)
        for style in (of_run, of_paragraph):
            if found is None and style is not None:
                found = self._characters.get(style.get(WORD + "val"), {}).get(WORD + name)
        if found is None and of_paragraph is None:
            found = self._characters.get(self._usual, {}).get(WORD + name)
        if found is None and self._defaults is not None:
            found = self._defaults.find(f"{WORD}rPrDefault/{WORD}rPr/{WORD}{name}")
        return _is_on(found)


def key_of(properties: Any) -> bytes:
    """What distinguishes the look of a run; script, language and numbers of revisions don't."""
    if properties is None:
        return b""
    told = deepcopy(properties)
    size = told.find(WORD + ("szCs" if is_on(told, "rtl") else "sz"))
    shared = [f"{left} " for left, right in _TOGGLES if is_on(told, left) or is_on(told, right)]
    shared += [f"not {left} " for left, _ in _TOGGLES if _is_off(told.find(WORD + left))]
    shared += [size.get(WORD + "val", "")] if size is not None else []
    for name in (*_NOT_SEEN, *(name for pair in _PAIRS for name in pair)):
        _remove(told, name)
    if (fonts := told.find(WORD + "rFonts")) is not None:
        fonts.attrib.pop(WORD + "hint", None)
        if not fonts.attrib:
            told.remove(fonts)
    content = b"".join(sorted(etree.tostring(child, method="c14n") for child in told))
    return "".join(shared).encode() + content


def is_on(properties: Any, name: str) -> bool:
    """Whether a run's own properties switch something on."""
    return properties is not None and _is_on(properties.find(WORD + name))


def _is_on(element: Any) -> bool:
    return element is not None and element.get(WORD + "val", "1") not in _OFF


def _is_off(element: Any) -> bool:
    return element is not None and not _is_on(element)


def _set(properties: Any, name: str, order: tuple[str, ...], value: str | None = None) -> Any:
    """Set a property, in its place among the others."""
    _remove(properties, name)
    element = etree.SubElement(properties, WORD + name)
    if value is not None:
        element.set(WORD + "val", value)
    behind = {WORD + other for other in order[order.index(name) + 1 :]}
    following = next((child for child in properties if child.tag in behind), None)
    if following is not None:
        following.addprevious(element)
    return element


def _remove(properties: Any, name: str) -> None:
    for element in properties.findall(WORD + name):
        properties.remove(element)
