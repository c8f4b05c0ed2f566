"""A sentence's other translations, to pick one of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from khulasa.reading.to_check import reason
from khulasa.translation.result import Translation
from khulasa.ui.review.differences import differences_html
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.row_list import ROW, Index, RowList, RowPainter, fill_item, paint_edge
from khulasa.ui.widgets.style import colours
from khulasa.wording import _


class AlternativesList(RowList):
    """Shows translations with the words that differ from the present one in bold.

    Signals:
        picked: The translation that the reader chose.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HtmlPainter(), parent)
        self.setAccessibleName(_("Other translations; Enter takes one"))
        self.setVerticalScrollMode(RowList.ScrollMode.ScrollPerPixel)
        self._translations: list[Translation] = []
        self.itemClicked.connect(lambda item: self._pick(self.row(item)))

    def show_translations(self, present: str, translations: Sequence[Translation]) -> None:
        """Offer these in the place of the present translation."""
        self._translations = list(translations)
        self.clear()
        for translation in self._translations:
            why = reason(translation)
            item = QListWidgetItem()
            words = _("{} To check: {}").format(translation.target, why)
            spoken = words if why else translation.target
            row = differences_html(present, translation.target), why
            fill_item(item, row, translation.target, spoken)
            self.addItem(item)
        self.setCurrentRow(0)

    def enter_row(self, row: int) -> bool:
        """Pick the translation of the row."""
        self._pick(row)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The rows are as high as their lines, which break elsewhere now.
        self.scheduleDelayedItemsLayout()

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._translations):
            self.picked.emit(self._translations[row])


class _HtmlPainter(RowPainter):
    """Paints a translation over as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, RowList)
        document = _document(option, index, view.viewport().width())
        return QSize(0, round(document.size().height()) + UNIT)

    def paint_behind(self, painter: QPainter, option: QStyleOptionViewItem, _index: Index) -> None:
        # The text is read here and no row is more than offered: quieter than in other lists, and
        # the edge stays while the focus is in the text.
        selected = option.state & QStyle.StateFlag.State_Selected
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours().hover))
        if selected:
            paint_edge(painter, option)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.translate(option.rect.left() + UNIT, option.rect.top() + UNIT // 2)
        _document(option, index, option.rect.width()).drawContents(painter)
        painter.restore()


def _document(option: QStyleOptionViewItem, index: Index, width: int) -> QTextDocument:
    html, why = index.data(ROW)
    palette = colours()
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(option.font)
    document.setTextWidth(width - 2 * UNIT)
    doubt = f' <span style="color:{palette.quiet}">({escape(why)})</span>' if why else ""
    document.setHtml(f'<span style="color:{palette.ink}">{html}</span>{doubt}')
    return document
