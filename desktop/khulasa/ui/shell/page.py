"""The page with an article: the summary, the two columns, and what to check."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from khulasa.export.clipboard import Side, copied_message, paragraph_text, translation_text
from khulasa.reading.to_check import with_doubts
from khulasa.settings.keys import COPY_NOTICE, GUESSES, SUMMARY_HEIGHT, ZOOM
from khulasa.settings.store import Settings
from khulasa.summary.result import Summary
from khulasa.ui.reading.guess_hints import GuessHints
from khulasa.ui.reading.session import LiveSession
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.review.panel import ReviewPanel
from khulasa.ui.shell.commands import Commands
from khulasa.ui.summary.panel import SummaryPanel
from khulasa.ui.summary.panel_words import SummaryState, waiting_words
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.words import rough_translation
from khulasa.wording import _

_SUMMARY_SHARE = 0.27  # of the page's height, kept from the start so that nothing moves later
_MOST_SHARE = 0.6
_SETTLED = 500  # milliseconds after the last move, when the height is written down
_REVIEW_SHARE = 0.27
_LEAST_REVIEW = 20 * UNIT


class ReadingPage(QSplitter):
    """Shows what a session holds and copies from it.

    Signals:
        copied: Something was copied; says what.

    Args:
        session: Holds the article.
        commands: The reader's commands.
        settings: Remember the sizes.
    """

    copied = Signal(str)

    def __init__(
        self,
        session: LiveSession,
        commands: Commands,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session, self._commands, self._settings = session, commands, settings
        self.summary = SummaryPanel(commands, settings)
        self.view = ReadingView()
        self.review = ReviewPanel(commands)
        for part in (self.summary, self.view, self.review):
            self.addWidget(part)
        self.review.hide()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._placed = self._review_placed = False
        self._shown: tuple[Summary, str] | None = None
        self._settling = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settling.timeout.connect(self._remember_height)
        self.splitterMoved.connect(self._wait_for_height)
        self.view.zoomed.connect(self.summary.set_zoom)
        self.view.zoomed.connect(self.review.set_zoom)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.set_zoom(settings.get(ZOOM))
        self.view.zoomed.connect(lambda zoom: settings.set(ZOOM, zoom))
        commands.guesses.setChecked(settings.get(GUESSES))
        self.view.show_guesses(commands.guesses.isChecked())
        commands.guesses.toggled.connect(self.view.show_guesses)
        commands.guesses.toggled.connect(lambda on: settings.set(GUESSES, on))
        self.guess_hints = GuessHints(session, self.view.target)
        session.rows_changed.connect(self.view.update_rows)
        session.summary_changed.connect(self._show_summary)
        session.rows_changed.connect(self._show_summary)
        session.rows_changed.connect(self._mark_doubts)
        session.state_changed.connect(self._show_state)
        session.progressed.connect(self._show_state)

    def show_article(self, target_language: str) -> None:
        """Show the session's article from its top."""
        translated = self._session.core.reading
        if translated is None:
            return
        if not self._placed:
            self._placed = True
            height = max(self.height(), 400)
            top = self._settings.get(SUMMARY_HEIGHT) or round(height * _SUMMARY_SHARE)
            top = min(top, round(height * _MOST_SHARE))
            self.setSizes([top, height - top])
        self.summary.clear_summary()
        self._shown = None
        self.view.show_single(self._session.core.is_as_read)
        self.view.show_article(translated.article, target_language, self._session.core.outcomes)
        self.view.set_waiting(self._session.core.model is not None)
        self._show_state()
        self._show_summary()
        self._mark_doubts()
        self.view.target.setFocus()

    def show_target(self, target_language: str) -> None:
        """Show the same article in another language, or by another model, where it stands."""
        self.summary.clear_summary()
        self._shown = None
        self.view.show_single(self._session.core.is_as_read)
        self.view.set_target_language(target_language)
        self.view.set_waiting(self._session.core.model is not None)
        self._show_state()
        self._show_summary()

    def show_review(self, on: bool) -> None:
        """Open or close what there is to check, at the cost of the columns only."""
        self.review.setVisible(on)
        # At once, so that whoever jumps to a sentence now knows what is in sight.
        self.refresh()
        if on and not self._review_placed:
            self._review_placed = True
            summary, view, review = self.sizes()
            height = max(_LEAST_REVIEW, round(self.height() * _REVIEW_SHARE))
            self.setSizes([summary, view + review - height, height])

    def copy_translation(self) -> None:
        """Copy the whole translation so far."""
        translated = self._session.core.reading
        if translated is not None and (text := translation_text(translated, self._notice())):
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(copied_message(translated))

    def copy_paragraph(self, side: Side = Side.BOTH, row: int | None = None) -> None:
        """Copy one paragraph; the current one by default."""
        translated = self._session.core.reading
        if translated is None or not translated.article.paragraphs:
            return
        row = self.view.current_row() if row is None else row
        if text := paragraph_text(translated, row, side, self._notice()):
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(_("Paragraph {} copied").format(row + 1))

    def close_down(self) -> None:
        """Remember what the reader changed a moment ago."""
        if self._settling.isActive():
            self._settling.stop()
            self._remember_height()

    def restyle(self) -> None:
        """Draw everything again in the colours that hold now."""
        self.summary.restyle()
        self.review.restyle()
        self.view.restyle()

    def paragraph_menu(self, row: int, sentence: int = -1) -> QMenu:
        """The context menu of a paragraph, and of a sentence in it if one is pointed at."""
        menu = QMenu(self)
        pane = self.view.source if self.view.source.hasFocus() else self.view.target
        if pane.textCursor().hasSelection():
            menu.addAction(_("Copy selection"), pane.copy)
            menu.addSeparator()
        for side, text in (
            (Side.TRANSLATION, _("Copy this paragraph's translation")),
            (Side.SOURCE, _("Copy this paragraph's source")),
            (Side.BOTH, _("Copy both")),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked, side=side: self.copy_paragraph(side, row))
            menu.addAction(action)
        copying = self.summary.copy_menu
        copying.offer_notice(bool(rough_translation(self._session.core.model)))
        copying.refresh()
        menu.addAction(copying.parts["notice"])
        if sentence >= 0:
            menu.addSeparator()
            menu.addActions(self._commands.about_sentence)
        return menu

    def _show_menu(self, row: int, sentence: int, place: QPoint) -> None:
        if sentence >= 0:
            # So that it shows which sentence the commands are about.
            self.view.marks.pin(range(sentence, sentence + 1))
        menu = self.paragraph_menu(row, sentence)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _notice(self) -> str:
        """What is copied with a translation, if the reader did not choose to leave it out."""
        if not self._settings.get(COPY_NOTICE):
            return ""
        return rough_translation(self._session.core.model)

    def _wait_for_height(self, _place: int, handle: int) -> None:
        if handle == 1:
            self._settling.start()

    def _remember_height(self) -> None:
        self._settings.set(SUMMARY_HEIGHT, self.summary.height())

    def _show_summary(self) -> None:
        translated, language = self._session.core.reading, self._session.core.summary_language
        if translated is None or translated.summary is None:
            return
        summary = translated.summary
        if language == self._session.core.target:
            summary = with_doubts(summary, self._session.core.outcomes)
        if (summary, language) != self._shown:
            self._shown = summary, language
            self.summary.show_summary(summary, language)

    def _mark_doubts(self) -> None:
        core = self._session.core
        rows = {doubt.row for doubt in core.doubts()}
        self.view.scroll_marks.set_rows("doubts", rows)

    def _show_state(self) -> None:
        core = self._session.core
        summariser = core.choice.summariser
        self.summary.show_waiting(
            waiting_words(
                SummaryState(
                    core.state,
                    author=summariser.title if summariser else "",
                    progress=core.summary_progress,
                    is_current=core.shows_choice,
                    has_model=core.model is not None,
                    needs_translation=not (core.is_as_read or core.choice.of_source),
                    is_translated=core.all_translated,
                )
            )
        )
