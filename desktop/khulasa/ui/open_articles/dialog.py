"""The window that lists the open articles: what to check in each, what failed, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from khulasa.batch.report import totals_text
from khulasa.ui.open_articles.rows import totals
from khulasa.ui.open_articles.table import OpenArticlesTable
from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _

_SIZE = (1120, 520)


class OpenArticlesDialog(QDialog):
    """The open articles, kept up to date while it is shown; Enter or a double click opens one.

    Opening one hides the list and leaves it as it is: its order and the chosen row are there when
    the reader comes back for the next one.

    Args:
        tabs: The tabs of the window.
        window: That window.
    """

    def __init__(self, tabs: ArticleTabs, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Open articles"))
        self._tabs = tabs
        self.says = plain_label()
        self.says.setWordWrap(True)
        self.table = OpenArticlesTable()
        self.table.wanted.connect(self._open)
        self.remark = plain_label()
        self.remark.setProperty("look", "quiet")
        self.remark.setWordWrap(True)
        self.table.current_changed.connect(self._show_remark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.says)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remark)
        layout.addWidget(close_box(self))
        resize_on_screen(self, *_SIZE)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        tabs.refreshed.connect(lambda: self._refresh() if self.isVisible() else None)

    def show_list(self) -> None:
        """Come to the front."""
        self.show()
        self.raise_()
        self.activateWindow()

    def show_like(self, other: OpenArticlesDialog) -> None:
        """Come in the place of another list of the same tabs, as the reader left that."""
        header, chosen = other.table.horizontalHeader(), other.table.current
        self.table.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.setGeometry(other.geometry())
        self.show_list()
        if chosen is not None:
            self.table.choose(chosen)

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)

    def _refresh(self) -> None:
        self.table.show_tabs([tab for tab in self._tabs.tabs if not tab.is_empty])
        self.says.setText(totals_text(totals(self.table.rows)))

    def _show_remark(self) -> None:
        """Say in full what the column of remarks has no room for."""
        row = self.table.current_row
        self.remark.setText(row.figures.remark if row is not None else "")
        self.remark.setVisible(bool(self.remark.text()))

    def _open(self, tab: Tab) -> None:
        self.hide()
        self._tabs.choose(tab)
