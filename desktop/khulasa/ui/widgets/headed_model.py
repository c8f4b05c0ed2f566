"""What tables with headings have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from khulasa.wording import _

Index = QModelIndex | QPersistentModelIndex


class HeadedModel(QAbstractTableModel):
    """Columns with headings, and rows with numbers.

    Args:
        headings: Of the columns, in English.
    """

    def __init__(self, headings: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._headings = headings

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            _(self._headings[section]) if orientation is Qt.Orientation.Horizontal else section + 1
        )

    def spoken(self, column: int, text: str) -> str:
        """What a screen reader says of a cell: its heading, then its text if it has one."""
        return ": ".join(filter(None, (_(self._headings[column]), text)))
