"""The rows of an article in both columns: filled in chunks, changed, some of them hidden."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from khulasa.article.model import Article, Paragraph
from khulasa.reading.numbering import Numbering
from khulasa.translation.result import Translation
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.rows.measuring import Measuring
from khulasa.ui.reading.rows.row_heights import RowHeights, gaps_below
from khulasa.ui.reading.rows.row_styles import row_style
from khulasa.ui.reading.rows.row_text import (
    RowText,
    source_row,
    source_text,
    target_row,
    target_text,
)
from khulasa.ui.reading.rows.tables import find_tables

# What is filled in before the window gets to breathe: rows, and characters of the source. The first
# chunk is what a window shows at once.
_MOST_ROWS, _MOST_CHARACTERS = 150, 60_000
_FIRST_ROWS, _FIRST_CHARACTERS = 30, 10_000

Outcomes = Sequence[Translation | None]


class AlignedRows:
    """Fills two columns with an article, one row a paragraph.

    Attributes:
        numbering: Numbers the article's sentences.
        waiting: Missing translations are to come, so that their placeholders are shown.
        only: The rows that are not hidden; None for all.
        guesses: The words that the model guessed are marked.
        apart: Number of the sentence whose translation stands on lines of its own; None for none.

    Args:
        source, target: The columns.
        heights: The heights of their rows.
        measuring: Guesses them.
    """

    def __init__(
        self, source: ReadingPane, target: ReadingPane, heights: RowHeights, measuring: Measuring
    ) -> None:
        self._source, self._target = source, target
        self._heights, self._measuring = heights, measuring
        self._paragraphs: Sequence[Paragraph] = ()
        self._outcomes: Callable[[int], Outcomes] = lambda _row: ()
        self._shown: list[Outcomes] = []
        self.numbering = Numbering()
        self.waiting = True
        self.guesses = True
        self.only: set[int] | None = None
        self.apart: int | None = None

    @property
    def is_done(self) -> bool:
        """Whether all rows are filled."""
        return len(self._shown) == len(self._paragraphs)

    def set_article(self, article: Article, outcomes: Callable[[int], Outcomes]) -> None:
        """Set the article; the columns have to be emptied and filled afterwards.

        Args:
            article: The article.
            outcomes: Gives what is known of the sentences of a row.
        """
        self._paragraphs, self._outcomes = article.paragraphs, outcomes
        self.numbering = Numbering(article.paragraphs)
        self.waiting = True
        self.only = self.apart = None

    def empty(self) -> None:
        """Take all rows out of the columns."""
        self._shown = []
        kinds = [paragraph.kind for paragraph in self._paragraphs]
        styles = list(map(row_style, self._paragraphs))
        self._heights.reset(gaps_below(kinds), find_tables(self._paragraphs))
        self._source.begin(styles, self._source_row)
        self._target.begin(styles, self._target_row)

    @property
    def filled(self) -> int:
        """How many rows are filled."""
        return len(self._shown)

    def fill_chunk(self) -> None:
        """Fill in some more rows."""
        chunk = self._chunk(len(self._shown))
        if not chunk:
            return
        self._shown += map(self._outcomes, chunk)
        self._source.append_rows([source_text(self._paragraphs[row]) for row in chunk])
        self._target.append_rows([self._target_text(row) for row in chunk])
        self._heights.append(self._measuring.guesses(chunk))
        if self.only is not None:
            self.hide_rows()
        elif self._heights.opened is not None:
            self._source.hide_rows(chunk)

    def unfinished(self) -> list[int]:
        """The filled rows of which some translation is missing."""
        return [row for row in range(len(self._shown)) if None in self._outcomes(row)]

    def update(self, rows: Collection[int]) -> None:
        """Show what has become known of the sentences of filled rows."""
        changed = {}
        for row in rows:
            self._shown[row] = self._outcomes(row)
            text = self._target_text(row)
            if text != self._target.row_text(row):
                changed[row] = text
        self._source.restyle_rows(rows)
        self._target.restyle_rows(rows)
        self._target.replace_texts(changed)
        self._measuring.guess(changed)

    def hide_rows(self) -> None:
        """Hide the rows that are not among the only ones to show, and show all others."""
        rows = range(self._heights.count)
        # What stands in the other cells of its line says what a cell is about.
        only = None if self.only is None else {o for r in self.only for o in self._heights.line(r)}
        self._heights.hide(() if only is None else [row for row in rows if row not in only])
        for pane in (self._source, self._target):
            pane.hide_rows(rows)

    def _chunk(self, begin: int) -> range:
        """The next rows to fill in; empty at the end."""
        rows, most = (_MOST_ROWS, _MOST_CHARACTERS) if begin else (_FIRST_ROWS, _FIRST_CHARACTERS)
        stop = min(begin + rows, len(self._paragraphs))
        characters = 0
        for end in range(begin, stop):
            characters += len(self._paragraphs[end].text)
            if characters > most:
                stop = end + 1
                break
        return range(begin, self._heights.line(stop - 1).stop if stop > begin else stop)

    def _target_text(self, row: int) -> str:
        apart = self.apart
        if apart is not None:
            apart -= self.numbering.sentences_of(row).start
        return target_text(self._shown[row], waiting=self.waiting, apart=apart)

    def _source_row(self, row: int) -> RowText:
        first = self.numbering.sentences_of(row).start
        return source_row(self._paragraphs[row], first, self._shown[row], self._source.terms_of)

    def _target_row(self, row: int) -> RowText:
        first = self.numbering.sentences_of(row).start
        return target_row(first, self._shown[row], waiting=self.waiting, guesses=self.guesses)
