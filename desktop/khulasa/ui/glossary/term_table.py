"""The list of terms: as many as there are, searched as one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from khulasa.glossary.separated import SEVERAL
from khulasa.glossary.term import Term
from khulasa.review.readers.word_forms import folded
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.headed_model import HeadedModel, Index
from khulasa.wording import N_, _

_COLUMNS = (N_("Term"), N_("Translation"), N_("Note"))


class TermModel(HeadedModel):
    """Terms as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_COLUMNS, parent)
        self.terms: tuple[Term, ...] = ()

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Have other terms."""
        self.beginResetModel()
        self.terms = terms
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.terms)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.column(), text)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        return None

    def texts(self, row: int) -> tuple[str, str, str]:
        """What a row shows."""
        term = self.terms[row]
        # Isolated, so that each stands in its own direction.
        targets = f" {SEVERAL} ".join(f"\u2068{target}\u2069" for target in term.targets)
        return term.source, targets, term.note


class TermFilter(QSortFilterProxyModel):
    """The rows in which what is searched for stands, whatever its case and its vowel signs."""

    def __init__(self, model: TermModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._wanted = model, ""
        self.setSourceModel(model)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    def search(self, words: str) -> None:
        """Show only rows with these words."""
        self.beginFilterChange()
        self._wanted = _plain(words)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        return not self._wanted or self._wanted in _plain(" ".join(self._model.texts(row)))


class TermTable(QTableView):
    """The table of a filter's rows."""

    def __init__(self, rows: TermFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setAccessibleName(_("Terms"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * UNIT)

    def chosen_rows(self) -> list[int]:
        """The rows of the model that are chosen."""
        rows = self.selectionModel().selectedRows()
        proxy = self.model()
        assert isinstance(proxy, TermFilter)
        return sorted(proxy.mapToSource(index).row() for index in rows)


def _plain(text: str) -> str:
    return " ".join(folded(word) for word in text.replace("\u2068", "").split())
