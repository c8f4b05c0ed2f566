"""A web page as a tree, with what readers of plain text would lose written out as text."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from khulasa.article.marks.numerals import in_letters, roman
from khulasa.article.marks.raised import STRUCK_OUT, lowered, raised
from khulasa.article.web.formulas import formula_text
from khulasa.article.web.named_parts import is_note
from khulasa.article.web.notes import name_margins, name_notes, write_note_marks

NEVER_SHOWN = frozenset({"script", "style", "template", "noscript", "svg", "math", "title"})
"""Elements whose text no browser shows."""

# Pages of articles stay far below these. Many attributes in one tag take lxml quadratic time, and
# deep nesting takes trafilatura minutes; lxml drops what is nested deeper than 2048 elements.
_MOST_NODES = 30_000
_DEEPEST_NESTING = 100

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNNUMBERED_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[-+]?[0-9]{1,9}\s*", re.ASCII)
_OWN_NUMBER = re.compile(r"\s*\(?\d+\s*[.)\-–](?!\d)")
# Hidden text shorter than this is no article that a script would show.
_LEAST_TO_SHOW = 250
_HOLD_SENTENCES = frozenset({"p", "li", "td", "th", "dd", "blockquote", "figcaption"})
_NO_FIRST_TEXT = frozenset({"ol", "ul", "table", "dl"})

_SPAN = re.compile(r"[0-9]{1,4}", re.ASCII)
_SPAN_DIGITS, _MOST_SPANNED = 4, 400

# A page may have them as &#1; and lxml takes none that is written to a tree.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,20})(?![0-9a-fA-F])|([0-9]{1,20})(?![0-9]));?")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Hidden(NamedTuple):
    """A hidden part of a page, taken out of it.

    Attributes:
        text: Its text.
        element: Its element.
        parent: What it stood in.
        previous: The element that it stood behind; None if it came first.
    """

    text: str
    element: Any
    parent: Any
    previous: Any


def parse_page(
    text: str, left_out: list[str] | None = None, hidden: list[Hidden] | None = None
) -> Any:
    """The tree of a page or a part of one, without what is hidden; None if it has to do without.

    Raised and lowered characters and the numbers of lists are part of its text.

    Args:
        text: HTML, well-formed or not.
        left_out: Takes the passages that are struck out.
        hidden: Takes what is hidden: the menus and windows of a page, and passages of its article.
    """
    tree = _parse(_without_controls(text))
    if tree is None or _is_too_large(tree):
        return None
    _forget_absurd_spans(tree)
    hidden = [] if hidden is None else hidden
    for one in _leave_out_hidden(tree):
        if one.element.tag not in STRUCK_OUT:
            hidden += [one]
        elif left_out is not None:
            left_out.append(one.text)
    name_margins(tree)
    name_notes(tree)
    write_note_marks(tree)
    for formula in list(tree.iter("math")):
        _write(formula, formula_text(formula))
    _write_raised(tree)
    for ordered in tree.iter("ol"):
        _write_numbers(ordered)
    return tree


def _without_controls(text: str) -> str:
    """A page without what libxml2 reads into names and texts, but lxml does not take back."""

    def kept(reference: re.Match[str]) -> str:
        hexadecimal, decimal = reference.groups()
        number = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return "" if number > sys.maxunicode or _NOT_XML.match(chr(number)) else reference[0]

    return _REFERENCE.sub(kept, _NOT_XML.sub("", text))


def _forget_absurd_spans(tree: Any) -> None:
    """Drop spans of cells that no table has: each place that they cover is gone through."""
    for cell in tree.iter("td", "th"):
        spans = [cell.get(name, "1").strip() for name in ("colspan", "rowspan")]
        columns, rows = (int(span) if _SPAN.fullmatch(span) else 1 for span in spans)
        if columns * rows > _MOST_SPANNED or any(len(span) > _SPAN_DIGITS for span in spans):
            cell.attrib.pop("colspan", None)
            cell.attrib.pop("rowspan", None)


def text_of(element: Any) -> str:
    """All text of an element, white space single, control characters dropped."""
    return " ".join(_NOT_XML.sub("", "".join(element.itertext())).split())


def _parse(text: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser as TreeParser
    from lxml.html import document_fromstring

    try:
        parser = TreeParser(encoding="utf-8", huge_tree=True, no_network=True)
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        return None


def _is_too_large(tree: Any) -> bool:
    from lxml import etree

    nodes = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "end":
            depth -= 1
            continue
        nodes += 1
        depth += event == "start"
        if nodes > _MOST_NODES or depth > _DEEPEST_NESTING:
            return True
    return False


def _leave_out_hidden(tree: Any) -> list[Hidden]:
    """Take hidden and struck-out parts away; not most of the page, which a script would show."""
    from lxml import etree

    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, *(NEVER_SHOWN - {"title", "math"}), with_tail=False)
    # Trafilatura drops the time even from the midst of a sentence.
    for element in list(tree.iter("time")):
        if element.getparent().tag in _HOLD_SENTENCES:
            element.drop_tag()
    most = max(_LEAST_TO_SHOW, len(text_of(tree)) / 2)
    taken: list[Hidden] = []
    around: Any = None
    for element in list(tree.iter(etree.Element)):
        # What stands in a part that was taken away goes with it.
        if around is not None and around in element.iterancestors():
            continue
        parent = element.getparent()
        if parent is None or not _is_hidden(element):
            continue
        text = text_of(element)
        if len(text) < most:
            taken += [Hidden(text, element, parent, element.getprevious())] if text else []
            around = element
            element.drop_tree()
    return taken


def _is_hidden(element: Any) -> bool:
    return (
        element.tag in STRUCK_OUT
        or element.get("hidden", "until-found").strip().lower() != "until-found"
        or element.get("aria-hidden", "").strip().lower() == "true"
        or _HIDING_STYLE.search(element.get("style", "")) is not None
    )


def _write_raised(tree: Any) -> None:
    from lxml import etree

    # Their tags go all at once: each by itself would copy the text that is before it.
    written: dict[Any, str] = {}
    for element in list(tree.iter("sup", "sub")):
        if tree not in element.iterancestors():
            continue  # it stood in another one, whose text has taken its place
        inner, before = text_of(element), _text_before(element, written)
        if element.tag == "sub":
            text = lowered(inner, before)
        else:
            in_link = any(parent.tag == "a" for parent in element.iterancestors())
            has_link = in_link or element.find(".//a") is not None
            text = raised(inner, before, is_note=has_link)
        _set_text(element, text)
        written[element] = _end_of(before + text)
    etree.strip_tags(tree, "sup", "sub")


def _write(element: Any, text: str) -> None:
    """Put text in the place of an element."""
    _set_text(element, text)
    element.drop_tag()


def _set_text(element: Any, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = text or None


def _end_of(text: str) -> str:
    """A short text that ends as this one does, and is blank if it is."""
    return ("." if text.strip() else "") + text[-1:]


def _text_before(element: Any, written: Mapping[Any, str]) -> str:
    """The text right before an element, within its paragraph.

    Args:
        element: The element.
        written: The elements whose tags will be gone, and how the text up to their end ends.
    """
    while element is not None and element.tag in ("sup", "sub", "a", "b", "i", "em", "strong"):
        previous, parent = element.getprevious(), element.getparent()
        if previous is None:
            text = parent.text
        elif previous in written:
            text = written[previous] + (previous.tail or "")
        else:
            text = previous.tail or ("" if previous.tag == "br" else text_of(previous))
        if text:
            return str(text)
        if previous is not None:
            return ""
        element = parent
    return ""


def _write_numbers(ordered: Any) -> None:
    """Put in front of each item of a list the number that a browser shows."""
    items = [child for child in ordered if child.tag == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    number = _integer(ordered.get("start"), 1 if step > 0 else len(items))
    for item in items:
        number = _integer(item.get("value"), number)
        if not any(_UNNUMBERED_STYLE.search(e.get("style", "")) for e in (ordered, item)):
            style = item.get("type") or ordered.get("type") or "1"
            numeral = _as_numeral(number, style)
            _write_first(item, f"[{numeral}] " if is_note(item) else f"{numeral}. ")
        number += step


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and _NUMBER.fullmatch(value) else otherwise


def _as_numeral(number: int, style: str) -> str:
    form = {"a": in_letters, "i": roman}.get(style.lower(), str)
    return form(number).upper() if style.isupper() else form(number)


def _write_first(item: Any, numeral: str) -> None:
    """Put a numeral in front of an item's first text, which may be in a paragraph of its own."""
    while not (item.text or "").strip() and len(item) and item[0].tag not in _NO_FIRST_TEXT:
        if not text_of(item[0]):
            break
        item = item[0]
    text = (item.text or "").lstrip()
    if not text and (not len(item) or item[0].tag in _NO_FIRST_TEXT):
        return
    if not _OWN_NUMBER.match(text):
        item.text = numeral + _NOT_XML.sub("", text)
