"""The model of the list of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from khulasa.library.article_name import article_name
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, ArticleRow, Keeping, Sort
from khulasa.ui.library.draggable_rows import ENTRY, DraggableRows
from khulasa.ui.library.entry import row_entry
from khulasa.ui.library.pages import Pages
from khulasa.ui.library.words import row_words, spoken_row
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.row_list import ROW, Index


class ArticleModel(DraggableRows):
    """All articles that are listed; what is not in sight is not read.

    Signals:
        outdated: Rows went since they were counted, as when another window removes one.
        failed: Rows cannot be read; says why.

    Args:
        clock: Tells the time, with the zone that dates are shown in.

    Attributes:
        fault: Why nothing is listed; empty if the library can be read.
    """

    outdated = Signal()
    failed = Signal(str)

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pages: Pages | None = None
        self._told = False
        self.fault = ""

    def show(self, library: Library | None, sort: Sort, chosen: ArticleFilter) -> None:
        """List these articles; nothing if there is no library."""
        self.beginResetModel()
        self._library, self._pages, self._told, self.fault = library, None, False, ""
        try:
            if library is not None:
                self._pages = Pages(library, sort, chosen)
        except LibraryError as error:
            self.fault = str(error)
        self.endResetModel()

    def find(self, article_ids: Iterable[int], near: int) -> dict[int, int]:
        """The rows of articles by their numbers, where they stand not far from a row."""
        try:
            return self._pages.find(article_ids, near) if self._pages else {}
        except LibraryError as error:
            self._tell(error)
            return {}

    def read_all(self) -> None:
        """Have all rows at hand, because many are going to be asked for."""
        try:
            if self._pages is not None:
                self._pages.read_all()
        except LibraryError as error:
            self._tell(error)

    def total(self) -> int:
        """How many articles there are, whatever is chosen."""
        return self._pages.total if self._pages is not None else 0

    def rowCount(self, parent: Index | None = None) -> int:
        below = parent is not None and parent.isValid()
        return 0 if below or self._pages is None else self._pages.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        row = self._row(index.row())
        if row is None:
            return "" if role in _TEXT_ROLES else None
        if role == ROW:
            return row
        if role == ENTRY:
            return row_entry(row, article_name(row.title, row.file))
        if role == Qt.ItemDataRole.DisplayRole:
            return article_name(row.title, row.file)
        words = row_words(row, self._clock(), language_name)
        return spoken_row(words, pinned=row.keeping is Keeping.PINNED)

    def _row(self, number: int) -> ArticleRow | None:
        if self._pages is None:
            return None
        try:
            row = self._pages.row(number)
        except LibraryError as error:
            self._tell(error)
            return None
        if row is None and not self._told:
            self._told = True
            self.outdated.emit()
        return row

    def _tell(self, error: LibraryError) -> None:
        # A view asks for every row in sight, again and again.
        if not self._told:
            self._told = True
            self.failed.emit(str(error))


_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_ROLES = (*_TEXT_ROLES, ROW, ENTRY)
