"""Footnotes of web pages and their marks, as programs and hands write them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any
from urllib.parse import unquote

from khulasa.article.web.named_parts import names_of

# Links to a note, from its mark, and back to its place.
_TO_NOTE = frozenset({"doc-noteref", "noteref", "footnote-ref"})
_MARKS = frozenset({"sdfootnotesym", "sdendnotesym"})
_BACK = frozenset(
    {"doc-backlink", "footnote-back", "footnote-backref", "data-footnote-backref"}
    | {"mw-cite-backlink"}
)
_LONGEST_MARK = 4
_MARK = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,3})[\])]?\.?", re.IGNORECASE)
# What leads back: an arrow, or a few words for one.
_LONGEST_BACK = 30
_HOLD_NOTES = ("p", "li", "dd", "aside", "div")
_LARGEST_NOTE = 300  # elements; more than that is a part of the page
_INLINE = frozenset({"sup", "span", "b", "i", "em", "strong", "small", "font"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# LibreOffice's names for what stands on every page.
_MARGINS = frozenset({"header", "footer"})


def name_notes(tree: Any) -> None:
    """Give footnotes, their marks and the links back the names that they are known by.

    A footnote is certain where a mark leads to it, further down, and it leads back to the mark, or
    begins with the same mark while the one in the text is raised.
    """
    places = _Places(tree)
    for link in tree.iter("a"):
        mark = _mark_in(link)
        note = places.note_of(link) if mark else None
        if note is None:
            continue
        around = {link, *takewhile(lambda e: e.tag in _INLINE, link.iterancestors())}
        back = [one for one in note.iter("a") if places.of(one) in around]
        is_raised = "sup" in (e.tag for e in around) or link.find(".//sup") is not None
        if back or (is_raised and _begins_with(note, mark)):
            _name(note, "footnote")
            _name(link, "noteref")
            if mark not in map(_mark_in, back) and note.tag != "li":
                _write_mark(note, mark)
            for one in back:
                _name_back(one, mark)


class _Places:
    """What the links of a page lead to."""

    def __init__(self, tree: Any) -> None:
        elements = list(tree.iter())
        self._named: dict[str, Any] = {}
        self._numbers = {element: number for number, element in enumerate(elements)}
        self._ends: dict[Any, int] = {}
        for element in reversed(elements):
            last = self._ends[element[-1]] if len(element) else self._numbers[element]
            self._ends[element] = last
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    self._named[name] = element

    def of(self, link: Any) -> Any:
        """The element that a link leads to; None if it leads elsewhere."""
        address = link.get("href", "").strip()
        return self._named.get(unquote(address[1:])) if address.startswith("#") else None

    def note_of(self, link: Any) -> Any:
        """What a link leads to, if that may be a note; None if not."""
        target = self.of(link)
        if target is None:
            return None
        around = [target, *target.iterancestors()]
        note = next((element for element in around if element.tag in _HOLD_NOTES), None)
        if note is None or any(element.tag in _HEADINGS for element in around):
            return None
        first, last = self._numbers[note], self._ends[note]
        is_further_down = self._numbers[link] < first and last - first < _LARGEST_NOTE
        return note if is_further_down and next(note.iter(*_HEADINGS), None) is None else None


def _name_back(link: Any, mark: str) -> None:
    if _mark_in(link) == mark:
        _name(link, "sdfootnotesym")
    elif len("".join(link.itertext()).strip()) <= _LONGEST_BACK:
        _name(link, "footnote-back")


def _name(element: Any, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _mark_in(link: Any) -> str:
    match = _MARK.fullmatch("".join(link.itertext()).strip())
    return match[1].lower() if match else ""


def _begins_with(note: Any, mark: str) -> bool:
    """Whether a note begins with its mark; that of an item is the number that its list gives it."""
    if note.tag == "li" and str(note.getparent().index(note) + 1) == mark:
        return True
    return _mark_before("".join(note.itertext()).lstrip(), mark) is not None


def _mark_before(text: str, mark: str) -> re.Match[str] | None:
    match = _MARK.match(text)
    if match is None or match[1].lower() != mark or text[match.end() :][:1].isalnum():
        return None
    return match


def _write_mark(note: Any, mark: str) -> None:
    """Put the mark that a note begins with in brackets; a letter alone may be a word."""
    for element in note.iter():
        where = "text" if (element.text or "").strip() or len(element) else "tail"
        text = (getattr(element, where) or "").lstrip()
        if text:
            match = _mark_before(text, mark)
            if match and (match[0] != mark or not mark.isalpha()):
                setattr(element, where, f"[{mark}] {text[match.end() :].lstrip()}")
            return


def write_note_marks(tree: Any) -> None:
    """Put the marks of notes in brackets, and take the links back to the text away."""
    for element in [one for one in tree.iter() if names_of(one) & _BACK]:
        element.drop_tree()
    for link in list(tree.iter("a")):
        names = names_of(link)
        text = "".join(link.itertext()).strip()
        if text and len(text) <= _LONGEST_MARK and link.find(".//sup") is None:
            if names & _MARKS:
                _write(link, f"[{text.strip('[]()')}] ")
            elif names & _TO_NOTE:
                _write(link, f"[{text.strip('[]()')}]")


def name_margins(tree: Any) -> None:
    """Tell the headers and footers of printed pages by their tags."""
    for division in tree.iter("div"):
        if division.getparent() is not None and division.getparent().tag == "body":
            title = division.get("title", "")
            division.tag = title if title in _MARGINS else division.tag


def _write(element: Any, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = text
