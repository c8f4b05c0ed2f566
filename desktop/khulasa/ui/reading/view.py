"""Source and translation, one row a paragraph, beside or under each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from khulasa.article.model import Article
from khulasa.summary.result import Reference
from khulasa.ui.reading.columns.arranged_columns import ArrangedColumns
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.columns.gutter import Gutter
from khulasa.ui.reading.columns.linked_scrolling import LinkedScrolling
from khulasa.ui.reading.columns.scroll_marks import ScrollMarks
from khulasa.ui.reading.columns.zooming import Zooms, set_looks
from khulasa.ui.reading.navigation.hits import Hit, Hits
from khulasa.ui.reading.rows.aligned_rows import AlignedRows, Outcomes
from khulasa.ui.reading.rows.filling import Filling
from khulasa.ui.reading.rows.measuring import Measuring
from khulasa.ui.reading.rows.row_heights import RowHeights
from khulasa.ui.reading.rows.row_updates import RowUpdates
from khulasa.ui.reading.sentences.editing_in_place import EditingInPlace
from khulasa.ui.reading.sentences.highlights import Marks, mark_found
from khulasa.ui.widgets.fonts import line_height
from khulasa.wording import _


class ReadingView(QWidget):
    """The two columns, kept level and scrolled together.

    Signals:
        menu_wanted: Row, sentence (-1 beside any) and global position of a context menu.
        moved: The reader scrolled.
        passed: Another part of the text is in sight, whoever brought it there.
        reached: Number of the sentence that a text cursor was moved into by keyboard.
        filled: All rows of the article are shown.
        zoomed: The text has other sizes now, a ``Zooms``.
        changed: Rows were added or have another text.
    """

    menu_wanted = Signal(int, int, QPoint)
    moved = Signal()
    passed = Signal()
    reached = Signal(int)
    filled = Signal()
    zoomed = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        heights = RowHeights()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.source = ReadingPane(_("Source"), heights, self, under=True)
        self.gutter = Gutter(self.source, self)
        self.target = ReadingPane(_("Translation"), heights, self)
        self.panes = (self.source, self.target)
        self.scroll_marks = ScrollMarks(self.target.verticalScrollBar(), heights)
        self.marks = Marks(self.source, self.target)
        self._measuring = Measuring(self.source, self.target, heights)
        self._scrolling = LinkedScrolling(self.source, self.target, heights, self._measuring)
        self.columns = ArrangedColumns(
            self, self.panes, self.gutter, self.scroll_marks, self._measuring, self._scrolling
        )
        self.columns.rearranged.connect(self._rearrange)
        self._scrolling.moved.connect(self._show_moved)
        self._scrolling.scrolled.connect(self.moved)
        self._heights = heights
        self._rows = AlignedRows(self.source, self.target, heights, self._measuring)
        self.editing = EditingInPlace(
            self.panes, self._rows, self.marks, self._measuring, self._scrolling
        )
        self._updates = RowUpdates(self._rows, self._measuring, self._scrolling, self.marks, self)
        self._updates.changed.connect(self.changed)
        self._article: Article | None = None
        self._target_language = "en"
        self.zooms = Zooms()
        self._filling = Filling(self._rows, self._scrolling, self)
        self._filling.done.connect(self.filled)
        self._filling.done.connect(self.changed)

        self.gutter.row_clicked.connect(self.columns.toggle_source)
        self.scroll_marks.wanted.connect(self.go_to)
        for pane in self.panes:
            pane.menu_wanted.connect(self.menu_wanted)
            pane.reached.connect(self.reached)
            pane.zoom_wanted.connect(self.zoom_by)
            pane.about_to_copy.connect(self._updates.finish)

    def show_article(
        self, article: Article, target_language: str, outcomes: Callable[[int], Outcomes]
    ) -> None:
        """Show an article from its top.

        Args:
            article: What was read.
            target_language: Code of the language that it is translated into.
            outcomes: Gives what is known of the sentences of a row whenever the row is drawn.
        """
        self._article, self._target_language = article, target_language
        self._rows.set_article(article, outcomes)
        if self._heights.opened is not None:
            self._heights.opened = set()
        self._scrolling.set_anchor_to_row(0)
        self.marks.reset(self._rows.numbering)
        self._refill()

    @property
    def is_filled(self) -> bool:
        """Whether all rows of the article are shown."""
        return self._rows.is_done

    def set_target_language(self, language: str) -> None:
        """Say which language the translation is in from now on."""
        if language != self._target_language:
            self._target_language = language
            self._refill()

    def set_waiting(self, waiting: bool) -> None:
        """Say whether missing translations are to come; shows or hides their placeholders."""
        if waiting != self._rows.waiting:
            self._rows.waiting = waiting
            self.update_rows(self._rows.unfinished())

    def show_guesses(self, on: bool) -> None:
        """Mark the words that the model guessed, or do not."""
        self._rows.guesses = on
        self.target.restyle()

    def update_rows(self, rows: Sequence[int]) -> None:
        """Show what has become known of the sentences of some rows; see ``RowUpdates``."""
        self._updates.show(row for row in rows if row < self.target.row_count)

    def row_text(self, row: int, column: int) -> str:
        """What a row says in a column, 0 for the source; nothing if that is not shown."""
        self._updates.catch_up((row,))
        return "" if self.panes[column].isHidden() else self.panes[column].row_text(row)

    def go_to(self, row: int) -> None:
        """Bring a paragraph to the top of the view and mark it."""
        self._bring_in(row)
        self._scrolling.set_anchor_to_row(row)
        self._scrolling.hold()
        self._scrolling.remember()
        self.marks.pin(self._rows.numbering.sentences_of(row))

    def jump_to(self, sentence: int, pinned: Sequence[int] = ()) -> None:
        """Pin a sentence; if not all of it is in sight, bring it up with some lines above it.

        Args:
            sentence: Its number.
            pinned: Sentences to pin instead of it.
        """
        row = self._rows.numbering.row_of(sentence)
        self._bring_in(row)
        main = self.main
        if not main.is_in_sight(row, sentence):
            self._scrolling.bring_up(row, lambda: 0.0)
            if not main.is_in_sight(row, sentence):  # far down in a long paragraph
                self._scrolling.bring_up(row, lambda: main.depth_of(row, sentence))
            main.reveal(row, sentence)
            self._scrolling.remember()
        self.marks.pin(pinned or range(sentence, sentence + 1))

    def show_place(self, row: int, column: int, place: int) -> None:
        """Bring a place of a row into sight, with some lines above it if it was not.

        Args:
            row, column, place: See ``Hit``.
        """
        self._bring_in(row)
        pane = self.panes[column]
        if pane.rows.is_hidden(row):
            self.columns.toggle_source(row)
        if pane.sees_place(row, place):
            return
        self._scrolling.bring_up(row, lambda: 0.0)
        self._scrolling.bring_up(row, lambda: pane.depth_of_place(row, place))
        self._scrolling.remember()

    def show_found(self, hits: Hits, present: Hit | None) -> None:
        """Mark what was found where it is in sight.

        Args:
            hits: All of it.
            present: The one that the reader stands on.
        """
        mark_found(self.panes, self._scrolling.rows_in_sight(), hits, present)

    def selected_text(self) -> str:
        """What is selected in the column with the focus, else in the other; empty if nothing is."""
        panes = sorted(self.panes, key=lambda pane: not pane.hasFocus())
        selected = ("\n".join(pane.selected_paragraphs()) for pane in panes)
        return next(filter(None, selected), "")

    def show_only(self, rows: Collection[int] | None) -> None:
        """Hide all other rows; None to show all of them."""
        self._rows.only = None if rows is None else set(rows)
        self._rows.hide_rows()
        row = self.place[0]
        shown = (self._heights.shown_from(row, by) for by in (1, -1))
        anchor = next((one for one in shown if one is not None), row)
        if anchor != row:
            self._scrolling.set_anchor_to_row(anchor)
        self._scrolling.hold()

    @property
    def place(self) -> tuple[int, float]:
        """The row at the top of the view, and how much of it is above, as a share of its height."""
        return self._scrolling.anchor

    def go_back_to(self, row: int, offset: float) -> None:
        """Show what was at ``place`` before."""
        self._bring_in(row)
        self._scrolling.anchor = (row, offset)
        self._scrolling.hold()
        self._scrolling.remember()

    def first_in_sight(self) -> int:
        """The first sentence of the row at the top of the view."""
        numbering = self._rows.numbering
        return numbering.sentences_of(self.place[0]).start if numbering.total else 0

    def step(self, by: int) -> None:
        """Pin the next (1) or the previous (-1) sentence and keep it in sight."""
        last = self._rows.numbering.total - 1
        if last < 0:
            return
        pinned = self.marks.pinned
        if pinned:
            sentence = min(max((pinned[-1] if by > 0 else pinned[0]) + by, 0), last)
        else:
            sentence = self.first_in_sight()
        row = self._rows.numbering.row_of(sentence)
        if self._heights.is_hidden(row):
            shown = self._heights.shown_from(row, by)
            if shown is None:
                return
            row, sentence = shown, self._rows.numbering.sentences_of(shown)[0 if by > 0 else -1]
        self.marks.pin(range(sentence, sentence + 1))
        self.main.reveal(row, sentence)

    def current_row(self) -> int:
        """The row of the pinned sentence, else of the text cursor with the focus."""
        if self.marks.pinned:
            return self._rows.numbering.row_of(self.marks.pinned[0])
        pane = self.source if self.source.hasFocus() else self.main
        return pane.row_of_caret()

    def current_sentence(self) -> int | None:
        """Number of the pinned sentence, else of the one with the text cursor; None for none."""
        if self.marks.pinned:
            return self.marks.pinned[0]
        pane = self.source if self.source.hasFocus() else self.main
        return pane.sentence_at_caret()

    def zoom_by(self, steps: int, columns: tuple[int, ...] = (0, 1)) -> None:
        """Make source (0) and translation (1) larger (1), smaller (-1), or of normal size (0)."""
        self.set_zooms(self.zooms.by(steps, columns))

    def set_zooms(self, zooms: Zooms) -> None:
        """Set the sizes of the text."""
        if zooms != self.zooms:
            self.zooms = zooms
            self.restyle()
            self.columns.place()
            self.zoomed.emit(zooms)

    @property
    def main(self) -> ReadingPane:
        """The column that is read: the translation, unless only the source is shown."""
        return self.columns.main

    def focus(self) -> None:
        """Give the text the keyboard."""
        self.main.setFocus()

    def numbers_of(self, references: Iterable[Reference]) -> tuple[int, ...]:
        """The numbers of the sentences that a summary refers to."""
        firsts = ((self._rows.numbering.sentences_of(r.paragraph).start, r) for r in references)
        return tuple(first + reference.sentence for first, reference in firsts)

    def restyle(self) -> None:
        """Draw everything again in the colours that hold now."""
        self._set_look()
        self._measuring.guess_all()
        self._scrolling.hold()
        self.editing.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll where the pointer is beside the text, too."""
        QCoreApplication.sendEvent(self.main.verticalScrollBar(), event)

    def _show_moved(self) -> None:
        self.gutter.update()
        if not self._scrolling.is_moving:
            self.columns.let_through()
            self.passed.emit()

    def _rearrange(self) -> None:
        self.restyle()
        self.marks.refresh()
        self.changed.emit()

    def _refill(self) -> None:
        if self._article is None:
            return
        self.editing.drop()
        self._updates.forget()
        with self._scrolling.suspended():
            self._rows.empty()
            self._set_look()
            self._measuring.choose_grids()
        self._filling.begin()

    def _set_look(self) -> None:
        if self._article is not None:
            self.columns.set_character(self.zooms.target)
            languages = (self._article.language, self._target_language)
            set_looks(self.panes, self.columns, languages, self.zooms)
            self.gutter.measure(
                min(line_height(self.zooms.source), line_height(self.zooms.target)),
                len(self._article.paragraphs),
            )
            self.columns.place()

    def _bring_in(self, row: int) -> None:
        """Have a row shown that is not filled yet, or hidden, as it is by now."""
        self._filling.fill_up_to(row)
        self._updates.catch_up((row,))
        only = self._rows.only
        if only is not None and row not in only:
            self.show_only(only | {row})
