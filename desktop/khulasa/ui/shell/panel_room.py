"""Gives the panels around the text their room, and remembers what the reader made of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from khulasa.settings.arrangement import SummaryPlace
from khulasa.settings.keys import OUTLINE_WIDTH, SUMMARY_HEIGHT, SUMMARY_PLACE, SUMMARY_WIDTH
from khulasa.settings.store import Settings
from khulasa.ui.shell.room import panel_heights
from khulasa.ui.summary.panel import SummaryPanel
from khulasa.ui.widgets.grid import UNIT

_SHARE = 0.2  # of the page's height, for a panel whose height the reader did not choose
_LEAST_SUMMARY, _LEAST_REVIEW = 7 * UNIT, 7 * UNIT
_USUAL_SUMMARY, _USUAL_REVIEW = 15 * UNIT, 20 * UNIT
_SIDE_SHARE, _OUTLINE_SHARE = 0.28, 0.18  # of the page's width
_NARROW = 110 * UNIT  # of a page that has no room for a summary at the side
_SETTLED = 500  # milliseconds after the last move, when the sizes are written down


class PanelRoom(QObject):
    """Keeps at least half of the window's height for the text.

    Args:
        page: Holds from top to bottom the summary, the middle, and what to check.
        middle: Holds the outline, the text, and the summary where it is at the side.
        summary, review, outline: The panels.
        settings: Remember sizes and the summary's place.

    Attributes:
        lent: How many pixels the text gives to what comes below it and goes again; it takes nothing
            from the panels.
    """

    def __init__(
        self,
        page: QSplitter,
        middle: QSplitter,
        summary: SummaryPanel,
        review: QWidget,
        outline: QWidget,
        settings: Settings,
    ) -> None:
        super().__init__(page)
        self._page, self._middle = page, middle
        self._summary, self._review, self._outline = summary, review, outline
        self._settings = settings
        self.lent: Callable[[], int] = lambda: 0
        self._summary_height = settings.get(SUMMARY_HEIGHT) or 0
        self._summary_width = settings.get(SUMMARY_WIDTH) or 0
        self._outline_width = settings.get(OUTLINE_WIDTH) or 0
        self._review_height = 0
        self._settling = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settling.timeout.connect(self._remember)
        # Less than they would like, so that the text has its half in a small window, too.
        summary.setMinimumHeight(_LEAST_SUMMARY)
        review.setMinimumHeight(_LEAST_REVIEW)
        page.splitterMoved.connect(self._take_heights)
        middle.splitterMoved.connect(self._take_widths)

    @property
    def at_side(self) -> bool:
        """Whether the summary stands beside the text now."""
        return self._middle.indexOf(self._summary) >= 0

    def put_summary(self, place: SummaryPlace) -> None:
        """Put the summary on top or at the side."""
        self._settings.set(SUMMARY_PLACE, place)
        self.fit()

    def fit(self) -> None:
        """Give every panel what it should have, as far as the text leaves it."""
        if not self._page.isVisible():
            return
        self._seat_summary()
        self._fit_widths()
        self._fit_heights()

    def close_down(self) -> None:
        """Remember what the reader changed a moment ago."""
        if self._settling.isActive():
            self._settling.stop()
            self._remember()

    def _seat_summary(self) -> None:
        """Put the summary where it is wanted and has room."""
        wanted = self._settings.get(SUMMARY_PLACE) is SummaryPlace.SIDE
        side = wanted and self._page.width() >= _NARROW
        if side and not self.at_side:
            self._middle.addWidget(self._summary)
        elif not side and self.at_side:
            self._page.insertWidget(0, self._summary)

    def _fit_heights(self) -> None:
        lent = self.lent()
        page = self._page.height() + lent
        usual = round(page * _SHARE)
        summary_wanted = self._summary_height or max(_USUAL_SUMMARY, usual)
        if needed := self._summary.needed_height:
            summary_wanted = min(summary_wanted, needed)
        least = wanted = 0
        if not self._review.isHidden():
            least, wanted = _LEAST_REVIEW, self._review_height or max(_USUAL_REVIEW, usual)
        summary, review = panel_heights(
            page,
            self._page.window().height(),
            (0, 0) if self.at_side else (_LEAST_SUMMARY, summary_wanted),
            (least, wanted),
        )
        self._summary.setVisible(self.at_side or summary > 0)
        text = page - lent - summary - review
        self._page.setSizes([text, review] if self.at_side else [summary, text, review])

    def _fit_widths(self) -> None:
        width = self._page.width()
        outline = self._outline_width or round(width * _OUTLINE_SHARE)
        outline = 0 if self._outline.isHidden() else min(outline, width // 3)
        summary = self._summary_width or round(width * _SIDE_SHARE)
        summary = min(summary, width // 2) if self.at_side else 0
        self._middle.setSizes([outline, width - outline - summary, summary])

    def _take_heights(self, _place: int, handle: int) -> None:
        if self._page.widget(handle) is self._review:
            self._review_height = self._review.height()
        elif not self._summary.needed_height:
            self._summary_height = self._summary.height()
        # The text keeps its half, whatever is dragged.
        self._fit_heights()
        if not self.at_side and not self._summary.needed_height:
            self._summary_height = self._summary.height() or self._summary_height
        self._settling.start()

    def _take_widths(self) -> None:
        if not self._outline.isHidden():
            self._outline_width = self._outline.width()
        if self.at_side:
            self._summary_width = self._summary.width()
        self._settling.start()

    def _remember(self) -> None:
        sizes = (
            (SUMMARY_HEIGHT, self._summary_height),
            (SUMMARY_WIDTH, self._summary_width),
            (OUTLINE_WIDTH, self._outline_width),
        )
        self._settings.update({setting: size for setting, size in sizes if size})
