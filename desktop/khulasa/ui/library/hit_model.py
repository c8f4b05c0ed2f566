"""The model of the list of hits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from khulasa.library.facade import Library
from khulasa.ui.library.draggable_rows import ENTRY, DraggableRows
from khulasa.ui.library.hit_groups import HitLine
from khulasa.ui.widgets.row_list import ROW, Index


class HitModel(DraggableRows):
    """What a search found; few enough to be there at once."""

    _lines: Sequence[HitLine] = ()

    def show(self, library: Library | None, lines: Sequence[HitLine]) -> None:
        """List these; the library is for what is dragged out."""
        self.beginResetModel()
        self._library, self._lines = library, lines
        self.endResetModel()

    def lines(self) -> Sequence[HitLine]:
        """What is listed."""
        return self._lines

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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
