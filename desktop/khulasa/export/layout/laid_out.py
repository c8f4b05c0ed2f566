"""A document as plain values: its blocks of text, its tables, and how both sides stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from khulasa.export.direction import block_direction
from khulasa.wording import _


class Role(Enum):
    """What a block is in a document."""

    TITLE = auto()
    SUBTITLE = auto()
    SECTION = auto()  # a heading of ours, such as "Summary"
    HEADING = auto()  # one of the article's
    TEXT = auto()
    QUOTE = auto()
    ITEM = auto()
    REMARK = auto()
    CELL = auto()  # text in a table
    NAME = auto()  # text in a table that names a column or row


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a block.

    Attributes:
        text: On one line, without control characters.
        doubts: Why it should be checked.
        references: Numbers, from 1, of the paragraphs that support it.
        note: The reader's note on it; may be empty.
    """

    text: str
    doubts: tuple[str, ...] = ()
    references: tuple[int, ...] = ()
    note: str = ""

    @property
    def remarks(self) -> str:
        """What is said of it beside the text: its doubts, and the reader's note."""
        note = [_("Note: {}").format(self.note)] if self.note else []
        return " ".join([*self.doubts, *note])


@dataclass(frozen=True, slots=True)
class Item:
    """What an item of a list has in front of it.

    Attributes:
        level: Of its list, from 1 for an outer one.
        number: Its number, which is then not in its text; None if it has none.
        end: What follows the number, a dot or a bracket.
        has_bullet: Whether it has a bullet; a sign that is in its text is enough by itself.
    """

    level: int = 1
    number: int | None = None
    end: str = "."
    has_bullet: bool = True


PLAIN_ITEM = Item()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document.

    Attributes:
        role: What it is.
        language: ISO 639-1 code; empty if it is not known.
        pieces: Its sentences; a space stands between two.
        anchor: Number of the article's paragraph that it is, from 1, where references lead to it;
            else 0.
        is_numbered: Whether that number is to be seen.
        item: What stands in front of it, if it is an item of a list.
    """

    role: Role
    language: str
    pieces: tuple[Piece, ...]
    anchor: int = 0
    is_numbered: bool = False
    item: Item = PLAIN_ITEM

    @property
    def text(self) -> str:
        """Its sentences as one text, without doubts, notes and references."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def is_backwards(self) -> bool:
        """Whether it is written from right to left."""
        return block_direction(self.language, self.text) == "rtl"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Itself, as of a table its cells."""
        return (self,)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        blocks: What stands in it; may be none.
        span: How many columns it is wide.
        is_name: Whether it names its column or row.
    """

    blocks: tuple[Block, ...] = ()
    span: int = 1
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the article, in one language.

    Attributes:
        lines: Its cells; those of a line together are as wide as all columns.
        shares: How wide each column is, as a part of the whole.
        heading_lines: How many of the first lines name the columns.
        language: ISO 639-1 code; empty if it is not known.
    """

    lines: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    heading_lines: int
    language: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that stands in its cells."""
        return tuple(self._each_block())

    @property
    def is_backwards(self) -> bool:
        """Whether its first column is at the right."""
        return next(self._each_block()).is_backwards

    def _each_block(self) -> Iterator[Block]:
        return (block for line in self.lines for cell in line for block in cell.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph or a table of the article.

    Attributes:
        number: Of its first paragraph, from 1.
        source, target: Either is None if it is not wanted.
    """

    number: int
    source: Block | Table | None
    target: Block | Table | None

    @property
    def sides(self) -> tuple[Block | Table, ...]:
        """Those of the two that are wanted."""
        return tuple(side for side in (self.source, self.target) if side is not None)

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return any(isinstance(side, Table) for side in self.sides)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document.

    Attributes:
        title: Its title as plain text.
        language: ISO 639-1 code of most of it.
        source_language: Of the article.
        head: What stands before the article.
        rows: The article; empty if only the summary is wanted.
        in_columns: Source and translation stand side by side.
        from_right: The first of these columns is the right one, as in the window.
    """

    title: str
    language: str
    source_language: str
    head: tuple[Block, ...]
    rows: tuple[Row, ...]
    in_columns: bool
    from_right: bool

    @property
    def remarks_heading(self) -> str:
        """What stands above all that is said of sentences, where that is at the end."""
        noted = any(piece.note for block in self._blocks() for piece in block.pieces)
        return _("To check, and notes") if noted else _("To check")

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of the paragraphs that can be pointed at."""
        return frozenset(block.anchor for block in self._blocks() if block.anchor)

    def _blocks(self) -> Iterator[Block]:
        sides = (side for row in self.rows for side in row.sides)
        return chain(self.head, chain.from_iterable(side.blocks for side in sides))


def in_columns(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """The rows of two columns, divided where a table needs the width of both."""
    start = 0
    for place, row in enumerate(rows):
        if row.is_table:
            if start < place:
                yield rows[start:place]
            yield (row,)
            start = place + 1
    if start < len(rows):
        yield rows[start:]
