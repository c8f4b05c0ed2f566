"""Lines of text with their place on the page: what paragraphs are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from khulasa.article.model import Cell
from khulasa.article.pdf.direction import Direction, as_drawn, read_row, strong_letters
from khulasa.article.pdf.drawn import Dot
from khulasa.article.pdf.letters import is_bold
from khulasa.article.pdf.words import Row, with_raised

# In sizes of the letters.
_SAME_START = 0.4
_INSET = 0.8
_HIGHEST_DOT, _FARTHEST_DOT = 0.7, 2.5
# In usual distances of lines.
_CLOSE = 1.2


@dataclass(slots=True)
class Line:
    """A line of a column, or of a cell.

    Attributes:
        text: In the order in which it is read.
        page: Number of its page, from 0.
        base: Where it stands; y grows upwards.
        left, right: Where it begins and ends.
        column: Where its column begins and ends.
        size: Size of most of its letters.
        bold: Whether most of its letters are.
        right_to_left: Whether it runs from right to left.
        first_word: How wide its first word is.
        cell: The cell of a table that it stands in.
        is_inset: Whether its paragraph is narrower than the text on both sides.
        is_after_space: Whether there is room for a bullet before it.
        begins: Whether it surely begins a paragraph.
        is_alone: Whether it is the only line of its column, which tells nothing of the width.
    """

    text: str
    page: int
    base: float
    left: float
    right: float
    column: tuple[float, float]
    size: float
    bold: bool
    right_to_left: bool
    first_word: float
    cell: Cell | None = None
    is_inset: bool = False
    is_after_space: bool = False
    is_alone: bool = False
    begins: bool = False

    @property
    def start(self) -> float:
        """Where it begins, as it is read; grows in the direction of reading."""
        return -self.right if self.right_to_left else self.left

    @property
    def indent(self) -> float:
        """The space before it."""
        return self.column[1] - self.right if self.right_to_left else self.left - self.column[0]

    @property
    def room(self) -> float:
        """The space after it."""
        return self.left - self.column[0] if self.right_to_left else self.column[1] - self.right


def line_of(
    row: Row,
    page: int,
    column: tuple[float, float],
    direction: Direction,
    cell: Cell | None = None,
) -> Line:
    """Make a line of words that stand side by side.

    Args:
        row: The words from left to right.
        page: Number of the page.
        column: Where the column begins and ends.
        direction: How the page runs.
        cell: The cell of a table.
    """
    right, left = strong_letters(row)
    if direction is Direction.BACKWARDS:
        right_to_left = False
    else:
        is_arabic_page = direction is Direction.RIGHT_TO_LEFT
        right_to_left = right * 4 >= left if is_arabic_page else right > left
    raised = with_raised(row)
    letters = [letter for word in row for letter in word.letters]
    sizes = sorted(map(attrgetter("size"), letters))
    fonts = Counter(map(attrgetter("font"), letters))
    first = row[-1] if right_to_left else row[0]
    return Line(
        as_drawn(raised) if direction is Direction.BACKWARDS else read_row(raised, right_to_left),
        page,
        max(row, key=lambda word: word.size).base,
        row[0].left,
        max(word.right for word in row),
        column,
        sizes[len(sizes) // 2],
        2 * sum(times for font, times in fonts.items() if is_bold(font)) > len(letters),
        right_to_left,
        first.right - first.left,
        cell,
    )


def extent(rows: Iterable[Row]) -> tuple[float, float]:
    """Where the leftmost word begins and the rightmost ends; twice 0 without words."""
    words = [word for row in rows for word in row]
    if not words:
        return 0.0, 0.0
    return min(word.left for word in words), max(word.right for word in words)


def set_inset(lines: Sequence[Line]) -> None:
    """Give those of a column's lines a narrower column of their own that begin further inside.

    Args:
        lines: The lines of a column.
    """
    for line in lines:
        line.is_after_space = line.indent > _INSET * line.size
    for run in _runs(lines):
        size = run[0].size
        if len(run) < 2 or run[0].indent < _INSET * size:
            continue
        left, right = run[0].column
        column = min(line.left for line in run), max(line.right for line in run)
        is_inset = min(column[0] - left, right - column[1]) > 2 * _INSET * size
        for line in run:
            line.column, line.is_inset = column, is_inset


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that begin at the same place and follow each other closely."""
    distances = [above.base - below.base for above, below in pairwise(lines)]
    close = _CLOSE * median(distances or [0.0])
    runs: list[list[Line]] = []
    for n, line in enumerate(lines):
        if (
            n
            and distances[n - 1] <= close
            and abs(line.start - lines[n - 1].start) < _SAME_START * line.size
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def put_bullets(lines: Sequence[Line], dots: Sequence[Dot]) -> None:
    """Put a bullet before the lines that have a drawn one beside them.

    Args:
        lines: Lines of a column.
        dots: The small signs drawn on the page.
    """
    for line in lines:
        if not line.is_after_space:
            continue
        edge = line.right if line.right_to_left else line.left
        for x, y, width in dots:
            away = x - edge if line.right_to_left else edge - x
            beside = -_CLOSE < y - line.base < _HIGHEST_DOT * line.size
            if beside and 0 < away < _FARTHEST_DOT * line.size and width < line.size:
                line.text = f"• {line.text}"
                break
