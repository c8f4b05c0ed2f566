"""What the lists of articles and of hits have in common: their rows can be dragged out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt

from khulasa.library.facade import Library
from khulasa.ui.library.drag_out import ArticlesMime
from khulasa.ui.library.entry import Entry
from khulasa.ui.widgets.row_list import ROW, Index

ENTRY = ROW + 1  # holds the article that a row is about, as an ``Entry``


class DraggableRows(QAbstractListModel):
    """A model whose rows are articles of a library, or places in them."""

    _library: Library | None = None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return list(ArticlesMime.FORMATS)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entries: list[Entry | None] = [index.data(ENTRY) for index in indexes]
        return ArticlesMime(self._library, [entry for entry in entries if entry])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
