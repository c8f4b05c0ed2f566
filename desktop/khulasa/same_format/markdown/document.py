"""A copy of a Markdown file with the translation in the place of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token

from khulasa.article.blocks import Source
from khulasa.article.markdown.document import parser_for, parted
from khulasa.article.markdown.lists import with_ascii_marks
from khulasa.article.markdown.notes import notes_of, without_notes
from khulasa.article.model import Paragraph
from khulasa.article.plain.text_file import text_of
from khulasa.reading.document import Reading
from khulasa.same_format.alignment import Place, aligned
from khulasa.same_format.direction import Turn, turn_of
from khulasa.same_format.encoding import encoded
from khulasa.same_format.errors import changed
from khulasa.same_format.inlines import Inline, letters_in
from khulasa.same_format.inlines import text_of as read_of
from khulasa.same_format.losses import Losses
from khulasa.same_format.markdown.content import inlines_of, written
from khulasa.same_format.placing import placed
from khulasa.same_format.targets import is_translated, target_of
from khulasa.same_format.web.attributes import turned
from khulasa.same_format.web.page import PageCopy
from khulasa.translation.result import Translation

Outcomes = Sequence[Translation | None]

_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_NOTE_BEGINNING = re.compile(r".*?\]:[ \t]*")
_INDENT = " " * 4
_MOST_NOTES = 5


def write_markdown(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of a file; what is no text of the article stays.

    Args:
        source: The file, to be decoded as the article was.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: It is not the file that was read.
        UnreadableError: It cannot be decoded.
    """
    decoded = text_of(source)
    front, text = parted(decoded.text)
    copy = _Copy(text, parser_for(text), {}, turn_of(reading), _MOST_NOTES)
    units = copy.units()
    groups = [(unit, number) for unit in units for number in range(len(unit.letters))]
    paragraphs = reading.article.paragraphs
    places = aligned([lines for unit in units for lines in unit.letters], paragraphs)
    for place, paragraph, outcomes in zip(
        places, paragraphs, reading.paragraph_translations(), strict=True
    ):
        if place is not None and is_translated(outcomes):
            unit, number = groups[place.group]
            unit.put(Place(number, place.first, place.last), paragraph, outcomes, losses)
    new = front + copy.finished()
    if "\r\n" in decoded.text:
        new = new.replace("\n", "\r\n")
    return encoded(new, source.data, decoded.encoding)


class _Unit(Protocol):
    """A block of the file that a translation can be put into."""

    letters: list[list[str]]

    def put(
        self, place: Place, paragraph: Paragraph, outcomes: Outcomes, losses: Losses, /
    ) -> None:
        """Put a translation in the place of a paragraph."""


@dataclass(slots=True)
class _Text:
    """A paragraph, a heading, an item or a cell."""

    token: Token
    inlines: list[Inline]
    letters: list[list[str]]
    new: str | None = None

    def put(self, _place: Place, paragraph: Paragraph, outcomes: Outcomes, losses: Losses) -> None:
        self.new = written(placed(self.inlines, paragraph, outcomes, losses))


@dataclass(slots=True)
class _Code:
    """A block of code, or of text that is set like code."""

    token: Token
    letters: list[list[str]]
    new: list[str] | None = None

    def put(self, _place: Place, paragraph: Paragraph, outcomes: Outcomes, _: Losses) -> None:
        # What names a language is a program.
        if not self.token.info.strip():
            target = target_of(paragraph, outcomes, 0)
            self.new = [target.text[s.target_start : s.target_end] for s in target.sentences]


class _Page:
    """A piece of HTML."""

    def __init__(self, token: Token, turn: Turn) -> None:
        self.token = token
        self.copy = PageCopy(Source(token.content.encode(), encoding="utf-8"), turn)
        self.letters = self.copy.letters

    def put(self, place: Place, paragraph: Paragraph, outcomes: Outcomes, losses: Losses) -> None:
        self.copy.put(place, paragraph, outcomes, losses)


