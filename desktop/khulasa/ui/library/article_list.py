"""A list that is used with the keyboard as well as with the pointer."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyledItemDelegate, QWidget

from khulasa.ui.library.article_model import ArticleModel
from khulasa.ui.library.draggable_rows import ENTRY
from khulasa.ui.library.entry import Entry
from khulasa.ui.library.pages import PAGE
from khulasa.ui.widgets.row_list import dress

_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ArticleList(QListView):
    """Articles, or places in them, several of which can be selected and dragged out.

    Its actions work by their shortcuts while it has the focus, before the window's own.

    Signals:
        left_at_top: The reader went up from the first row.
        typed: The reader typed letters, which are meant for the search.
        selection_moved: Other rows are selected.
    """

    left_at_top = Signal()
    typed = Signal(str)
    selection_moved = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(delegate)
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        # A dropped file is for the window.
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self.selection_moved)

    def entries(self) -> list[Entry]:
        """What is selected, from the top."""
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row)
        model = self.model()
        if len(indexes) > PAGE and isinstance(model, ArticleModel):
            model.read_all()
        entries = (index.data(ENTRY) for index in indexes)
        return [entry for entry in entries if entry is not None]

    def current_entry(self) -> Entry | None:
        """Where the keyboard is; None if it is nowhere."""
        entry: Entry | None = self.currentIndex().data(ENTRY)
        return entry

    def enter(self) -> None:
        """Take the focus, and begin at the top unless a row is current."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer_menu(self, menu: QMenu) -> None:
        """Show this menu where it is asked for and something is selected."""

        def show(place: QPoint) -> None:
            if self.selectedIndexes():
                menu.popup(self.viewport().mapToGlobal(place))

        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(show)

    def event(self, event: QEvent) -> bool:
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._action(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        plain = not event.modifiers() & ~_TYPING
        if action is not None:
            action.trigger()
        elif event.key() == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_at_top.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _action(self, event: QKeyEvent) -> QAction | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(modifiers.value | event.key())
        for action in self.actions():
            if action.isEnabled() and pressed in action.shortcuts():
                return action
        return None
