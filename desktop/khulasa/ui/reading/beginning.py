"""How a long article begins, shown while the rest is read; the whole takes its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher

from PySide6.QtGui import QTextCursor

from khulasa.article.model import Article, Paragraph
from khulasa.models.catalogue import Route
from khulasa.translation.result import Status, Translation
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.rows.aligned_rows import Outcomes
from khulasa.ui.reading.view import ReadingView

_Place = tuple[int, int]  # a row, and a place in it in UTF-16 units


class Beginning:
    """Shows the beginning of an article that no session has yet: to read, scroll and copy.

    Attributes:
        article: The beginning; None if none is shown.
        route: What will translate it; None if nothing can, or nothing has to.

    Args:
        view: Shows it.
    """

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self.article: Article | None = None
        self.route: Route | None = None

    def show(self, article: Article, route: Route | None, target_language: str) -> None:
        """Show how an article begins.

        Args:
            article: The beginning.
            route: What will translate it.
            target_language: Code of the language that it will be read in.
        """
        self.article, self.route = article, route
        as_read = article.language == target_language
        self._view.marks.enabled = False
        self._view.columns.show_only_target(as_read)
        self._view.columns.show_source(True)

        def outcomes(row: int) -> Outcomes:
            texts = article.paragraphs[row].sentence_texts
            copied = [Translation(text.strip(), Status.COPIED) for text in texts]
            return copied if as_read else [None] * len(texts)

        self._view.show_article(article, target_language, outcomes)
        self._view.set_waiting(route is not None)

    def end(self) -> None:
        """The view is for whole articles again."""
        self.article = self.route = None
        self._view.marks.enabled = True
        self._view.columns.show_source(False)

    @contextmanager
    def carried_over(self, article: Article) -> Iterator[None]:
        """While an article is put into the view: of its beginning, keep what is in sight there."""
        begun, view = self.article, self._view
        if begun is None or begun.file != article.file:
            self.end()
            yield
            return
        (row, offset), ends = view.place, [_ends(pane) for pane in view.panes]
        self.end()
        yield
        rows = RowsCarriedOver(begun.paragraphs, article.paragraphs)
        place = rows.row(row), offset
        view.go_back_to(*place)  # has the rows filled in that are selected
        for pane, places in zip(view.panes, ends, strict=True):
            if all(rows.is_same(row) for row, _place in places):
                _select(pane, [(rows.row(row), place) for row, place in places])
        view.go_back_to(*place)  # Qt has scrolled to where the text cursor is


class RowsCarriedOver:
    """Finds the rows of a provisional beginning in the whole article.

    Args:
        beginning: The paragraphs of the beginning.
        whole: Those of the article; some of the beginning's may be missing, others longer.
    """

    def __init__(self, beginning: Sequence[Paragraph], whole: Sequence[Paragraph]) -> None:
        self._old = [paragraph.text for paragraph in beginning]
        self._new = [paragraph.text for paragraph in whole[: 2 * len(beginning)]]
        matcher = SequenceMatcher(None, self._old, self._new, autojunk=False)
        self._changes = matcher.get_opcodes()

    def row(self, row: int) -> int:
        """The row that one has become, or the one that stands where it was."""
        for _what, start, end, first, last in self._changes:
            if start <= row < end:
                return max(0, min(first + row - start, last - 1))
        return 0

    def is_same(self, row: int) -> bool:
        """Whether a row has the same text still."""
        found = self.row(row)
        return self._old[row : row + 1] == self._new[found : found + 1]


def _ends(pane: ReadingPane) -> list[_Place]:
    """Where the selection of a column begins and ends: both the same if nothing is selected."""
    cursor, document = pane.textCursor(), pane.document()
    blocks = [(document.findBlock(at), at) for at in (cursor.anchor(), cursor.position())]
    return [(block.blockNumber(), at - block.position()) for block, at in blocks]


def _select(pane: ReadingPane, ends: Sequence[_Place]) -> None:
    if any(row >= pane.row_count for row, _place in ends):
        return
    start, end = (pane.document().findBlockByNumber(row).position() + at for row, at in ends)
    cursor = QTextCursor(pane.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
