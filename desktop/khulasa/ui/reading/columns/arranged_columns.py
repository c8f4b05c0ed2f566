"""Both columns and the strip with the numbers, put where the reader wants them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QStyle, QWidget

from khulasa.settings.arrangement import Arrangement
from khulasa.ui.reading.columns.arranging import (
    LEAST_SHARE,
    MOST_CHARACTERS,
    arrangement_in,
    places,
    share_at,
)
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.columns.gutter import Gutter
from khulasa.ui.reading.columns.linked_scrolling import LinkedScrolling
from khulasa.ui.reading.columns.scroll_marks import ScrollMarks
from khulasa.ui.reading.rows.measuring import BETWEEN, Measuring
from khulasa.ui.widgets.fonts import character_width


class ArrangedColumns(QObject):
    """Places the columns; of those that stand under each other, the translation lies on top.

    It lets the pointer through where it has no text, so that the source in its gaps is a column
    like any other: it is selected, found in and read out by itself.

    Signals:
        rearranged: The columns stand otherwise now; all rows are to be drawn anew.
        share_changed: The source takes this part of the width.

    Attributes:
        shown: How the columns stand.
        linked: They scroll together where they can scroll apart.
        share: The source's part of the width of both.

    Args:
        view: Holds the parts.
        panes: Source and translation.
        gutter: The strip with the numbers.
        marks: Lie on the scroll bar.
        measuring: Knows the heights of rows.
        scrolling: Scrolls.
    """

    rearranged = Signal()
    share_changed = Signal(float)

    def __init__(
        self,
        view: QWidget,
        panes: tuple[ReadingPane, ReadingPane],
        gutter: Gutter,
        marks: ScrollMarks,
        measuring: Measuring,
        scrolling: LinkedScrolling,
    ) -> None:
        super().__init__(view)
        self._view, (self._source, self._target), self._gutter = view, panes, gutter
        self._marks, self._measuring, self._scrolling = marks, measuring, scrolling
        self._chosen = self.shown = Arrangement.BESIDE
        self._only_target = self._needs_source = False
        self.linked = True
        self.share = 0.5
        self._character = 8.0
        gutter.dragged.connect(self._drag)
        gutter.evened.connect(lambda: self.set_share(0.5))
        self._target.raise_()
        gutter.raise_()
        self._apply(Arrangement.BESIDE)

    @property
    def main(self) -> ReadingPane:
        """The column that is read, and that scrolls."""
        return self._source if self.shown is Arrangement.SOURCE else self._target

    @property
    def longest(self) -> float:
        """Width in pixels of the longest line that is easily read."""
        return MOST_CHARACTERS * self._character

    @property
    def at_right(self) -> tuple[bool, bool]:
        """Whether the text of source and translation stands at the right of its column."""
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return (self.shown is Arrangement.BESIDE) != mirrored, mirrored

    def choose(self, arrangement: Arrangement) -> None:
        """Put the columns so, as far as there is room for it."""
        self._chosen = arrangement
        self.place()

    def show_only_target(self, on: bool) -> None:
        """Show one column only, of an article that needs no translation."""
        self._only_target = on
        self.place()

    def show_source(self, on: bool) -> None:
        """Show the source in every arrangement, since there is nothing else."""
        self._needs_source = on
        self.place()

    def set_linked(self, on: bool) -> None:
        """Have columns beside each other scroll together, or each by itself."""
        self.linked = on
        self._link()
        self._scrolling.fit()  # a scroll bar came or went

    def set_share(self, share: float) -> None:
        """Give the source this part of the width of both columns."""
        if share != self.share:
            self.share = share
            self.place()
            self.share_changed.emit(share)

    def widen_source(self, by: float) -> None:
        """Give the source more of the width, or less."""
        self.set_share(min(max(self.share + by, LEAST_SHARE), 1 - LEAST_SHARE))

    def set_character(self, zoom: float) -> None:
        """Take note of the size of the translation's text."""
        self._character = character_width(zoom)

    def shows_source(self, row: int) -> bool:
        """Whether the source of a paragraph is shown."""
        return not self._source.isHidden() and not self._source.rows.is_hidden(row)

    def toggle_source(self, row: int) -> None:
        """Show the source of a paragraph under its translation, or hide it again.

        In a table, that of its line.
        """
        heights = self._source.heights
        if heights.opened is None or not 0 <= row < heights.count:
            return
        line = heights.line(row)
        heights.opened = heights.opened ^ set(line)
        self._source.hide_rows(line)
        self._measuring.guess(line)
        self._scrolling.hold()

    def place(self) -> None:
        """Put everything where it belongs in the view as it is now."""
        gutter = self._gutter.sizeHint().width()
        fitting = arrangement_in(self._chosen, self._view.width() - gutter, self._character)
        if self._needs_source and fitting in (Arrangement.TRANSLATION, Arrangement.ON_DEMAND):
            fitting = Arrangement.SOURCE
        wanted = Arrangement.TRANSLATION if self._only_target else fitting
        if wanted is not self.shown:
            self._apply(wanted)
            self._place_parts()
            self._scrolling.fit()
            self.rearranged.emit()
        else:
            self._place_parts()

    def let_through(self) -> None:
        """Let the pointer and the eye through where the translation has no text."""
        if not self.shown.is_stacked:
            return
        heights, viewport = self._target.heights, self._target.viewport()
        scrolled = self._target.verticalScrollBar().value()
        region = QRegion(self._target.rect())
        own = QRect(viewport.mapTo(self._target, QPoint(0, 0)), viewport.size())
        for row in heights.rows_between(scrolled, scrolled + own.height()):
            if not heights.is_open(row) or not heights.lead(row):
                continue
            top = round(heights.top(row) + heights.lead(row) - BETWEEN - scrolled)
            bottom = round(heights.top(row) + heights.text_height(row) - scrolled)
            region -= QRegion(own.left(), own.top() + top, own.width(), bottom - top + BETWEEN)
        self._target.setMask(region)
        # Of what lies in a masked widget Qt believes that it hides what is below, unless it is
        # masked, too: then the source would not be drawn.
        viewport.setMask(region.translated(-own.topLeft()))
        # What Qt moves when it scrolls, and what it draws anew, goes by the mask before.
        for pane in (self._source, self._target):
            pane.viewport().update()

    def _apply(self, arrangement: Arrangement) -> None:
        policy = Qt.ScrollBarPolicy
        row, offset = self._scrolling.anchor
        height = self._height_of(row)
        self.shown = arrangement
        with self._scrolling.suspended():
            self._source.setVisible(arrangement is not Arrangement.TRANSLATION)
            self._target.setVisible(arrangement is not Arrangement.SOURCE)
            for masked in (self._target, self._target.viewport()):
                masked.clearMask()
            heights = self._target.heights
            heights.opened = set() if arrangement is Arrangement.ON_DEMAND else None
            self._measuring.stacked = arrangement.is_stacked
            self._scrolling.main = self._gutter.pane = self.main
            self._target.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)
            self._marks.lie_on(self.main.verticalScrollBar())
            self._gutter.set_arrangement(arrangement)
            self._source.hide_rows(range(self._source.row_count))
            self._measuring.widths_changed()
            self._measuring.guess_all()
            if offset > 0 and height:
                offset *= self._height_of(row) / height
            self._scrolling.anchor = row, offset
        self._link()

    def _height_of(self, row: int) -> float:
        heights = self._target.heights
        return heights.text_height(row) if row < heights.count else 0.0

    def _link(self) -> None:
        """Let the source scroll by itself where it can, and give it a scroll bar for that."""
        policy = Qt.ScrollBarPolicy
        apart = self.shown is Arrangement.BESIDE and not self.linked
        self._scrolling.linked = not apart
        # Under the translation, its own bar lies below that one's, so that both are as wide.
        bar = self.shown.is_stacked or self.shown is Arrangement.SOURCE or apart
        self._source.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if bar else policy.ScrollBarAlwaysOff
        )

    def _place_parts(self) -> None:
        size = QSize(self._view.width(), self._view.height())
        width = self._gutter.sizeHint().width()
        where = places(size, self.shown, self.share, width, self.longest)
        side, whole = self._view.layoutDirection(), self._view.rect()
        for part, place in (
            (self._source, where.source),
            (self._gutter, where.gutter),
            (self._target, where.target),
        ):
            part.setGeometry(QStyle.visualRect(side, whole, place))

    def _drag(self, x: int) -> None:
        width = self._view.width()
        if self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = width - x
        self.set_share(share_at(x, width, self._gutter.width()))
