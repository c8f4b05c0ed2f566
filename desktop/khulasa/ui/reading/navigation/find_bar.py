"""The bar below the columns in which words to find are typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from khulasa.ui.reading.navigation.finding import Finder
from khulasa.ui.reading.navigation.hits import Hits
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.widgets.clear_button import add_clear_button
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import announce
from khulasa.wording import _, fill_text

_PAUSE = 150  # milliseconds without a key before it is looked again
_SETTLED = 400  # milliseconds after a row has changed


class FindBar(QFrame):
    """Finds words in an article, counts them and goes from one to the next.

    Args:
        view: Shows the article.
        exact: The switch for the exact spelling.

    Signals:
        closed: The reader is done.
    """

    closed = Signal()

    def __init__(self, view: ReadingView, exact: QAction) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._view, self._exact = view, exact
        self.finder = Finder(
            lambda: view.target.row_count,
            view.row_text,
            self,
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in both columns"))
        self.field.setAccessibleName(_("Words to find"))
        add_clear_button(self.field)
        self.exact = QToolButton()
        self.exact.setProperty("look", "outline")
        self.exact.setDefaultAction(exact)
        self.exact.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count = plain_label()
        self.count.setProperty("look", "quiet")
        self.previous = _button("‹", _("Previous hit (Shift+F3)"))
        self.next = _button("›", _("Next hit (F3)"))
        self.close_button = _button("✕", _("Close (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(UNIT)
        layout.addWidget(self.field, 3)
        for part in (self.exact, self.count, self.previous, self.next):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        self.field.setMinimumWidth(12 * UNIT)
        self.field.setMaximumWidth(36 * UNIT)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._find)
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self.finder.look_again)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.textChanged.connect(lambda text: None if text else self._find())
        exact.toggled.connect(self._spell_otherwise)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.leave)
        self.finder.changed.connect(self._show)
        view.moved.connect(self._mark)
        view.changed.connect(self._look_again)
        self._stood_on: object = None
        for control in (self.field, self.exact, self.previous, self.next, self.close_button):
            control.installEventFilter(self)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with what is selected in it, ready to be typed over."""
        selected = self._view.selected_text()
        if selected and "\n" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.selectAll()
        self.field.setFocus()
        self._find()

    def search(self, words: str) -> None:
        """Find words that the reader typed elsewhere."""
        self.field.setText(words)
        self._find()

    def leave(self) -> None:
        """Close the bar; the sentence that was found is chosen, to go on from there."""
        present, hits = self.finder.present, self.finder.hits
        sentence = None
        if present >= 0:
            hit = hits[present]
            sentence = self._view.panes[hit.column].sentence_in(hit.row, hit.start)
        self.close_bar()
        if sentence is not None:
            self._view.marks.pin(range(sentence, sentence + 1))

    def close_bar(self) -> None:
        """Hide the bar and all marks."""
        self._pause.stop()
        self._settled.stop()
        self.finder.stop()
        self.hide()
        self._view.scroll_marks.set_rows("found", ())
        self._view.show_found(Hits(), None)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit; opens the bar if there is nothing to find."""
        if not self.field.text().strip():
            self.open_bar()
            return
        if self._pause.isActive() or not self.isVisible():
            self.show()
            self._find()
            return
        self.finder.step(by)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep Esc for the bar: elsewhere it stops the translation."""
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self._pause.stop()
        self._stood_on = None
        self.finder.find(self.field.text(), self._view.place[0], exact=self._exact.isChecked())

    def _spell_otherwise(self) -> None:
        if self.isVisible():
            self._find()

    def _look_again(self) -> None:
        if self.isVisible() and self.field.text().strip():
            self._settled.start()

    def _show(self) -> None:
        hits, present = self.finder.hits, self.finder.present
        if not self.field.text().strip():
            words = ""
        elif hits:
            words = fill_text("{:,} of {:,}", present + 1, len(hits))
        else:
            words = "" if self.finder.is_looking else _("Nothing found")
        if words != self.count.text():
            self.count.setText(words)
            if not self.finder.is_looking:
                announce(self.count)
        for button in (self.previous, self.next):
            button.setEnabled(bool(hits))
        hit = hits[present] if present >= 0 else None
        if hit is not None and hit != self._stood_on and self.finder.moves:
            self._view.show_place(hit.row, hit.column, hit.start)
        self._stood_on = hit
        self._view.scroll_marks.set_rows("found", self.finder.rows)
        self._mark()

    def _mark(self) -> None:
        if self.isVisible():
            present = self.finder.present
            hits = self.finder.hits
            self._view.show_found(hits, hits[present] if present >= 0 else None)


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
