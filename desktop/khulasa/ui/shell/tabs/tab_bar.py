"""The bar of tabs above the article; it is not there for one, nor for more than can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton, QWidget

from khulasa.ui.shell.tabs.tab_words import Mark, TabWords
from khulasa.ui.widgets.focus_line import FocusLine
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.style import colours
from khulasa.wording import _, list_text

# More would be a bar to scroll through, and each is drawn and laid out whenever one changes: the
# list of open articles has them all.
MOST_SHOWN = 60
_NARROWEST, _WIDEST = 14 * UNIT, 30 * UNIT
_LINE = 3  # pixels


class TabBar(QTabBar):
    """Shows names and how far each article is.

    Signals:
        chosen: Index of a tab that the reader wants to see, also if it is in front already.
        close_wanted: Index of a tab to close.
        window_wanted: Index of a tab that is to have a window of its own, and where on the screen.
    """

    chosen = Signal(int)
    close_wanted = Signal(int)
    window_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setAccessibleName(_("Open articles"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setMovable(True)
        self.setExpanding(False)
        self.setAutoHide(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        FocusLine(self)
        for name, words in (
            ("ScrollLeftButton", _("Earlier tabs")),
            ("ScrollRightButton", _("Later tabs")),
        ):
            for button in self.findChildren(QToolButton, name):
                button.setAccessibleName(words)
        self._words: list[TabWords] = []
        self._held = False
        self.tabMoved.connect(lambda old, new: self._words.insert(new, self._words.pop(old)))
        self.currentChanged.connect(self.chosen)

    def show_tabs(self, words: list[TabWords], current: int) -> None:
        """Show these tabs, of which one is in front; tells nothing."""
        if len(words) > MOST_SHOWN:
            words, current = [words[current]], 0  # one alone, which is not shown
        blocked = self.blockSignals(True)
        while self.count() > len(words):
            self.removeTab(self.count() - 1)
        while self.count() < len(words):
            self._add()
        for index, (new, old) in enumerate(zip(words, self._padded(len(words)), strict=True)):
            if new != old:
                self._dress(index, new)
        self._words = words
        self.setCurrentIndex(current)
        self.blockSignals(blocked)
        self.update()

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(_NARROWEST, super().minimumTabSizeHint(index).height())

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(min(max(size.width(), _NARROWEST), _WIDEST), size.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        self._held = event.button() is Qt.MouseButton.LeftButton and index >= 0
        if self._held and index == self.currentIndex():
            self.chosen.emit(index)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_wanted.emit(index)
            return
        super().mouseReleaseEvent(event)
        held, self._held = self._held, False
        depth, rim = event.position().y(), self.height() / 2
        # Nearer to the bar it was moved along it by an unsteady hand.
        if held and not -rim < depth < self.height() + rim:
            self.window_wanted.emit(self.currentIndex(), event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.tabAt(event.pos())
        if index >= 0:
            menu = self.tab_menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def tab_menu(self, index: int) -> QMenu:
        """What can be done with a tab."""
        menu = QMenu(self)
        menu.addAction(_("Close this tab"), lambda: self.close_wanted.emit(index))
        others = menu.addAction(_("Close the other tabs"), lambda: self.close_others(index))
        move = menu.addAction(
            _("Move to a new window"), lambda: self.window_wanted.emit(index, QPoint())
        )
        for action in (others, move):
            action.setEnabled(self.count() > 1)
        return menu

    def close_others(self, index: int) -> None:
        """Ask for all tabs but one to be closed."""
        for other in reversed(range(self.count())):
            if other != index:
                self.close_wanted.emit(other)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, palette = QPainter(self), colours()
        for index, words in enumerate(self._words):
            if words.mark is Mark.NONE:
                continue
            tab = QRectF(self.tabRect(index)).adjusted(UNIT, 0, -UNIT, 0)
            line = QRectF(tab.left(), tab.bottom() - _LINE, tab.width(), _LINE)
            painter.fillRect(line, QColor(palette.line))
            failed = words.mark is Mark.FAILED
            width = line.width() * (1.0 if failed else words.share)
            left = line.right() - width if self.isRightToLeft() else line.left()
            colour = QColor(palette.warning if failed else palette.accent)
            painter.fillRect(QRectF(left, line.top(), width, _LINE), colour)

    def _add(self) -> None:
        # The style's own is a red box that shouts on every tab.
        button = QToolButton()
        button.setText("✕")
        button.setProperty("look", "close")
        button.setToolTip(_("Close this tab"))
        button.setAccessibleName(_("Close this tab"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard there is the command
        button.clicked.connect(lambda: self.close_wanted.emit(self._index_of(button)))
        side = QTabBar.ButtonPosition.RightSide
        self.setTabButton(self.addTab(""), side, button)

    def _index_of(self, button: QToolButton) -> int:
        side = QTabBar.ButtonPosition.RightSide
        return next(n for n in range(self.count()) if self.tabButton(n, side) is button)

    def _padded(self, length: int) -> list[TabWords | None]:
        return [*self._words[:length], *[None] * (length - len(self._words))]

    def _dress(self, index: int, words: TabWords) -> None:
        self.setTabText(index, words.name.replace("&", "&&"))
        self.setTabToolTip(index, unguessed(words.tip))
        self.setAccessibleTabName(index, list_text(words.tip.splitlines()))
