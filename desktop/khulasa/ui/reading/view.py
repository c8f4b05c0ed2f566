"""Source and translation side by side, one row a paragraph, aligned at the top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from khulasa.article.model import Article
from khulasa.reading.numbering import Numbering
from khulasa.summary.result import Reference
from khulasa.translation.result import Translation
from khulasa.ui.reading.column import ReadingPane
from khulasa.ui.reading.highlights import Marks
from khulasa.ui.reading.paragraph_numbers import Gutter
from khulasa.ui.reading.row_heights import bottom_margins, gaps_below
from khulasa.ui.reading.rows import RowText, source_row, target_row
from khulasa.ui.widgets.fonts import line_height
from khulasa.ui.widgets.languages import direction
from khulasa.ui.widgets.style import colours

_CHUNK = 150  # rows filled or aligned before the window gets to breathe: about 50 ms
_ZOOMS = (0.75, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)

Outcomes = Sequence[Translation | None]


class ReadingView(QWidget):
    """The two columns, kept level and scrolled together.

    Signals:
        menu_wanted: Row, sentence (-1 beside any) and global position of a context menu.
        moved: The reader scrolled.
        reached: Number of the sentence that a text cursor was moved into by keyboard.
        filled: All rows of the article are shown and level.
        zoomed: The text has another size now; 1.0 is normal.
    """

    menu_wanted = Signal(int, int, QPoint)
    moved = Signal()
    reached = Signal(int)
    filled = Signal()
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.source = ReadingPane(self.tr("Source"))
        self.target = ReadingPane(self.tr("Translation"))
        self.gutter = Gutter(self.target)
        self.marks = Marks(self.source, self.target)
        self.source.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.target.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.source, 1)
        layout.addWidget(self.gutter)
        layout.addWidget(self.target, 1)

        self._article: Article | None = None
        self._target_language = "en"
        self._numbering = Numbering()
        self._gaps: list[int] = []
        self._outcomes: Callable[[int], Outcomes] = lambda _row: ()
        self._only: set[int] | None = None
        self._waiting = True
        self._zoom = 1.0
        self._anchor = (0, 0.0)
        self._moving = False
        self._aligned = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

        for pane, other in ((self.source, self.target), (self.target, self.source)):
            pane.verticalScrollBar().valueChanged.connect(
                lambda _value, pane=pane, other=other: self._follow(pane, other)
            )
            pane.menu_wanted.connect(self.menu_wanted)
            pane.reached.connect(self.reached)
            pane.zoom_wanted.connect(self.zoom_by)
            pane.viewport().installEventFilter(self)

    def show_article(
        self, article: Article, target_language: str, outcomes: Callable[[int], Outcomes]
    ) -> None:
        """Show an article from its top.

        Args:
            article: What was read.
            target_language: Code of the language that it is translated into.
            outcomes: Gives what is known of the sentences of a row whenever the row is drawn.
        """
        self._article, self._target_language, self._outcomes = article, target_language, outcomes
        self._numbering = Numbering(article.paragraphs)
        self._gaps = gaps_below([paragraph.kind for paragraph in article.paragraphs])
        self._waiting = True
        self._only = None
        self._anchor = self._top_of(0)
        self.marks.reset(self._numbering)
        self._refill()

    def set_target_language(self, language: str) -> None:
        """Say which language the translation is in from now on."""
        if language != self._target_language:
            self._target_language = language
            self._refill()

    def set_waiting(self, waiting: bool) -> None:
        """Say whether missing translations are to come; shows or hides their placeholders."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.update_rows(range(self.target.row_count))

    def update_rows(self, rows: Sequence[int]) -> None:
        """Show what has become known of the sentences of some rows."""
        shown = [row for row in rows if row < self.target.row_count]
        if not shown:
            return
        for row in shown:
            self.source.replace_row(row, self._source_row(row))
            self.target.replace_row(row, self._target_row(row))
        self._level(shown)
        self._hold()
        self.marks.refresh()

    def go_to(self, row: int) -> None:
        """Bring a paragraph to the top of the view and mark it."""
        self._bring_in(row)
        self._anchor = self._top_of(row)
        self._hold()
        self._remember(self.target)
        self.marks.pin(self._numbering.sentences_of(row))

    def jump_to(self, sentence: int, pinned: Sequence[int] = ()) -> None:
        """Pin a sentence; if it is out of sight, bring it up with some lines above it.

        Args:
            sentence: Its number.
            pinned: Sentences to pin instead of it.
        """
        row = self._numbering.row_of(sentence)
        self._bring_in(row)
        if not self.target.is_in_sight(row, sentence):
            self._anchor = (row, -self.target.viewport().height() / 4)
            self._hold()
            self.target.reveal(row, sentence)
            self._remember(self.target)
        self.marks.pin(pinned or range(sentence, sentence + 1))

    def show_only(self, rows: Collection[int] | None) -> None:
        """Hide all other rows; None to show all of them."""
        self._only = None if rows is None else set(rows)
        self._hide_rows()
        anchor = self.target.shown_from(self._anchor[0])
        if anchor is None:
            anchor = self.target.shown_from(self._anchor[0], -1)
        if anchor is not None and anchor != self._anchor[0]:
            self._anchor = self._top_of(anchor)
        self._work()

    @property
    def place(self) -> tuple[int, float]:
        """The row at the top of the view, and how much of it is above, as a share of its height."""
        return self._anchor

    def go_back_to(self, row: int, offset: float) -> None:
        """Show what was at ``place`` before."""
        self._bring_in(row)
        self._anchor = (row, offset)
        self._hold()
        self._remember(self.target)

    def first_in_sight(self) -> int:
        """The first sentence of the row at the top of the view."""
        return self._numbering.sentences_of(self._anchor[0]).start if self._numbering.total else 0

    def step(self, by: int) -> None:
        """Pin the next (1) or the previous (-1) sentence and keep it in sight."""
        last = self._numbering.total - 1
        if last < 0:
            return
        pinned = self.marks.pinned
        if pinned:
            sentence = min(max((pinned[-1] if by > 0 else pinned[0]) + by, 0), last)
        else:
            sentence = self.first_in_sight()
        row = self._numbering.row_of(sentence)
        if self.target.is_hidden(row):
            shown = self.target.shown_from(row, by)
            if shown is None:
                return
            row, sentence = shown, self._numbering.sentences_of(shown)[0 if by > 0 else -1]
        self.marks.pin(range(sentence, sentence + 1))
        self.target.reveal(row, sentence)

    def current_row(self) -> int:
        """The row of the pinned sentence, else of the text cursor with the focus."""
        if self.marks.pinned:
            return self._numbering.row_of(self.marks.pinned[0])
        pane = self.source if self.source.hasFocus() else self.target
        return pane.row_of_caret()

    def zoom_by(self, steps: int) -> None:
        """Make the text larger (1), smaller (-1), or its normal size again (0)."""
        index = _ZOOMS.index(self._zoom) + steps if steps else _ZOOMS.index(1.0)
        self.set_zoom(_ZOOMS[min(max(index, 0), len(_ZOOMS) - 1)])

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the text, to the nearest step there is."""
        zoom = min(_ZOOMS, key=lambda step: abs(step - zoom))
        if zoom != self._zoom:
            self._zoom = zoom
            self._refill()
            self.zoomed.emit(zoom)

    def numbers_of(self, references: Iterable[Reference]) -> tuple[int, ...]:
        """The numbers of the sentences that a summary refers to."""
        firsts = ((self._numbering.sentences_of(r.paragraph).start, r) for r in references)
        return tuple(first + reference.sentence for first, reference in firsts)

    def show_single(self, on: bool) -> None:
        """Show one column only, of an article that needs no translation."""
        self.source.setVisible(not on)

    @property
    def zoom(self) -> float:
        """The size of the text, 1.0 being normal."""
        return self._zoom

    def restyle(self) -> None:
        """Draw everything again in the colours that hold now."""
        self._refill()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._article:
            # Qt is about to break the lines anew and to scroll on its own account.
            self._moving = True
            self._aligned = 0
            self._timer.start()
        return False

    def _refill(self) -> None:
        if self._article is None:
            return
        height = line_height(self._zoom)
        self._moving = True
        for pane, language, ink in (
            (self.source, self._article.language, colours().source_ink),
            (self.target, self._target_language, colours().ink),
        ):
            pane.set_look(direction(language), self._zoom, height, ink)
        self._moving = False
        self.gutter.measure(height, len(self._article.paragraphs))
        self._aligned = 0
        self._timer.start()
        self._work()

    def _work(self) -> None:
        """Fill or level one chunk of rows."""
        assert self._article is not None
        paragraphs = self._article.paragraphs
        begin = self.target.row_count
        chunk = range(begin, min(begin + _CHUNK, len(paragraphs)))
        if chunk:
            self.source.append_rows((self._source_row(i), paragraphs[i].kind) for i in chunk)
            self.target.append_rows((self._target_row(i), paragraphs[i].kind) for i in chunk)
            if self._only is not None:
                self._hide_rows()
        else:
            chunk = range(self._aligned, min(self._aligned + _CHUNK, len(paragraphs)))
        self._level(chunk)
        if chunk.start <= self._aligned:
            self._aligned = max(self._aligned, chunk.stop)
        self._hold()
        if self._aligned >= len(paragraphs) and self.target.row_count == len(paragraphs):
            self._timer.stop()
            self.filled.emit()

    def _level(self, rows: Sequence[int]) -> None:
        source_margins: list[tuple[int, float]] = []
        target_margins: list[tuple[int, float]] = []
        for row in rows:
            if self.target.is_hidden(row):
                continue
            heights = self._source_height(row), self.target.row_height(row)
            below_source, below_target = bottom_margins(*heights, self._gaps[row])
            # Qt leaves the margin of the block before, be it hidden or not.
            for index in range(row, self.target.shown_from(row + 1) or self.target.row_count):
                source_margins.append((index, below_source))
                target_margins.append((index, below_target))
        self._moving = True
        self.source.set_margins(source_margins)
        self.target.set_margins(target_margins)
        self._moving = False

    def _source_height(self, row: int) -> float:
        return 0.0 if self.source.isHidden() else self.source.row_height(row)

    def _follow(self, pane: ReadingPane, other: ReadingPane) -> None:
        """The reader scrolled one column: remember where, and scroll the other one there."""
        self.gutter.update()
        if self._moving or not pane.row_count:
            return
        self._remember(pane)
        self._scroll(other)
        self.moved.emit()

    def _remember(self, pane: ReadingPane) -> None:
        scrolled = pane.verticalScrollBar().value()
        row = pane.row_at(scrolled)
        text = max(self._source_height(row), self.target.row_height(row))
        below = pane.shown_from(row + 1)
        if scrolled >= pane.row_top(row) + text and below is not None:
            row = below
        self._anchor = (row, scrolled - pane.row_top(row))

    def _hold(self) -> None:
        """Keep the row at the top of the view where it is, whatever changed around it."""
        if self._anchor[0] < self.target.row_count:
            self._scroll(self.source)
            self._scroll(self.target)
        self.gutter.update()

    def _scroll(self, pane: ReadingPane) -> None:
        row, offset = self._anchor
        bar: QScrollBar = pane.verticalScrollBar()
        self._moving = True
        bar.setValue(round(pane.row_top(row) + offset))
        self._moving = False

    def _bring_in(self, row: int) -> None:
        """Have a row shown that is not filled yet, or hidden."""
        while row >= self.target.row_count and self._timer.isActive():
            self._work()
        if self._only is not None and row not in self._only:
            self.show_only(self._only | {row})

    def _hide_rows(self) -> None:
        only, count = self._only, self.target.row_count
        hidden = () if only is None else [row for row in range(count) if row not in only]
        self._moving = True
        for pane in (self.source, self.target):
            pane.hide_rows(hidden)
            pane.set_margins([(row, 0.0) for row in range(pane.shown_from(0) or 0)])
        self._moving = False
        # What comes into sight again has to be levelled.
        self._aligned = 0
        self._timer.start()

    def _top_of(self, row: int) -> tuple[int, float]:
        """The anchor that shows a row at the top of the view with the page's margin above it."""
        return row, -self.target.document().documentMargin()

    def _source_row(self, row: int) -> RowText:
        assert self._article is not None
        first = self._numbering.sentences_of(row).start
        return source_row(self._article.paragraphs[row], first, self._outcomes(row))

    def _target_row(self, row: int) -> RowText:
        first = self._numbering.sentences_of(row).start
        return target_row(first, self._outcomes(row), waiting=self._waiting)
