"""The model of the list of hits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from khulasa.library.library import Library
from khulasa.ui.library.article_model import ENTRY, ROW
from khulasa.ui.library.drag_out import ArticlesMime
from khulasa.ui.library.hit_groups import HitLine

_Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """What a search found; few enough to be there at once."""

    _library: Library | None = None
    _lines: Sequence[HitLine] = ()

    def show(self, library: Library | None, lines: Sequence[HitLine]) -> None:
        """List these; the library is for what is dragged out."""
        self.beginResetModel()
        self._library, self._lines = library, lines
        self.endResetModel()

    def lines(self) -> Sequence[HitLine]:
        """What is listed."""
        return self._lines

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        values = {
            ROW: line,
            ENTRY: line.entry,
            Qt.ItemDataRole.DisplayRole: line.text,
            Qt.ItemDataRole.AccessibleTextRole: line.spoken,
        }
        return values.get(role)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return list(ArticlesMime.FORMATS)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return ArticlesMime(self._library, [index.data(ENTRY) for index in indexes])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
