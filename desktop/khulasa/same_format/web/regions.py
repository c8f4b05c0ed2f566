"""A page as it is written: stretches of text and inline tags between the tags of blocks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from khulasa.article.marks.raised import STRUCK_OUT
from khulasa.article.web.block_tags import is_block
from khulasa.article.web.tokens import Tag, Token, tokens
from khulasa.same_format.inlines import letters_in

_NOT_TEXT = frozenset({"script", "style", "template", "noscript", "svg", "textarea"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
# The number of a printed page in an e-book is not read either.
_HIDDEN = re.compile(
    r"""\s(?:hidden(?:[\s=/>])|aria-hidden\s*=\s*["']?true)|display\s*:\s*none|"""
    r"""visibility\s*:\s*hidden|\s(?:epub:type|role)\s*=\s*["'](?:doc-)?pagebreak["']""",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Piece:
    """A part of a region.

    Attributes:
        start, end: Its place in the page.
        text: Its text without character references; None if it is none.
        tag: The tag; None if it is none.
    """

    start: int
    end: int
    text: str | None = None
    tag: Tag | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """A block that others stand in; they share it, as pages may leave 100,000 of them open.

    Attributes:
        token: Its tag.
        name: Its name.
        outer: The block that it stands in itself.
        is_title: Whether it is the title of the page, or in it.
    """

    token: Token
    name: str
    outer: Around | None
    is_title: bool


@dataclass
class Region:
    """What stands between two tags of blocks.

    Attributes:
        pieces: What it consists of.
        around: The innermost block that it stands in.
    """

    pieces: list[Piece]
    around: Around | None

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Its lines, by the index of their first piece and of the one after their last."""
        breaks = [n for n, piece in enumerate(self.pieces) if _is_break(piece)]
        return list(zip((0, *(n + 1 for n in breaks)), (*breaks, len(self.pieces)), strict=True))

    def letters(self) -> list[str]:
        """The letters of its lines."""
        return [
            "".join(letters_in(piece.text or "") for piece in self.pieces[start:end])
            for start, end in self.lines
        ]


@dataclass(slots=True)
class _Skipped:
    """An element that is left out, until it ends."""

    name: str
    start: int
    depth: int = 1


@dataclass(slots=True)
class _Walk:
    regions: list[Region] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    around: Around | None = None
    open_names: Counter[str] = field(default_factory=Counter)
    skipped: _Skipped | None = None

    def finish(self) -> None:
        if any(piece.text and piece.text.strip() for piece in self.pieces):
            self.regions.append(Region(self.pieces, self.around))
        self.pieces = []

    def open(self, token: Token, name: str) -> None:
        is_title = name == "title" or (self.around is not None and self.around.is_title)
        self.around = Around(token, name, self.around, is_title)
        self.open_names[name] += 1

    def close(self, name: str) -> None:
        """End the innermost block of a name, with those that it left open."""
        while self.open_names[name] and self.around is not None:
            last = self.around
            self.open_names[last.name] -= 1
            self.around = last.outer
            if last.name == name:
                return


def regions_of(page: str) -> list[Region]:
    """The stretches of text of a page, in their order.

    Args:
        page: HTML, whole or a part, well-formed or not.
    """
    walk = _Walk()
    position = 0
    for token in tokens(page):
        if token.start > position and walk.skipped is None:
            walk.pieces.append(Piece(position, token.start))  # a comment
        position = max(position, token.end)
        if walk.skipped is not None:
            _skip(walk, token)
        elif token.tag is None:
            if token.end > token.start:
                text = unescape(page[token.start : token.end])
                walk.pieces.append(Piece(token.start, token.end, text))
        else:
            _take(walk, token, token.tag)
    walk.finish()
    return walk.regions


def _take(walk: _Walk, token: Token, tag: Tag) -> None:
    if is_block(tag.name):
        walk.finish()
        if tag.is_end:
            walk.close(tag.name)
        elif tag.name not in _VOID:
            walk.open(token, tag.name)
    elif not tag.is_end and _is_left_out(tag):
        walk.skipped = _Skipped(tag.name, token.start)
    else:
        walk.pieces.append(Piece(token.start, token.end, tag=tag))


def _skip(walk: _Walk, token: Token) -> None:
    skipped = walk.skipped
    assert skipped is not None
    if token.tag is not None and token.tag.name == skipped.name:
        skipped.depth += -1 if token.tag.is_end else 1
        if not skipped.depth:
            walk.pieces.append(Piece(skipped.start, token.end))
            walk.skipped = None


def _is_left_out(tag: Tag) -> bool:
    if tag.name in _VOID:
        return False
    return tag.name in _NOT_TEXT or tag.name in STRUCK_OUT or _HIDDEN.search(tag.source) is not None


def is_void(tag: Tag) -> bool:
    """Whether a tag begins no element that ends elsewhere."""
    return tag.name in _VOID


def _is_break(piece: Piece) -> bool:
    return piece.tag is not None and piece.tag.name == "br" and not piece.tag.is_end


def ends_of(pieces: Sequence[Piece]) -> dict[int, int]:
    """For each piece that begins an element and is not left open, the piece that ends it."""
    ends: dict[int, int] = {}
    begun: defaultdict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if piece.tag is None:
            continue
        if not piece.tag.is_end:
            begun[piece.tag.name].append(index)
        elif starts := begun[piece.tag.name]:
            ends[starts.pop()] = index
    return ends


def texts(pieces: Sequence[Piece]) -> Iterator[str]:
    """The texts among pieces."""
    return (piece.text for piece in pieces if piece.text is not None)
