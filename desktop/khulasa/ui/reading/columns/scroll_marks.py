"""Marks on the scroll bar: where in the article there is something; a click on one goes there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from khulasa.ui.reading.rows.row_heights import RowHeights
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.style import SCROLL_MARKS_WIDTH, colours
from khulasa.wording import N_, _, fill_text, list_text

_REACH = 4  # pixels: so far from a mark a pointer is still meant for it
_LANE = SCROLL_MARKS_WIDTH / 4


@dataclass(frozen=True, slots=True)
class _Kind:
    """What rows are marked for. Each kind has its lane, its shape and its colour.

    Attributes:
        words: Say it.
        ink: Name of the colour.
        lane: Place across the bar, counted from 0.
        width, height: Pixels.
        is_round: It is a dot.
    """

    words: str
    ink: str
    lane: int
    width: float = _LANE
    height: float = 2
    is_round: bool = False

    def place(self, y: float) -> QRectF:
        """Where a mark stands whose middle is at this height."""
        left = self.lane * _LANE + (_LANE - self.width) / 2
        return QRectF(left, y - self.height / 2, self.width, self.height)


KINDS = {
    "doubts": _Kind(N_("to check"), "doubtful", 0),
    "edited": _Kind(N_("checked by you"), "ink", 1, height=_LANE, is_round=True),
    "summary": _Kind(N_("in the summary"), "summarised", 2, width=2, height=6),
    "found": _Kind(N_("found"), "found", 3),
}


class ScrollMarks(QWidget):
    """Lies on a scroll bar and lets the pointer through.

    Signals:
        wanted: Number of a row whose mark was clicked.

    Args:
        bar: The scroll bar.
        heights: Where the rows are.
    """

    wanted = Signal(int)

    def __init__(self, bar: QScrollBar, heights: RowHeights) -> None:
        super().__init__()
        self._heights = heights
        self._rows = dict.fromkeys(KINDS, frozenset[int]())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lie_on(bar)

    def lie_on(self, bar: QScrollBar) -> None:
        """Lie on a scroll bar from now on."""
        if (before := self.parent()) is not None:
            before.removeEventFilter(self)
        self.setParent(bar)
        bar.installEventFilter(self)
        self.resize(bar.size())
        self.show()

    @property
    def rows(self) -> dict[str, frozenset[int]]:
        """The rows that are marked, by what for."""
        return dict(self._rows)

    def set_rows(self, what: str, rows: Collection[int]) -> None:
        """Mark rows, in the place of those marked before for the same.

        Args:
            what: One of ``KINDS``.
            rows: Their numbers.
        """
        wanted = frozenset(rows)
        if wanted != self._rows[what]:
            self._rows[what] = wanted
            self.update()

    def eventFilter(self, bar: QObject, event: QEvent) -> bool:
        """Keep the size of the bar, and take the clicks that are meant for a mark."""
        if not isinstance(bar, QScrollBar):
            return False
        if event.type() is QEvent.Type.Resize:
            self.resize(bar.size())
        if isinstance(event, QHelpEvent):
            # Always: else the text behind would tell about its sentence at this height.
            QToolTip.showText(event.globalPos(), self.words_at(event.y()), bar)
            return True
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            y = event.position().y()
            row = None if self._is_handle(bar, y) else self._row_at(y)
            if event.button() is Qt.MouseButton.LeftButton and row is not None:
                self.wanted.emit(row)
                return True
        return False

    def words_at(self, y: float) -> str:
        """What a mark at a height of the bar is for; empty where there is none."""
        row = self._row_at(y)
        if row is None:
            return ""
        what = list_text(_(kind.words) for name, kind in KINDS.items() if row in self._rows[name])
        return unguessed(fill_text("Paragraph {row}: {what}", row=row + 1, what=what))

    def mark_y(self, row: int) -> float:
        """Where on the bar the middle of a row's mark is."""
        return round(self._heights.top(row) / (self._heights.total or 1.0) * self.height()) + 1

    def _is_handle(self, bar: QScrollBar, y: float) -> bool:
        clicked = y / self.height() * (bar.maximum() + bar.pageStep())
        return bar.value() <= clicked <= bar.value() + bar.pageStep()

    def _row_at(self, y: float) -> int | None:
        """The row whose mark is meant at a height of the bar."""
        marked = frozenset[int]().union(*self._rows.values())
        away = {row: abs(self.mark_y(row) - y) for row in marked if row < self._heights.count}
        nearest = min(away, key=away.__getitem__, default=None)
        return nearest if nearest is not None and away[nearest] <= _REACH else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette, count = colours(), self._heights.count
        scale, top = self.height() / (self._heights.total or 1.0), self._heights.top
        places = [
            (kind, kind.place(y))
            for name, kind in KINDS.items()
            # Thousands of rows are few lines of pixels.
            for y in {round(top(row) * scale) + 1 for row in self._rows[name] if row < count}
        ]
        # First what sets all of them off from the bar's handle.
        for _kind, place in places:
            painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(palette.page))
        for kind, place in places:
            painter.setBrush(QColor(getattr(palette, kind.ink)))
            (painter.drawEllipse if kind.is_round else painter.drawRect)(place)
