"""Measures the rows that are looked at in both columns, and guesses the heights of the others."""

from __future__ import annotations

from collections.abc import Collection

from khulasa.ui.reading.row_heights import RowHeights
from khulasa.ui.reading.rows_edit import RowsEdit
from khulasa.ui.widgets.grid import UNIT

BETWEEN = UNIT // 2  # pixels between a translation and the source under it


class Measuring:
    """Sets the heights of rows that two columns share; a column that is not shown has no say.

    Attributes:
        stacked: The source stands under the translation, where it is shown, and not beside it.
    """

    def __init__(self, source: RowsEdit, target: RowsEdit, heights: RowHeights) -> None:
        self._source, self._target, self._heights = source, target, heights
        self.stacked = False
        self._widths = self._widths_now()

    def widths_changed(self) -> bool:
        """Whether the columns are of other widths than when this was asked before."""
        before, self._widths = self._widths, self._widths_now()
        return before != self._widths

    def guesses(self, rows: range) -> list[float]:
        """Guessed heights of rows."""
        if self._target.isHidden():
            return self._source.guessed_heights(rows)
        guessed = self._target.guessed_heights(rows)
        if self._source.isHidden():
            return guessed
        opened = self._heights.opened
        if not self.stacked:
            return list(map(max, guessed, self._source.guessed_heights(rows)))
        if opened is not None and opened.isdisjoint(rows):
            return guessed
        sources = zip(rows, self._source.guessed_heights(rows), strict=True)
        return [
            height + BETWEEN + source if self._heights.is_open(row) else height
            for height, (row, source) in zip(guessed, sources, strict=True)
        ]

    def guess(self, rows: Collection[int]) -> None:
        """Forget what was measured of rows, whose texts have changed."""
        if not rows:
            return
        first = min(rows)
        guessed = self.guesses(range(first, max(rows) + 1))
        for row in rows:
            self._heights.guess(row, guessed[row - first])

    def guess_all(self) -> None:
        """Forget all that was measured."""
        self._heights.guess_all(self.guesses(range(self._heights.count)))

    def measure(self, rows: Collection[int]) -> bool:
        """Measure rows; returns whether one has another height than it was thought to have."""
        changed = False
        for row in rows:
            if not self._heights.is_measured(row):
                changed = self._heights.measure(row, *self._measured(row)) or changed
        return changed

    def _measured(self, row: int) -> tuple[float, float]:
        """The height of a row, and where its lower text begins."""
        target = 0.0 if self._target.isHidden() else self._target.row_height(row)
        source = 0.0 if self._source.isHidden() else self._source.row_height(row)
        if not self.stacked or not source:
            return max(target, source), 0.0
        return target + BETWEEN + source, target + BETWEEN

    def _widths_now(self) -> tuple[int, int]:
        return (
            0 if self._source.isHidden() else self._source.viewport().width(),
            0 if self._target.isHidden() else self._target.viewport().width(),
        )
