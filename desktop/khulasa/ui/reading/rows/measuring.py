"""Measures the rows that are looked at in both columns, and guesses the heights of the others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from khulasa.ui.reading.rows.row_heights import RowHeights
from khulasa.ui.reading.rows.rows_edit import RowsEdit
from khulasa.ui.widgets.grid import UNIT

BETWEEN = UNIT // 2  # pixels between a translation and the source under it


class Measuring:
    """Sets the heights of rows that two columns share; a column that is not shown has no say.

    Attributes:
        stacked: The source stands under the translation, where it is shown, and not beside it.
        catch_up: Has rows show what they are to show now; returns whether they did not.
    """

    def __init__(self, source: RowsEdit, target: RowsEdit, heights: RowHeights) -> None:
        self._source, self._target, self._heights = source, target, heights
        self.stacked = False
        self.catch_up: Callable[[Collection[int]], bool] = lambda _rows: False
        self._widths = self._widths_now()

    def widths_changed(self) -> bool:
        """Whether the columns are of other widths than when this was asked before."""
        before, self._widths = self._widths, self._widths_now()
        return before != self._widths

    def choose_grids(self) -> None:
        """Show the tables as such for which both columns have room."""
        shown = [pane for pane in (self._source, self._target) if not pane.isHidden()]
        room = min((pane.characters_a_line for pane in shown), default=0.0)
        grids = [table for table in self._heights.tables if table.least <= room]
        if grids != self._heights.grids:
            self._heights.set_grids(grids)
            for pane in (self._source, self._target):
                pane.lay_out_anew()

    def guesses(self, rows: range) -> list[float]:
        """Guessed heights of rows, which end with a band."""
        if self._target.isHidden():
            return self._guessed(self._source, rows)
        guessed = self._guessed(self._target, rows)
        if self._source.isHidden():
            return guessed
        opened = self._heights.opened
        if not self.stacked:
            return list(map(max, guessed, self._guessed(self._source, rows)))
        if opened is not None and opened.isdisjoint(rows):
            return guessed
        sources = zip(rows, self._guessed(self._source, rows), strict=True)
        return [
            height + BETWEEN + source if self._heights.is_open(row) else height
            for height, (row, source) in zip(guessed, sources, strict=True)
        ]

    def guess(self, rows: Collection[int]) -> None:
        """Forget what was measured of rows, whose texts have changed."""
        if not rows:
            return
        first = self._heights.band(min(rows)).start
        guessed = self.guesses(range(first, self._heights.band(max(rows)).stop))
        for row in {one for changed in rows for one in self._heights.band(changed)}:
            self._heights.guess(row, guessed[row - first])

    def guess_all(self) -> None:
        """Forget all that was measured, and show tables as there is room for them."""
        self.choose_grids()
        self._heights.guess_all(self.guesses(range(self._heights.count)))

    def measure(self, rows: Collection[int]) -> bool:
        """Measure rows; returns whether one has another height than it was thought to have."""
        changed = self.catch_up(rows)
        for row in rows:
            if not self._heights.is_measured(row):
                band = self._heights.band(row)
                height, lead = self._measured(band)
                for one in band:
                    changed = self._heights.measure(one, height, lead) or changed
        return changed

    def _measured(self, band: range) -> tuple[float, float]:
        """The height of a band, and where its lower texts begin; places them in their cells."""
        heights = [
            [0.0] * len(band) if pane.isHidden() else [pane.row_height(row) for row in band]
            for pane in (self._target, self._source)
        ]
        if not self.stacked:
            levels = list(map(max, *heights))
            heights = [levels, levels]
        target, source = (
            self._stack(one, band, pane.rows.offsets)
            for one, pane in zip(heights, (self._target, self._source), strict=True)
        )
        if not self.stacked or not source:
            return target, 0.0
        return target + BETWEEN + source, target + BETWEEN

    def _guessed(self, pane: RowsEdit, rows: range) -> list[float]:
        guessed = pane.guessed_heights(rows)
        for table in self._heights.grids:
            for line in table.lines_in(rows):
                cells = slice(line.start - rows.start, line.stop - rows.start)
                heights = guessed[cells]
                stacked = line.start in table.stacked
                height = self._stack(heights, line, {}) if stacked else max(heights)
                guessed[cells] = [height] * len(line)
        return guessed

    def _stack(self, heights: Sequence[float], band: range, offsets: dict[int, float]) -> float:
        """Put the paragraphs of each cell under each other; returns how high the band is."""
        table = self._heights.grid_of(band.start)
        bottoms: dict[int, float] = {}
        for row, height in zip(band, heights, strict=True):
            column = table.column(row) if table else 0
            offsets[row] = bottoms.get(column, 0.0)
            bottoms[column] = offsets[row] + height
        return max(bottoms.values())

    def _widths_now(self) -> tuple[int, int]:
        return (
            0 if self._source.isHidden() else self._source.viewport().width(),
            0 if self._target.isHidden() else self._target.viewport().width(),
        )
