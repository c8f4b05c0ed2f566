"""The page with an article: the summary, the two columns, and what to check."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from khulasa.article.model import Article
from khulasa.export.copying.clipboard import (
    Side,
    copied_message,
    paragraph_text,
    sentence_pair,
    translation_text,
    with_citation,
)
from khulasa.models.catalogue import Route
from khulasa.reading.to_check import with_doubts
from khulasa.settings.arrangement import SummaryPlace
from khulasa.settings.keys import COPY_NOTICE, GUESSES, SUMMARY_PLACE
from khulasa.settings.store import Settings
from khulasa.summary.result import Summary
from khulasa.ui.reading.beginning import Beginning
from khulasa.ui.reading.columns.arranging_commands import ArrangingCommands
from khulasa.ui.reading.navigation.outline_following import OutlineFollowing
from khulasa.ui.reading.navigation.outline_panel import OutlinePanel
from khulasa.ui.reading.sentences.guess_hints import GuessHints
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.review.panel import ReviewPanel
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.panel_room import PanelRoom
from khulasa.ui.summary.panel import SummaryPanel
from khulasa.ui.summary.panel_words import SummaryState, waiting_words
from khulasa.ui.words import rough_translation
from khulasa.wording import _


class ReadingPage(QSplitter):
    """Shows what a session holds and copies from it.

    Attributes:
        beginning: Shows how an article begins that the session does not have yet.
        room: Gives the panels their room.

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
        self.beginning = Beginning(self.view)
        self.outline = OutlinePanel()
        self.review = ReviewPanel(commands)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.addWidget(self.outline)
        self.middle.addWidget(self.view)
        self.middle.setStretchFactor(1, 1)
        for part in (self.summary, self.middle, self.review):
            self.addWidget(part)
        self.review.hide()
        self.setStretchFactor(1, 1)
        for splitter in (self, self.middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self._shown: tuple[Summary, str] | None = None
        self.room = PanelRoom(self, self.middle, self.summary, self.review, self.outline, settings)
        commands.view.summary_side.setChecked(settings.get(SUMMARY_PLACE) is SummaryPlace.SIDE)
        commands.view.summary_side.triggered.connect(
            lambda on: self.room.put_summary(SummaryPlace.SIDE if on else SummaryPlace.TOP)
        )
        self.view.zoomed.connect(lambda zooms: self.summary.set_zoom(zooms.target))
        self.view.zoomed.connect(lambda zooms: self.review.set_zoom(zooms.target))
        self.view.menu_wanted.connect(self._show_menu)
        self._arranging = ArrangingCommands(self.view, commands.view, settings)
        self._following = OutlineFollowing(
            session, self.view, self.outline, commands.view, settings
        )
        self._following.shown.connect(self.room.fit)
        commands.guesses.setChecked(settings.get(GUESSES))
        self.view.show_guesses(commands.guesses.isChecked())
        commands.guesses.toggled.connect(self.view.show_guesses)
        commands.guesses.toggled.connect(lambda on: settings.set(GUESSES, on))
        self.guess_hints = GuessHints(session, self.view.target)
        session.rows_changed.connect(self.view.update_rows)
        session.summary_changed.connect(self._show_summary)
        session.rows_changed.connect(self._show_summary)
        session.rows_changed.connect(self._mark_on_scroll_bar)
        session.rows_changed.connect(self._mark_notes)
        session.state_changed.connect(self._show_state)
        session.state_changed.connect(
            lambda: self._arranging.offer(on=session.core.reading is not None)
        )
        session.progressed.connect(self._show_state)

    def show_article(self, target_language: str) -> None:
        """Show the session's article from its top, or where its beginning was shown."""
        translated = self._session.core.reading
        if translated is None:
            return
        article, core = translated.article, self._session.core
        with self.beginning.carried_over(article):
            self._clear()
            self.view.columns.show_only_target(core.is_as_read)
            self.view.show_article(article, target_language, core.outcomes)
            self.view.set_waiting(core.model is not None)
        self._show_rest()

    def show_beginning(self, article: Article, route: Route | None, target_language: str) -> None:
        """Show how an article begins, while the session has none; see ``Beginning.show``."""
        self._clear()
        self.beginning.show(article, route, target_language)
        self._show_rest()

    def show_target(self, target_language: str) -> None:
        """Show the same article in another language, or by another model, where it stands."""
        self._clear_summary()
        self.view.columns.show_only_target(self._session.core.is_as_read)
        self._following.begin()
        self.view.set_target_language(target_language)
        self.view.set_waiting(self._session.core.model is not None)
        self._show_state()
        self._show_summary()

    def show_review(self, on: bool) -> None:
        """Open or close what there is to check."""
        self.review.setVisible(on)
        self.room.fit()
        # At once, so that whoever jumps to a sentence now knows what is in sight.
        self.refresh()

    def copy_translation(self) -> None:
        """Copy the whole translation so far."""
        translated = self._session.settle()
        if translated is not None and (text := translation_text(translated, self._notice())):
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(copied_message(translated))

    def copy_paragraph(self, side: Side = Side.BOTH, row: int | None = None) -> None:
        """Copy one paragraph; the current one by default."""
        translated = self._session.settle()
        if translated is None or not translated.article.paragraphs:
            return
        row = self.view.current_row() if row is None else row
        if text := paragraph_text(translated, row, side, self._notice()):
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(_("Paragraph {} copied").format(row + 1))

    def copy_pair(self) -> None:
        """Copy the sentence that the reader is at, source and translation."""
        translated, number = self._session.settle(), self.view.current_sentence()
        if translated is not None and number is not None:
            text = sentence_pair(translated, number, self._notice())
            self._copy(text, _("Sentence copied with its source"))

    def copy_citation(self) -> None:
        """Copy what is selected, else the sentence, and say where it is from."""
        core, reading = self._session.core, self._session.settle()
        selected = self.view.selected_text()
        if reading is None:
            return
        of_source = (
            bool(selected)
            and self.view.source.textCursor().hasSelection()
            and (self.view.source.hasFocus() or not self.view.target.textCursor().hasSelection())
        )
        number = self.view.current_sentence()
        sentence = None if number is None else core.translation(number)
        text = selected.replace("\n", "\n\n") or (sentence.target.strip() if sentence else "")
        model = "" if of_source or core.model is None else core.model.title
        self._copy(with_citation(text, reading, model), _("Copied with citation"))

    def step_part(self) -> None:
        """Go with the keyboard to the next part of the page that is shown, round and round."""
        homes = {
            self.summary: self.summary.text,
            self.outline: self.outline.tree,
            self.view: self.view.main,
            self.review: self.review.list,
        }
        shown = [home for home in homes if home.isVisible()]
        focus = self.window().focusWidget()
        here = next((home for home in shown if focus and home.isAncestorOf(focus)), None)
        following = shown[(shown.index(here) + 1) % len(shown)] if here else self.view
        homes[following].setFocus(Qt.FocusReason.TabFocusReason)

    def close_down(self) -> None:
        """Remember what the reader changed a moment ago."""
        self.room.close_down()
        self._arranging.close_down()

    def _clear(self) -> None:
        """Take away what is about the article before."""
        self.room.fit()
        self._clear_summary()
        self._following.begin()

    def _clear_summary(self) -> None:
        self.summary.clear_summary()
        self._shown = None
        self.view.scroll_marks.set_rows("summary", ())

    def _show_rest(self) -> None:
        """Show what there is beside the text."""
        self._show_state()
        self._show_summary()
        self._mark_on_scroll_bar()
        self._mark_notes()
        self.view.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.room.fit()

    def restyle(self) -> None:
        """Draw everything again in the colours that hold now."""
        self.summary.restyle()
        self.review.restyle()
        self.view.restyle()

    def set_in_fonts(self) -> None:
        """Set everything again in the fonts that hold now."""
        self.review.set_zoom(self.view.zooms.target)
        self.restyle()
        self.view.columns.place()

    def paragraph_menu(self, row: int, sentence: int = -1) -> QMenu:
        """The context menu of a paragraph, and of a sentence in it if one is pointed at."""
        menu = QMenu(self)
        pane = self.view.source if self.view.source.hasFocus() else self.view.main
        has_selection = pane.textCursor().hasSelection()
        if has_selection or self.beginning.article is not None:
            menu.addAction(_("Copy selection"), pane.copy).setEnabled(has_selection)
            menu.addSeparator()
        if self.beginning.article is not None:
            return menu
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
        if self._commands.view.show_source.isEnabled():
            menu.addSeparator()
            shown = self.view.columns.shows_source(row)
            words = _("Hide the source") if shown else _("Show the source")
            menu.addAction(words, lambda: self.view.columns.toggle_source(row))
        if sentence >= 0:
            menu.addSeparator()
            menu.addActions([self._commands.copy_pair, self._commands.copy_citation])
            menu.addSeparator()
            menu.addActions(self._commands.about_sentence)
            c = self._commands
            also = (c.remove_note, c.everywhere, c.put_term, c.fix_name, c.add_term)
            menu.addActions([command for command in also if command.isEnabled()])
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

    def _copy(self, text: str, done: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(done)

    def _show_summary(self) -> None:
        translated, language = self._session.core.reading, self._session.core.summary_language
        summary = (translated.summary or self._session.core.early) if translated else None
        if translated is None or summary is None:
            return
        so_far = translated.summary is None
        if language == self._session.core.target:
            summary = with_doubts(summary, self._session.core.outcomes)
        if (summary, language) != self._shown:
            self._shown = summary, language
            self.summary.show_summary(summary, language, so_far=so_far)
            references = (place for one in summary.sentences for place in one.references)
            self.view.scroll_marks.set_rows("summary", {place.paragraph for place in references})
            self.room.fit()

    def _mark_on_scroll_bar(self) -> None:
        core, marks = self._session.core, self.view.scroll_marks
        marks.set_rows("doubts", {doubt.row for doubt in core.doubts()})
        marks.set_rows("edited", set(map(core.row_of, core.revisions.users)))

    def _mark_notes(self) -> None:
        core, rows = self._session.core, defaultdict[int, dict[int, str]](dict)
        for number, note in sorted(core.notes.items()):
            rows[core.row_of(number)][number] = note
        self.view.gutter.set_notes(rows)

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
                    has_model=core.model is not None or self.beginning.route is not None,
                    needs_translation=not (core.is_as_read or core.choice.of_source),
                    is_translated=core.all_translated,
                )
            )
        )
