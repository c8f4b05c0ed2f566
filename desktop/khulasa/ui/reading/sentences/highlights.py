"""Which sentence is pointed at and which is pinned, marked in both columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from khulasa.reading.numbering import Numbering
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.navigation.hits import Hit, Hits
from khulasa.ui.widgets.style import colours

_MOST_MARKED = 500  # hits in sight; a letter may be found in every word


class Marks(QObject):
    """Marks the sentence that pointer or keys are at lightly and the pinned ones strongly.

    Attributes:
        pinned: Numbers of the pinned sentences.
        enabled: Whether the reader can point at sentences and pin them.

    Signals:
        changed: The pinned sentences changed.
        again: Number of a pinned sentence whose translation was clicked, and not twice.
        entered: Number of the pinned sentence, when Enter was pressed in its translation.
        pointed: Number of the sentence under the pointer in the text, or -1.
    """

    changed = Signal()
    pointed = Signal(int)
    again = Signal(int)
    entered = Signal(int)

    def __init__(self, source: ReadingPane, target: ReadingPane) -> None:
        super().__init__(source)
        self._panes = (source, target)
        self._numbering = Numbering()
        self._hovered: Sequence[int] = ()
        self.pinned: Sequence[int] = range(0)
        self.enabled = True
        self._clicked = QTimer(self, singleShot=True)
        self._clicked.timeout.connect(lambda: self.again.emit(self.pinned[0]))
        self._walked = False  # the text cursor was moved to another sentence since
        for pane in self._panes:
            pane.hovered.connect(self.hover)
            pane.reached.connect(lambda sentence: self.light((sentence,)))
        source.chosen.connect(self._choose)
        target.chosen.connect(self._choose_in_translation)
        source.entered.connect(self._choose)
        target.clicked_twice.connect(lambda _sentence: self._clicked.stop())
        target.entered.connect(self._enter)
        target.reached.connect(self._walk)

    def reset(self, numbering: Numbering) -> None:
        """Forget everything; the sentences are now numbered like this."""
        self._numbering = numbering
        self._hovered = ()
        self._clicked.stop()
        self.pinned = range(0)

    def hover(self, sentence: int) -> None:
        """Mark the sentence that is pointed at; -1 for none."""
        if not self.enabled:
            return
        self.light(() if sentence < 0 else (sentence,))
        self.pointed.emit(sentence)

    def light(self, sentences: Sequence[int]) -> None:
        """Mark sentences lightly until others are pointed at."""
        if sentences != self._hovered:
            self._hovered = sentences
            self.refresh()

    @property
    def lit(self) -> Sequence[int]:
        """The sentences that are marked lightly."""
        return self._hovered

    @property
    def looks_soon(self) -> bool:
        """Whether a pinned sentence was clicked, and it may still become two clicks."""
        return self._clicked.isActive()

    def pin(self, sentences: Sequence[int]) -> None:
        """Mark sentences until others are pinned; an empty range for none."""
        if sentences and not self.enabled:
            return
        self._clicked.stop()
        self.pinned = sentences
        self._walked = False
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Draw the marks anew, after the text or the colours changed."""
        palette = colours()
        row_of = self._numbering.row_of
        marks = [(row_of(n), n, palette.pinned, palette.spot) for n in self.pinned]
        lit = (n for n in self._hovered if n not in self.pinned)
        marks += [(row_of(n), n, palette.hover, palette.pinned) for n in lit]
        for pane in self._panes:
            pane.mark(marks)

    def _choose_in_translation(self, sentence: int) -> None:
        if sentence >= 0 and list(self.pinned) == [sentence]:
            # It may be the first of two, which mean something else.
            self._clicked.start(QApplication.doubleClickInterval())
        else:
            self._choose(sentence)

    def _walk(self, _sentence: int) -> None:
        self._walked = True

    def _enter(self, sentence: int) -> None:
        """Enter the pinned sentence; from another one with the text cursor, pin that."""
        if len(self.pinned) == 1 and (not self._walked or sentence == self.pinned[0]):
            self.entered.emit(self.pinned[0])
        else:
            self._choose(sentence)

    def _choose(self, sentence: int) -> None:
        again = sentence in self.pinned and len(self.pinned) == 1
        self.pin(range(0) if sentence < 0 or again else range(sentence, sentence + 1))


def mark_found(
    panes: Sequence[ReadingPane], rows: Sequence[int], hits: Hits, present: Hit | None
) -> None:
    """Mark what was found in the rows that are in sight.

    Args:
        panes: Source and translation.
        rows: The rows in sight.
        hits: All that was found.
        present: The one that the reader stands on.
    """
    first, last = (rows[0], rows[-1]) if rows else (0, -1)
    # In an article there may be thousands, and this is done at every step of scrolling.
    begin, end = hits.index_from(first), hits.index_from(last + 1)
    seen = hits[begin : min(end, begin + _MOST_MARKED)]
    palette = colours()
    for column, pane in enumerate(panes):
        pane.mark_found(
            (hit.row, hit.start, hit.end, palette.spot if hit == present else palette.pinned)
            for hit in seen
            if hit.column == column
        )