class _Copy:
    """A text in which blocks are replaced; its notes are texts of their own."""

    def __init__(
        self, text: str, parser: MarkdownIt, env: dict[str, object], turn: Turn, notes_within: int
    ) -> None:
        self._lines = text.split("\n")
        self._turn = turn
        tokens = parser.parse(with_ascii_marks(text, env), env)
        self._units: list[_Text | _Code | _Page] = []
        for token in without_notes(tokens):
            if token.type == "inline":
                inlines = inlines_of(token.children or (), env)
                letters = letters_in("".join(map(read_of, inlines)))
                self._units.append(_Text(token, inlines, [[letters]]))
            elif token.type in ("fence", "code_block"):
                self._units.append(_Code(token, [[letters_in(token.content)]]))
            elif token.type == "html_block" and letters_in(_TAG.sub("", token.content)):
                self._units.append(_Page(token, turn))
        self._tags = [token for token in tokens if token.type == "html_block"]
        self._notes = [
            (token, _Copy(token.content, parser, env, turn, notes_within - 1))
            for _mark, token in notes_of(tokens, env)
            if notes_within
        ]

    def units(self) -> list[_Unit]:
        """The blocks in the order in which they are read."""
        return [*self._units, *(unit for _, note in self._notes for unit in note.units())]

    def finished(self) -> str:
        """The text with all that was put into it."""
        # New lines by the numbers of the old ones; what is dropped has none.
        new: dict[int, list[str]] = {number: [line] for number, line in enumerate(self._lines)}
        ends: dict[int, int] = {}
        shifts: dict[int, int] = {}
        for unit in self._units:
            if isinstance(unit, _Text):
                self._put_text(unit, new, ends, shifts)
            elif isinstance(unit, _Code) and unit.new is not None:
                self._put_code(unit, unit.new, new)
            elif isinstance(unit, _Page) and unit.copy.is_translated:
                self._put_page(unit, new)
        for token in self._tags:
            if token.map and not any(unit.token is token for unit in self._units):
                for number in range(*token.map):
                    line = _TAG.sub(lambda match: turned(match[0], self._turn), self._lines[number])
                    new[number] = [line]
        for token, note in self._notes:
            self._put_note(token, note, new)
        return "\n".join(line for number in range(len(self._lines)) for line in new[number])

    def _put_text(
        self,
        unit: _Text,
        new: dict[int, list[str]],
        ends: dict[int, int],
        shifts: dict[int, int],
    ) -> None:
        """Put a text in its place; the cells of a row stand on one line."""
        first = _first_line(unit.token)
        parts = unit.token.content.split("\n")
        place, length = _find(parts[0], self._lines[first], ends.get(first, 0))
        ends[first] = place + length
        if unit.new is None:
            return
        line, shift = new[first][0], shifts.get(first, 0)
        prefix = ""
        if len(parts) > 1:
            following = self._lines[first + 1]
            prefix = following[: _find(parts[1], following, 0)[0]]
        text = unit.new.replace("\n", f"\n{prefix}")
        new[first] = [line[: place + shift] + text + line[place + shift + length :]]
        shifts[first] = shift + len(text) - length
        for number in range(first + 1, first + len(parts)):
            new[number] = []

    def _put_code(self, unit: _Code, lines: list[str], new: dict[int, list[str]]) -> None:
        first, end = unit.token.map or [0, 0]
        if unit.token.type == "fence":
            first += 1
            closing = self._lines[end - 1].strip(" \t>")
            end -= closing.startswith(unit.token.markup) and end > first
        filled = [number for number in range(first, end) if self._lines[number].strip()]
        if not filled:
            raise changed()
        line = self._lines[filled[0]]
        code = unit.token.content.lstrip("\n").split("\n")[0]
        before = line[: len(line) - len(code)] if line.endswith(code) else ""
        for number in filled:
            new[number] = []
        new[filled[0]] = [before + one for one in lines]

    def _put_page(self, unit: _Page, new: dict[int, list[str]]) -> None:
        first, end = unit.token.map or [0, 0]
        if "\n".join(self._lines[first:end]).rstrip() != unit.token.content.rstrip():
            raise changed()
        for number in range(first, end):
            new[number] = []
        new[first] = unit.copy.finished().decode().rstrip("\n").split("\n")

    def _put_note(self, token: Token, note: _Copy, new: dict[int, list[str]]) -> None:
        first, end = token.map or [0, 0]
        beginning = _NOTE_BEGINNING.match(self._lines[first])
        old, text = "\n".join(note._lines), note.finished()
        if beginning is None or text == old:
            return
        head, *others = text.split("\n")
        for number in range(first, end):
            new[number] = []
        new[first] = [
            beginning[0] + head,
            *(_INDENT + line if line.strip() else "" for line in others),
        ]


def _first_line(token: Token) -> int:
    if not token.map:
        raise changed()
    return token.map[0]


def _find(text: str, line: str, start: int) -> tuple[int, int]:
    """Where a text stands in its line, and how long it is there: in tables ``|`` is escaped."""
    for form in (text, text.replace("|", "\\|")):
        if (place := line.find(form, start)) >= 0:
            return place, len(form)
    raise changed()
