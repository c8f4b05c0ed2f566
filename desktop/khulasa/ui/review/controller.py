"""What the reader does about doubtful sentences: finding them, judging them, mending them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from khulasa.reading.alternatives import worth_offering
from khulasa.reading.to_check import describe, is_doubtful, neighbour
from khulasa.translation.result import Author, Status, Translation, by_user
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.review.editing import Editing
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.widgets.screen_reader import say
from khulasa.wording import _, count_text


class ReviewController(QObject):
    """Connects the commands about sentences with the session, the text and the panel.

    Args:
        session: Holds the article.
        page: Shows it.
        commands: What the reader can do.

    Attributes:
        editing: The reader's writing in the text.
    """

    def __init__(
        self,
        session: LiveSession,
        page: ReadingPage,
        commands: Commands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._commands = session, commands
        self._page, self._view, self._panel = page, page.view, page.review
        self._rows: set[int] = set()
        self.editing = Editing(session, page.view, commands)
        self._trying: int | None = None
        self._place: range | None = None  # of the words whose alternatives are looked for
        self._notice: tuple[int, str] | None = None
        self._connect()
        self.refresh()

    @property
    def sentence(self) -> int | None:
        """The sentence that is looked at: the pinned one, if it is one."""
        pinned = self._view.marks.pinned
        return pinned[0] if len(pinned) == 1 else None

    def begin(self) -> None:
        """Get ready for another article."""
        self._trying = self._notice = None
        self._commands.only_doubtful.setChecked(False)
        self._panel.sentence.forget()
        self.refresh()

    def go(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) sentence to check."""
        pinned = self._view.marks.pinned
        place = (pinned[-1] if by > 0 else pinned[0]) if pinned else self._view.first_in_sight() - 1
        number = neighbour([doubt.sentence for doubt in self._session.core.doubts()], place, by)
        if number is not None:
            self._commands.doubts.setChecked(True)
            self._view.jump_to(number)

    def open_list(self) -> None:
        """Open the list and go there with the keyboard."""
        self._commands.doubts.setChecked(True)
        self._panel.list.setFocus()

    def refresh(self) -> None:
        """Show what holds now."""
        number, doubts = self.sentence, self._session.core.doubts()
        translation = None if number is None else self._session.core.translation(number)
        self._panel.show_doubts(doubts, number, self._session.core.marking)
        if number is None:
            words = _("Click a sentence, or press F8 for the next one to check.")
            self._panel.sentence.show_sentence(None, words, "")
        else:
            words = self._words(number, translation)
            target = translation.target.strip() if translation else ""
            self._panel.sentence.show_sentence(number, words, target)
        note = "" if number is None else self._session.core.notes.get(number, "")
        self._panel.sentence.note.show_note(number, note)
        self._allow(number, translation, any_doubts=bool(doubts))
        is_users = number is not None and self._session.core.revisions.is_users(number)
        others = (
            self._session.core.same_sentences(number) if number is not None and is_users else ()
        )
        self._commands.everywhere.setEnabled(bool(others))
        self._panel.sentence.offer_everywhere(len(others))
        self._commands.note.setEnabled(number is not None)
        self._commands.remove_note.setEnabled(bool(note))
        fresh = {doubt.row for doubt in doubts} - self._rows
        if fresh and self._commands.only_doubtful.isChecked():
            # What is no longer doubtful stays until the reader shows all again.
            self._rows |= fresh
            self._view.show_only(self._rows)

    def _connect(self) -> None:
        commands, session, panel = self._commands, self._session, self._panel
        commands.next_doubt.triggered.connect(lambda: self.go(1))
        commands.previous_doubt.triggered.connect(lambda: self.go(-1))
        commands.doubts.toggled.connect(self._show_panel)
        commands.doubts.triggered.connect(lambda on: panel.list.setFocus() if on else None)
        commands.only_doubtful.toggled.connect(self._filter)
        commands.try_again.triggered.connect(self._try_again)
        commands.alternatives.triggered.connect(self._alternatives_of_selection)
        self._view.marks.again.connect(self._alternatives_at_caret)
        commands.mark_as_fine.triggered.connect(self._mark_as_fine)
        commands.revert.triggered.connect(self._revert)
        commands.everywhere.triggered.connect(self._apply_everywhere)
        panel.sentence.everywhere.clicked.connect(self._apply_everywhere)
        commands.note.triggered.connect(self._write_note)
        commands.remove_note.triggered.connect(panel.sentence.note.remove)
        self._view.gutter.note_clicked.connect(self._show_note)
        panel.sentence.note.written.connect(session.write_note)
        commands.undo.triggered.connect(lambda: self._show(session.undo()))
        commands.redo.triggered.connect(lambda: self._show(session.redo()))
        session.rows_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.alternatives_found.connect(self._take_alternatives)
        session.alternatives_given_up.connect(self._give_up)
        self._view.marks.changed.connect(self._look)
        self._view.reached.connect(self._speak)
        self._view.editing.written.connect(self._offer_everywhere)
        panel.list.wanted.connect(self._view.jump_to)
        panel.list.entered_text.connect(self._go_to_text)
        panel.left.connect(lambda: commands.doubts.setChecked(False))
        panel.sentence.left.connect(self._view.focus)
        panel.sentence.picked.connect(
            lambda number, choice: self._revise(number, by_user(choice.target))
        )

    def _allow(
        self, number: int | None, translation: Translation | None, *, any_doubts: bool
    ) -> None:
        commands, revisions = self._commands, self._session.core.revisions
        status = translation.status if translation else None
        can_ask = status not in (None, Status.COPIED) and self._session.core.model is not None
        is_users = translation is not None and translation.author is Author.USER
        commands.try_again.setEnabled(can_ask and not is_users and number != self._trying)
        commands.alternatives.setEnabled(can_ask)
        commands.edit.setEnabled(status is not None)
        commands.mark_as_fine.setEnabled(status is Status.CHECK)
        revised = number is not None and revisions.is_revised(number)
        commands.revert.setEnabled(revised)
        commands.revert.setVisible(revised)
        commands.mark_as_fine.setVisible(status is Status.CHECK or not revised)
        commands.undo.setEnabled(revisions.can_undo)
        commands.redo.setEnabled(revisions.can_redo)
        for command in (commands.next_doubt, commands.previous_doubt):
            command.setEnabled(any_doubts)
        commands.only_doubtful.setEnabled(any_doubts or commands.only_doubtful.isChecked())

    def _words(self, number: int, translation: Translation | None) -> str:
        if self._notice is not None and self._notice[0] == number:
            return self._notice[1]
        row = self._session.core.row_of(number)
        return _("Paragraph {} · {}").format(row + 1, describe(translation))

    def _look(self) -> None:
        self._notice = None
        self.refresh()
        number = self.sentence
        if number is not None:
            # Of a text cursor a screen reader reads the text itself.
            translation = self._session.core.translation(number)
            if translation is not None and translation.target:
                say(self._view.main, translation.target)
            self._speak(number)

    def _speak(self, number: int) -> None:
        """Tell a screen reader why to doubt the sentence that was reached."""
        translation = self._session.core.translation(number)
        words = ""
        if translation is not None and is_doubtful(translation):
            words = _("To check: {}").format(describe(translation))
        if note := self._session.core.notes.get(number):
            words = f"{words} {_('Your note: {}').format(note)}".strip()
        self._view.main.setAccessibleDescription(words)
        if words:
            say(self._view.main, words)

    def _show_panel(self, on: bool) -> None:
        inside = self._panel.isAncestorOf(self._page.focusWidget() or self._page)
        self._page.show_review(on)
        if not on:
            # Hidden paragraphs with nothing to say so would look like lost ones.
            self._commands.only_doubtful.setChecked(False)
        if inside:
            self._view.focus()

    def _filter(self, on: bool) -> None:
        if on:
            self._commands.doubts.setChecked(True)
        self._rows = {doubt.row for doubt in self._session.core.doubts()} if on else set()
        self._view.show_only(self._rows if on else None)
        self.refresh()

    def _go_to_text(self) -> None:
        number = self.sentence
        if number is not None:
            self._view.main.place_caret(self._session.core.row_of(number), number)
        self._view.focus()

    def _ask(self, number: int, words: str) -> None:
        self._commands.doubts.setChecked(True)
        if self._session.core.running:
            words = _("This comes when the article is translated.")
        self._tell(number, words)
        self._session.find_alternatives(number)

    def _try_again(self) -> None:
        number = self.sentence
        if number is not None:
            self._trying = number
            self._ask(number, _("Trying again…"))

    def _alternatives_of_selection(self) -> None:
        """Look for other translations: of what is selected in the sentence, else of all of it."""
        selected = self._view.target.textCursor().hasSelection()
        self._look_for_alternatives(self._words_at_caret() if selected else None)

    def _alternatives_at_caret(self, number: int) -> None:
        """Look for other words where the sentence was clicked; a second click closes them."""
        if self._panel.sentence.choosing or not self._commands.alternatives.isEnabled():
            self._view.marks.pin(range(0))
        elif number == self.sentence:
            self._look_for_alternatives(self._words_at_caret())

    def _words_at_caret(self) -> range | None:
        found = self._view.target.words_at_caret()
        return found[1] if found is not None and found[0] == self.sentence else None

    def _look_for_alternatives(self, place: range | None) -> None:
        number = self.sentence
        if number is not None:
            self._trying, self._place = None, place
            self._ask(number, _("Looking for other translations…"))

    def _take_alternatives(self, number: int, found: tuple[Translation, ...]) -> None:
        present = self._session.core.translation(number)
        if present is None:
            return
        if number == self._trying:
            self._trying = self._notice = None
            if present.author is Author.USER:
                self.refresh()  # the reader was quicker, and what is theirs stays
                return
            best = self._session.core.revisions.best_untried(number, found)
            if best is not None:
                self._revise(number, best)
                return
        else:
            found = tuple(self._session.core.terms.with_names(number, one) for one in found)
            others = worth_offering(present.target, found, self._place)
            if others:
                self._notice = None
                self.refresh()
                self._panel.sentence.offer(number, others)
                return
            if self._place is not None and worth_offering(present.target, found):
                words = " ".join(present.target.split()[self._place.start : self._place.stop])
                # Isolated, so that words of another direction stay where they are.
                nothing = _("The model has nothing else for {}; Ctrl+. shows other translations.")
                self._tell(number, nothing.format(f"\u2068{words}\u2069"))
                return
        self._tell(number, _("The model has no other translation of this sentence."))

    def _give_up(self, number: int) -> None:
        self._trying = None
        self._tell(number, _("Stopped: nothing else was tried."))

    def _tell(self, number: int, words: str) -> None:
        if number == self.sentence:
            self._notice = number, words
            self._panel.sentence.leave()
            self.refresh()
            say(self._panel, words)

    def _write_note(self) -> None:
        if self.sentence is not None:
            self._commands.doubts.setChecked(True)
            self._panel.sentence.write_note()

    def _show_note(self, number: int) -> None:
        self._commands.doubts.setChecked(True)
        self._view.jump_to(number)

    def _mark_as_fine(self) -> None:
        number = self.sentence
        present = None if number is None else self._session.core.translation(number)
        if number is not None and present is not None:
            self._revise(number, by_user(present.target))

    def _offer_everywhere(self, number: int) -> None:
        """Open the panel where what was just written could be put in other places, too."""
        if number == self.sentence and self._commands.everywhere.isEnabled():
            self._commands.doubts.setChecked(True)

    def _apply_everywhere(self) -> None:
        core, number = self._session.core, self.sentence
        present = None if number is None else core.translation(number)
        if number is None or present is None:
            return
        others = core.same_sentences(number)
        last = core.revisions.undo_stack[-1:]
        if last and [place for place, was in last[0] if not isinstance(was, str)] == [number]:
            # Both become one step, so that one undo takes back all.
            self._session.undo()
        self._session.revise_all(sorted((number, *others)), by_user(present.target))
        self._tell(
            number,
            count_text("Applied in {:,} place.", "Applied in {:,} places.", 1 + len(others)),
        )

    def _revise(self, number: int, translation: Translation) -> None:
        self._session.revise(number, translation)
        say(self._panel, self._words(number, translation))

    def _revert(self) -> None:
        if self.sentence is not None:
            self._session.revert(self.sentence)

    def _show(self, number: int | None) -> None:
        if number is not None:
            self._view.jump_to(number)
