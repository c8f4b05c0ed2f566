"""The table of open articles: a row each, sorted by any column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from khulasa.batch.report import HEADINGS
from khulasa.batch.values import Stage
from khulasa.ui.open_articles.rows import OpenArticleRow, article_row
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.headed_model import HeadedModel, Index
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.style import colours
from khulasa.wording import _, number_text

NAME, STATE, LANGUAGE, WORDS, SENTENCES, SECONDS, TO_CHECK, MISSING, REMARK = range(len(HEADINGS))
_NUMBERS = (WORDS, SENTENCES, SECONDS, TO_CHECK, MISSING)
_STAGES = (Stage.FAILED, Stage.WAITING, Stage.DONE)
_SORTED_BY = Qt.ItemDataRole.UserRole
_NAME_WIDTH = 26 * UNIT
_MOST_MEASURED = 100  # rows that decide how wide a column is
_NOTHING_YET, _WHOLLY = -1, 1 << 30  # to check, of what is not read and of what failed


class OpenArticlesModel(HeadedModel):
    """The articles of tabs as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(HEADINGS, parent)
        self.tabs: list[Tab] = []
        self.rows: list[OpenArticleRow] = []

    def show_tabs(self, tabs: list[Tab]) -> None:
        """Show how the articles of these tabs are by now."""
        rows = [article_row(tab) for tab in tabs]
        if tabs != self.tabs:
            self.beginResetModel()
            self.tabs, self.rows = tabs, rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        pairs = enumerate(zip(before, rows, strict=True))
        if changed := [number for number, (old, new) in pairs if old != new]:
            # Once for all: after each time the view sorts its rows and measures its columns anew.
            self.dataChanged.emit(self.index(changed[0], NAME), self.index(changed[-1], REMARK))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                # Isolated, so that each stands in its own direction; all, to be on one line.
                return f"\u2068{_text(row, column)}\u2069"
            case Qt.ItemDataRole.ToolTipRole:
                return unguessed(_text(row, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(column, _text(row, column))
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in _NUMBERS:
                return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            case _ if role == _SORTED_BY:
                return _key(row, column)
        return None


class OpenArticlesTable(QTableView):
    """The table; at first what failed and what is doubtful comes first.

    Signals:
        wanted: A ``Tab`` that the reader wants to see.
        current_changed: Another row is chosen, or it says something else.
    """

    wanted = Signal(object)
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = OpenArticlesModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._articles)
        self._sorted.setSortRole(_SORTED_BY)
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        self.setAccessibleName(_("Open articles"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegateForColumn(REMARK, _CutAtItsEnd(self))
        self.setSortingEnabled(True)
        self.sortByColumn(TO_CHECK, Qt.SortOrder.DescendingOrder)
        self.activated.connect(lambda index: self.wanted.emit(self._tab_at(index)))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * UNIT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(_MOST_MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(NAME, _NAME_WIDTH)
        header.setStretchLastSection(True)

    @property
    def rows(self) -> list[OpenArticleRow]:
        """The articles in the order of their tabs."""
        return self._articles.rows

    @property
    def current_row(self) -> OpenArticleRow | None:
        """What the row that is chosen says; None if none is."""
        tab = self.current
        return self.rows[self._articles.tabs.index(tab)] if tab is not None else None

    @property
    def current(self) -> Tab | None:
        """The tab of the row that is chosen; None if none is."""
        index = self.currentIndex()
        return self._tab_at(index) if index.isValid() else None

    def show_tabs(self, tabs: list[Tab]) -> None:
        """Show how the articles of these tabs are; the row that is chosen stays so."""
        chosen = self.current
        self._articles.show_tabs(tabs)
        if chosen is not None and chosen in tabs and self.current is not chosen:
            self.choose(chosen)
        elif self.current is None and tabs:
            self.setCurrentIndex(self._sorted.index(0, NAME))
        self.current_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def choose(self, tab: Tab) -> None:
        """Choose the row of a tab."""
        row = self._articles.tabs.index(tab)
        self.setCurrentIndex(self._sorted.mapFromSource(self._articles.index(row, NAME)))

    def _tab_at(self, index: QModelIndex) -> Tab:
        return self._articles.tabs[self._sorted.mapToSource(index).row()]


class _CutAtItsEnd(QStyledItemDelegate):
    """Shows how a text begins; of a name, the end says as much."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


def _text(row: OpenArticleRow, column: int) -> str:
    figures = row.figures
    if column in (NAME, STATE, REMARK):
        return {NAME: row.name, STATE: row.doing, REMARK: figures.remark}[column]
    if not figures.sentences:
        return ""
    if column == LANGUAGE:
        return language_name(figures.language)
    if column == SECONDS:
        return number_text(figures.seconds, ",.1f")
    return number_text(_number(row, column))


def _number(row: OpenArticleRow, column: int) -> float:
    figures = row.figures
    numbers = {
        WORDS: figures.words,
        SENTENCES: figures.sentences,
        SECONDS: figures.seconds,
        TO_CHECK: figures.doubts,
        MISSING: figures.failures,
    }
    return numbers[column]


def _key(row: OpenArticleRow, column: int) -> str | float:
    if column == STATE:
        return _STAGES.index(row.stage)
    if column == LANGUAGE:
        return language_name(row.figures.language)
    if column not in _NUMBERS:
        return row.name if column == NAME else row.figures.remark
    if column == TO_CHECK and row.stage is Stage.FAILED:
        return _WHOLLY
    number = _number(row, column) if row.figures.sentences else _NOTHING_YET
    # What lacks a translation has to be looked at, too.
    return number + row.figures.failures if column == TO_CHECK else number


def _colour(row: OpenArticleRow, column: int) -> QColor | None:
    """What stands out: a failure with its reason, and numbers that are not nothing."""
    if row.stage is Stage.FAILED and column in (STATE, REMARK):
        return QColor(colours().warning)
    if column == MISSING and row.figures.failures:
        return QColor(colours().warning)
    if column == TO_CHECK and row.figures.doubts:
        return QColor(colours().doubtful)
    return None
