"""A copy of an e-book with the translation in the place of the chapters that were read."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from khulasa.article.blocks import Source
from khulasa.article.epub.package import read_package
from khulasa.article.packed.archive import Archive
from khulasa.reading.document import Reading
from khulasa.same_format.direction import Turn, turn_of
from khulasa.same_format.losses import Losses
from khulasa.same_format.packages import with_parts
from khulasa.same_format.web.page import PageCopy, put_into, title_target

_MOST_BYTES = 20_000_000
_PROGRESSION = re.compile(r"""(page-progression-direction\s*=\s*["'])(?:rtl|ltr)""")
_LANGUAGE = re.compile(r"(<dc:language[^>]*>)[^<]*")
_TITLE = re.compile(r"(<dc:title[^>]*>)([^<]*)")


def write_book(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of a book; all other files in it stay as they are.

    Args:
        source: The book.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: It is not the book that was read.
        UnreadableError: It is damaged or protected.
    """
    archive = Archive(source.data)
    turn = turn_of(reading)
    contents = {name: archive.read(name, _MOST_BYTES) for name in read_package(archive).files}
    pages = {
        name: PageCopy(replace(source, data=data), turn)
        for name, data in contents.items()
        if data.strip()
    }
    put_into(list(pages.values()), reading, losses)
    parts = {name: page.finished() for name, page in pages.items() if page.is_translated}
    for name in archive.names:
        if name.endswith(".opf"):
            about = archive.read(name, _MOST_BYTES).decode("utf-8", "surrogateescape")
            parts[name] = _about(about, reading, turn).encode("utf-8", "surrogateescape")
    return with_parts(source.data, parts)


def _about(text: str, reading: Reading, turn: Turn) -> str:
    """What the book says of itself: its language, its title, and to which side pages turn."""
    if turn.turns:
        side = "rtl" if turn.to_right else "ltr"
        text = _PROGRESSION.sub(lambda match: match[1] + side, text)
    text = _LANGUAGE.sub(lambda match: match[1] + escape(turn.target), text, count=1)
    title, target = title_target(reading)

    def in_target(match: re.Match[str]) -> str:
        is_title = target and " ".join(unescape(match[2]).split()) == title
        return match[1] + escape(target, quote=False) if is_title else match[0]

    return _TITLE.sub(in_target, text)
