"""A sentence's other translations, to pick one of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from khulasa.reading.to_check import reason
from khulasa.translation.result import Translation
from khulasa.ui.review.differences import differences_html
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours

_HTML = Qt.ItemDataRole.UserRole


class AlternativesList(QListWidget):
    """Shows translations with the words that differ from the present one in bold.

    Signals:
        picked: The translation that the reader chose.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Other translations; Enter takes one"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_HtmlDelegate(self))
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._translations: list[Translation] = []
        self.itemClicked.connect(lambda item: self._pick(self.row(item)))

    def show_translations(self, present: str, translations: Sequence[Translation]) -> None:
        """Offer these in the place of the present translation."""
        self._translations = list(translations)
        self.clear()
        for translation in self._translations:
            why = reason(translation)
            item = QListWidgetItem(translation.target)
            words = self.tr("{} To check: {}").format(translation.target, why)
            spoken = words if why else translation.target
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(_HTML, (differences_html(present, translation.target), why))
            self.addItem(item)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentRow())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The rows are as high as their lines, which break elsewhere now.
        self.scheduleDelayedItemsLayout()

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._translations):
            self.picked.emit(self._translations[row])


class _HtmlDelegate(QStyledItemDelegate):
    """Paints a translation over as many lines as it needs."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        document = _document(option, index, view.viewport().width())
        return QSize(0, round(document.size().height()) + UNIT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, state = colours(), option.state
        selected = state & QStyle.StateFlag.State_Selected
        if state & QStyle.StateFlag.State_MouseOver or selected:
            painter.fillRect(option.rect, QColor(palette.hover))
        if selected:
            edge = QRect(option.rect.topLeft(), QSize(2, option.rect.height()))
            painter.fillRect(edge, QColor(palette.accent))
        painter.save()
        painter.translate(option.rect.left() + UNIT, option.rect.top() + UNIT // 2)
        _document(option, index, option.rect.width()).drawContents(painter)
        painter.restore()


def _document(
    option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, width: int
) -> QTextDocument:
    html, why = index.data(_HTML)
    palette = colours()
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(option.font)
    document.setTextWidth(width - 2 * UNIT)
    doubt = f' <span style="color:{palette.quiet}">({escape(why)})</span>' if why else ""
    document.setHtml(f'<span style="color:{palette.ink}">{html}</span>{doubt}')
    return document
