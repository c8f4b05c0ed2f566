"""The headings of the article beside the text: the present one is marked, a click goes to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from khulasa.reading.outline import Heading, heading_at
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label, unguessed
from khulasa.wording import _

_LEAST_WIDTH = 18 * UNIT
_INDENT = 2 * UNIT
# Isolated, so that a heading stands by its own direction and its line by that of the window.
_ISOLATE, _END = "\u2068", "\u2069"


class OutlinePanel(QFrame):
    """Lists the headings.

    Signals:
        wanted: Number of the paragraph to go to.
        left: The reader wants to go back to the text, and to none of them.
    """

    wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self._outline: Sequence[Heading] = ()
        self._items: list[QTreeWidgetItem] = []
        title = plain_label(_("Outline"))
        title.setProperty("look", "title")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Headings of the article"))
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setIndentation(_INDENT)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, 0)  # on both sides: Arabic turns it round
        layout.setSpacing(UNIT)
        layout.addWidget(title)
        layout.addWidget(self.tree, 1)
        self.setMinimumWidth(_LEAST_WIDTH)

    @property
    def is_empty(self) -> bool:
        """Whether the article has no headings to go by."""
        return not self._outline

    @property
    def present(self) -> int:
        """Index of the heading that is marked; -1 if none is."""
        current = self.tree.currentItem()
        return self._items.index(current) if current is not None else -1

    def show_outline(self, outline: Sequence[Heading], words: Callable[[int], str]) -> None:
        """List headings.

        Args:
            outline: The headings.
            words: Gives the words of a paragraph.
        """
        self._outline = outline
        self.tree.clear()
        self._items = []
        above: list[QTreeWidgetItem] = []
        for heading in outline:
            del above[heading.depth :]
            item = QTreeWidgetItem(above[-1] if above else self.tree.invisibleRootItem())
            above.append(item)
            self._items.append(item)
        self.show_words(words)
        self.tree.expandAll()

    def show_words(self, words: Callable[[int], str]) -> None:
        """Show other words for the same headings, as they are translated."""
        for heading, item in zip(self._outline, self._items, strict=True):
            text = " ".join(words(heading.row).split())
            shown = f"{_ISOLATE}{text}{_END}"
            if shown != item.text(0):
                item.setText(0, shown)
                item.setToolTip(0, unguessed(text))

    def mark(self, row: int) -> None:
        """Mark the heading that a paragraph stands under."""
        index = heading_at(self._outline, row)
        if index == self.present:
            return
        if index < 0:
            self.tree.setCurrentIndex(QModelIndex())
        else:
            self.tree.setCurrentItem(self._items[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.tree.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(self._outline[self._items.index(item)].row)
