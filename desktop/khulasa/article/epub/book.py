"""Articles in e-books."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from khulasa.article.blocks import Block, Content, Source, title_of
from khulasa.article.epub.package import Entry, Package, broken_book, read_package
from khulasa.article.language import identify_language
from khulasa.article.model import About, Kind, Part
from khulasa.article.packed.archive import Archive
from khulasa.article.plain.text_file import MOST_CHARACTERS, text_of
from khulasa.article.web.html import declared_charset, read_marked_blocks
from khulasa.article.web.tree import NEVER_SHOWN
from khulasa.wording import Phrase, count_phrase, phrase

_MOST_PAGE_BYTES = 20_000_000
_MOST_BYTES = 100_000_000
_NOTES = frozenset(
    {"footnote", "endnote", "rearnote", "footnotes", "endnotes", "doc-footnote", "doc-endnotes"}
)
_SKIPPED = NEVER_SHOWN | {"nav"}
# A number of a printed page, in the midst of a sentence.
_PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
# Characters that no text has.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(rf"{_OPEN}(\d{{1,6}}){_CLOSE}", re.ASCII)
_TAG = re.compile(r"<(?!html|head)[a-z][^<>]*+>", re.IGNORECASE)
_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
# The title of the book stands on one of its first pages, mostly.
_FIRST_BLOCKS = 20
_SAMPLE = 10_000


@dataclass(slots=True)
class _Chapter:
    """What the table of contents leads to, up to its next place; its name is its number."""

    name: str
    title: Phrase | str
    blocks: list[Block]
    left_out: int

    @property
    def length(self) -> int:
        return sum(len(block.text) for block in self.blocks)

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


def read_book(source: Source, most: int = MOST_CHARACTERS) -> Content:
    """Read an e-book: all of it, or the chapters that were chosen.

    Args:
        source: The book.
        most: How many characters are read where nothing was chosen.

    Raises:
        UnreadableError: It is damaged, empty, protected, or unpacks to an absurd size.
    """
    archive = Archive(source.data, source.password)
    package = read_package(archive)
    chapters = _chapters(archive, package, source)
    if not chapters:
        raise broken_book()
    chosen = _chosen(chapters, source.parts, most)
    read = [chapter for chapter in chapters if chapter.name in chosen]
    blocks = _with_title([block for chapter in read for block in chapter.blocks], package.title)
    notes: tuple[Phrase | str, ...] = ()
    if source.parts is None and len(read) < len(chapters):
        notes = (
            count_phrase(
                "The book is long: the first chapter of {all:,} is here.",
                "The book is long: the first {:,} chapters of {all:,} are here.",
                len(read),
                all=len(chapters),
            ),
        )
    parts = tuple(
        Part(chapter.name, chapter.title, chapter.words, chapter.name in chosen)
        for chapter in chapters
    )
    return Content(
        blocks,
        left_out=sum(chapter.left_out for chapter in read),
        notes=notes,
        title=package.title,
        language=_language(package.language, blocks),
        about=About(package.author, package.date),
        parts=parts if len(parts) > 1 else (),
    )


def _chapters(archive: Archive, package: Package, source: Source) -> list[_Chapter]:
    chapters: list[_Chapter] = []
    left = _MOST_BYTES
    entries: dict[str, list[Entry]] = {}
    for entry in package.entries:
        entries.setdefault(entry.file, []).append(entry)
    for name in package.files:
        data = archive.read(name, min(left, _MOST_PAGE_BYTES))
        left -= len(data)
        left_out: list[str] = []
        for title, blocks in _sections(replace(source, data=data), entries.get(name, []), left_out):
            if not chapters or title or not package.entries:
                number = str(len(chapters) + 1)
                named = title or title_of(blocks) or phrase("Chapter {}", number)
                chapters.append(_Chapter(number, named, [], 0))
            chapters[-1].blocks += blocks
        if chapters:
            chapters[-1].left_out += len(left_out)
    return chapters


def _sections(
    source: Source, entries: list[Entry], left_out: list[str]
) -> list[tuple[str, list[Block]]]:
    """What stands in a page behind each place that the table of contents leads to.

    Returns:
        Title and blocks of each; the beginning of the page may have no title.
    """
    if not source.data.strip():
        return []
    text = text_of(source, declared_charset(source.data)).text
    numbers = {entry.anchor: n for n, entry in enumerate(entries) if entry.anchor}
    blocks = read_marked_blocks(_with_marks(text, numbers), _kind, _is_skipped, left_out)
    title = next((entry.title for entry in entries if not entry.anchor), "")
    sections: list[tuple[str, list[Block]]] = [(title, [])]
    for block in blocks:
        # A page may write a mark of its own as a number.
        for number in map(int, _MARK.findall(block.text)):
            if number < len(entries):
                sections.append((entries[number].title, []))
        words = _MARK.sub("", block.text).strip()
        if words:
            sections[-1][1].append(replace(block, text=words))
    if len(sections) == 1 and entries and not title:
        # The place is not there: the page itself is meant.
        sections = [(entries[0].title, sections[0][1])]
    return [(title, _headed(title, inside)) for title, inside in sections if inside]


def _headed(title: str, blocks: list[Block]) -> list[Block]:
    """A chapter whose title is a heading, also where only its letters are large."""
    if "".join(blocks[0].text.split()) != "".join(title.split()):
        return blocks
    return [replace(blocks[0], kind=Kind.HEADING), *blocks[1:]]


def _with_marks(text: str, numbers: dict[str, int]) -> str:
    """A page with a mark at each place that has one of these ids."""

    def mark(match: re.Match[str]) -> str:
        tag = match.group()
        number = next((numbers[name] for name in _ID.findall(tag) if name in numbers), None)
        return tag if number is None else f"{tag}{_OPEN}{number}{_CLOSE}"

    return _TAG.sub(mark, text.replace(_OPEN, ""))


def _kind(element: Any) -> Kind | None:
    return Kind.NOTE if _types(element) & _NOTES else None


def _is_skipped(element: Any) -> bool:
    return element.tag in _SKIPPED or bool(_types(element) & _PAGE_BREAKS)


def _types(element: Any) -> set[str]:
    return set(f"{element.get('epub:type', '')} {element.get('role', '')}".split())


def _chosen(chapters: list[_Chapter], wanted: frozenset[str] | None, most: int) -> set[str]:
    """Names of the chapters to read: those wanted, else the first ones, as many as may be."""
    names = {chapter.name for chapter in chapters}
    if wanted is not None and names & wanted:
        return names & wanted
    chosen: set[str] = set()
    length = 0
    for chapter in chapters:
        length += chapter.length
        if chosen and length > most:
            break
        chosen.add(chapter.name)
    return chosen


def _with_title(blocks: list[Block], title: str) -> list[Block]:
    squeezed = "".join(title.split())
    if not title or any(squeezed in "".join(b.text.split()) for b in blocks[:_FIRST_BLOCKS]):
        return blocks
    return [Block(Kind.HEADING, title), *blocks]


def _language(declared: str, blocks: list[Block]) -> str | None:
    """The language that the book names, if its midst looks like it: some programs name any."""
    text = "\n".join(block.text for block in blocks)
    middle = max(0, (len(text) - _SAMPLE) // 2)
    code = declared.replace("_", "-").partition("-")[0].lower()
    return code if code == identify_language(text[middle : middle + _SAMPLE]) else None
