"""The rows of an article in both columns: filled in chunks, kept level, some of them hidden."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from khulasa.article.model import Article, Paragraph
from khulasa.reading.numbering import Numbering
from khulasa.translation.result import Translation
from khulasa.ui.reading.column import ReadingPane
from khulasa.ui.reading.linked_scrolling import LinkedScrolling
from khulasa.ui.reading.row_heights import bottom_margins, gaps_below
from khulasa.ui.reading.rows import RowText, source_row, target_row

# What is filled or aligned before the window gets to breathe: rows, and characters of the source,
# as long paragraphs take their time. The first chunk is what a window shows at once.
_MOST_ROWS, _MOST_CHARACTERS = 150, 16_000
_FIRST_ROWS, _FIRST_CHARACTERS = 50, 5_000

Outcomes = Sequence[Translation | None]


class AlignedRows:
    """Fills two columns with an article, one row a paragraph, both as high as the higher one.

    Attributes:
        numbering: Numbers the article's sentences.
        waiting: Missing translations are to come, so that their placeholders are shown.
        only: The rows that are not hidden; None for all.
        guesses: The words that the model guessed are marked.

    Args:
        source, target: The columns.
        scrolling: Takes no change of a row for a movement of the reader's.
    """

    def __init__(
        self, source: ReadingPane, target: ReadingPane, scrolling: LinkedScrolling
    ) -> None:
        self._source, self._target, self._scrolling = source, target, scrolling
        self._paragraphs: Sequence[Paragraph] = ()
        self._gaps: list[int] = []
        self._outcomes: Callable[[int], Outcomes] = lambda _row: ()
        self._aligned = 0
        self.numbering = Numbering()
        self.waiting = True
        self.guesses = True
        self.only: set[int] | None = None

    @property
    def is_done(self) -> bool:
        """Whether all rows are filled and level."""
        count = len(self._paragraphs)
        return self._aligned >= count and self._target.row_count == count

    def set_article(self, article: Article, outcomes: Callable[[int], Outcomes]) -> None:
        """Set the article; the columns have to be cleared and filled afterwards.

        Args:
            article: The article.
            outcomes: Gives what is known of the sentences of a row whenever the row is drawn.
        """
        self._paragraphs, self._outcomes = article.paragraphs, outcomes
        self.numbering = Numbering(article.paragraphs)
        self._gaps = gaps_below([paragraph.kind for paragraph in article.paragraphs])
        self.waiting = True
        self.only = None

    def restart_alignment(self) -> None:
        """Make all rows level again with the next chunks, because their heights are others."""
        self._aligned = 0

    def work_on_chunk(self) -> None:
        """Fill some more rows; once all are filled, make some more of them level."""
        begin = self._target.row_count
        chunk = self._chunk(begin)
        if chunk:
            for pane, text_of in (
                (self._source, self._source_row),
                (self._target, self._target_row),
            ):
                pane.append_rows(
                    (text_of(row), self._paragraphs[row].kind, self._gaps[row]) for row in chunk
                )
            if self.only is not None:
                self.hide_rows()
        else:
            chunk = self._chunk(self._aligned)
        self._align(chunk)
        if chunk.start <= self._aligned:
            self._aligned = max(self._aligned, chunk.stop)

    def _chunk(self, begin: int) -> range:
        """The next rows to work on; empty at the end."""
        rows, most = (_MOST_ROWS, _MOST_CHARACTERS) if begin else (_FIRST_ROWS, _FIRST_CHARACTERS)
        stop = min(begin + rows, len(self._paragraphs))
        characters = 0
        for end in range(begin, stop):
            characters += len(self._paragraphs[end].text)
            if characters > most:
                return range(begin, end + 1)
        return range(begin, stop)

    def update(self, rows: Collection[int]) -> None:
        """Show what has become known of the sentences of filled rows."""
        for row in rows:
            self._source.replace_row(row, self._source_row(row))
            self._target.replace_row(row, self._target_row(row))
        self._align(rows)

    def hide_rows(self) -> None:
        """Hide the rows that are not among the only ones to show, and show all others."""
        only, count = self.only, self._target.row_count
        hidden = () if only is None else [row for row in range(count) if row not in only]
        with self._scrolling.suspended():
            for pane in (self._source, self._target):
                pane.hide_rows(hidden)
                pane.set_margins([(row, 0.0) for row in range(pane.shown_from(0) or 0)])
        # What comes into sight again has to be levelled.
        self.restart_alignment()

    def _align(self, rows: Collection[int]) -> None:
        source_margins: list[tuple[int, float]] = []
        target_margins: list[tuple[int, float]] = []
        for row in rows:
            if self._target.is_hidden(row):
                continue
            heights = self._scrolling.source_height(row), self._target.row_height(row)
            below_source, below_target = bottom_margins(*heights, self._gaps[row])
            # Qt leaves the margin of the block before, be it hidden or not.
            for index in range(row, self._target.shown_from(row + 1) or self._target.row_count):
                source_margins.append((index, below_source))
                target_margins.append((index, below_target))
        with self._scrolling.suspended():
            self._source.set_margins(source_margins)
            self._target.set_margins(target_margins)

    def _source_row(self, row: int) -> RowText:
        first = self.numbering.sentences_of(row).start
        return source_row(self._paragraphs[row], first, self._outcomes(row))

    def _target_row(self, row: int) -> RowText:
        first = self.numbering.sentences_of(row).start
        return target_row(first, self._outcomes(row), waiting=self.waiting, guesses=self.guesses)
