"""A stretch of a page as words and things, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from khulasa.same_format.direction import Turn
from khulasa.same_format.inlines import Format, Inline, Thing, Words
from khulasa.same_format.web.attributes import turned
from khulasa.same_format.web.regions import Piece, ends_of, is_void, texts

_NOTE_MARK = re.compile(r"\[[^\]]{1,4}\]")
_LONGEST_MARK = 4
_RAISED = frozenset({"sup", "sub"})
# They only say which way their text is written.
_DISSOLVED = frozenset({"bdi", "bdo"})
# Formats inside formats beyond this are no writing.
_DEEPEST = 50
_PLAIN = re.compile(r"<(?:span|font|time)\s*>", re.IGNORECASE)


def inlines_of(page: str, pieces: list[Piece]) -> list[Inline]:
    """What a stretch of a page consists of."""
    return list(_Stretch(page, pieces).inlines(0, len(pieces), ()))


class _Stretch:
    def __init__(self, page: str, pieces: list[Piece]) -> None:
        self._page, self._pieces = page, pieces
        self._ends = ends_of(pieces)

    def inlines(
        self, first: int, last: int, formats: tuple[Format, ...], depth: int = 0
    ) -> Iterator[Inline]:
        """The inlines of the pieces from the first to the one before the last."""
        index = first
        while index < last:
            piece = self._pieces[index]
            source = self._page[piece.start : piece.end]
            tag = piece.tag
            end = self._ends.get(index, last)
            if piece.text is not None:
                yield Words(piece.text, formats)
            elif tag is None or tag.is_end or is_void(tag):
                is_break = tag is not None and tag.name == "br"
                yield Thing(source, "\n" if is_break else "", is_soft=is_break)
            elif end >= last or depth == _DEEPEST:
                yield Thing(source, leads=True)
            else:
                yield from self._element(index, end, formats, depth + 1)
                index = end
            index += 1

    def _element(
        self, first: int, last: int, formats: tuple[Format, ...], depth: int
    ) -> Iterator[Inline]:
        start, end = self._pieces[first], self._pieces[last]
        within = self._pieces[first + 1 : last]
        tag = start.tag
        assert tag is not None
        whole = self._page[start.start : end.end]
        text = "".join(texts(within)).strip()
        inner = {piece.tag.name for piece in within if piece.tag is not None}
        is_raised = tag.name in _RAISED or bool(inner & _RAISED)
        if tag.name == "math":
            yield Thing(whole, _formula(whole))
        elif not text:
            yield Thing(whole)
        elif tag.name in ("a", "sup") and _NOTE_MARK.fullmatch(text):
            yield Thing(whole, text)
        elif is_raised and "a" in (tag.name, *inner) and len(text) <= _LONGEST_MARK:
            yield Thing(whole, f"[{text}]")
        elif tag.name in _RAISED | _DISSOLVED or _PLAIN.fullmatch(tag.source):
            # What is raised is read, and written, as a raised character.
            yield from self.inlines(first + 1, last, formats, depth)
        else:
            source = (tag.source, self._page[end.start : end.end])
            one = Format(source, stays=tag.name == "a")
            yield from self.inlines(first + 1, last, (*formats, one), depth)


def _formula(source: str) -> str:
    from lxml import etree
    from lxml.html import fragment_fromstring

    from khulasa.article.web.formulas import formula_text

    try:
        return formula_text(fragment_fromstring(source))
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""


def written(inlines: Sequence[Inline], turn: Turn, depth: int = 0) -> str:
    """Words and things as they stand in a page.

    Args:
        inlines: What :func:`khulasa.same_format.placing.placed` returned.
        turn: What changes about language and direction.
        depth: How many of the formats are written already.
    """
    parts: list[str] = []
    for outer, group in groupby(inlines, lambda one: one.formats[depth : depth + 1]):
        members = list(group)
        if outer:
            start, end = outer[0].payload
            parts += [turned(start, turn), written(members, turn, depth + 1), end]
            continue
        for one in members:
            if isinstance(one, Thing):
                parts.append(one.payload)
            elif one.is_source and one.text.strip():
                parts.append(_as_source(one.text, turn))
            else:
                parts.append(escape(one.text, quote=False))
    return "".join(parts)


def _as_source(text: str, turn: Turn) -> str:
    side = "rtl" if turn.from_right else "ltr"
    return f'<span lang="{turn.source}" dir="{side}">{escape(text, quote=False)}</span>'
