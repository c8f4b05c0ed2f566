"""Measures the rows that are looked at in both columns, and guesses the heights of the others."""

from __future__ import annotations

from collections.abc import Collection

from khulasa.ui.reading.row_heights import RowHeights
from khulasa.ui.reading.rows_edit import RowsEdit


class Measuring:
    """Sets the heights of rows that two columns share; a column that is not shown has no say."""

    def __init__(self, source: RowsEdit, target: RowsEdit, heights: RowHeights) -> None:
        self._source, self._target, self._heights = source, target, heights
        self._widths = self._widths_now()

    def widths_changed(self) -> bool:
        """Whether the columns are of other widths than when this was asked before."""
        before, self._widths = self._widths, self._widths_now()
        return before != self._widths

    def guesses(self, rows: range) -> list[float]:
        """Guessed heights of rows."""
        guessed = self._target.guessed_heights(rows)
        if self._source.isHidden():
            return guessed
        return list(map(max, guessed, self._source.guessed_heights(rows)))

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
                height = self._target.row_height(row)
                if not self._source.isHidden():
                    height = max(height, self._source.row_height(row))
                changed = self._heights.measure(row, height) or changed
        return changed

    def _widths_now(self) -> tuple[int, int]:
        source = 0 if self._source.isHidden() else self._source.viewport().width()
        return source, self._target.viewport().width()
