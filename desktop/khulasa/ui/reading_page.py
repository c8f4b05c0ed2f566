"""The page with an article: summary above, the two columns below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from khulasa.ui.clipboard_text import Side, copied_message, paragraph_text, translation_text
from khulasa.ui.reading_view import ReadingView
from khulasa.ui.session import UNFINISHED, Session, State
from khulasa.ui.summary_panel import SummaryPanel

_SUMMARY_SHARE = 0.27  # of the page's height, kept from the start so that nothing moves later


class ReadingPage(QSplitter):
    """Shows what a session holds and copies from it.

    Signals:
        copied: Something was copied; says what.
    """

    copied = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session = session
        self.summary = SummaryPanel()
        self.view = ReadingView()
        self.addWidget(self.summary)
        self.addWidget(self.view)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._placed = False
        self.summary.paragraph_wanted.connect(self.view.go_to)
        self.view.menu_wanted.connect(self._show_menu)
        session.rows_changed.connect(self.view.update_rows)
        session.summary_changed.connect(self._show_summary)
        session.state_changed.connect(self._show_state)

    def show_article(self, target_language: str) -> None:
        """Show the session's article from its top."""
        translated = self._session.translated
        if translated is None:
            return
        if not self._placed:
            self._placed = True
            height = max(self.height(), 400)
            top = round(height * _SUMMARY_SHARE)
            self.setSizes([top, height - top])
        self.view.show_article(translated.article, target_language, self._session.outcomes)
        self.view.set_waiting(self._session.model is not None)
        self._show_state()
        self.view.target.setFocus()

    def copy_translation(self) -> None:
        """Copy the whole translation so far."""
        translated = self._session.translated
        if translated is not None and (text := translation_text(translated)):
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(copied_message(translated))

    def copy_paragraph(self, side: Side = Side.BOTH, row: int | None = None) -> None:
        """Copy one paragraph; the current one by default."""
        translated = self._session.translated
        if translated is None or not translated.article.paragraphs:
            return
        row = self.view.current_row() if row is None else row
        if text := paragraph_text(translated, row, side):
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(self.tr("Paragraph {} copied").format(row + 1))

    def set_zoom(self, zoom: float) -> None:
        """Set the size of all text on the page, 1.0 being normal."""
        self.view.set_zoom(zoom)
        self.summary.set_zoom(self.view.zoom)

    def restyle(self) -> None:
        """Draw everything again in the colours that hold now."""
        self.summary.restyle()
        self.view.restyle()

    def paragraph_menu(self, row: int) -> QMenu:
        """The context menu of a paragraph."""
        menu = QMenu(self)
        pane = self.view.source if self.view.source.hasFocus() else self.view.target
        if pane.textCursor().hasSelection():
            menu.addAction(self.tr("Copy selection"), pane.copy)
            menu.addSeparator()
        for side, text in (
            (Side.TRANSLATION, self.tr("Copy this paragraph's translation")),
            (Side.SOURCE, self.tr("Copy this paragraph's source")),
            (Side.BOTH, self.tr("Copy both")),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked, side=side: self.copy_paragraph(side, row))
            menu.addAction(action)
        return menu

    def _show_menu(self, row: int, place: QPoint) -> None:
        menu = self.paragraph_menu(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _show_summary(self) -> None:
        translated = self._session.translated
        if translated is not None and translated.summary is not None:
            self.summary.show_summary(translated.summary)

    def _show_state(self) -> None:
        state = self._session.state
        if self._session.model is None:
            self.summary.wait(self.tr("There is no summary without a translation."))
        elif state is State.SUMMARISING:
            self.summary.wait(self.tr("Choosing the key sentences…"))
        elif state in UNFINISHED:
            if not self._session.all_translated:
                text = self.tr("Press Continue: this comes when the whole article is translated.")
            elif state is State.FAILED:
                text = self.tr("The key sentences could not be chosen. Continue tries again.")
            else:
                text = self.tr("Stopped before the key sentences were chosen. Press Continue.")
            self.summary.wait(text)
        elif state is not State.DONE:
            self.summary.wait(self.tr("This comes when the whole article is translated."))
