"""What a window does with the glossary: terms in the source, the card, names that are fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from khulasa.glossary.term import FixedName, Term
from khulasa.reading.naming import proposed_name
from khulasa.reading.session import Session
from khulasa.reading.terms import NamePlaces
from khulasa.reasons import WordedError
from khulasa.review.languages import Languages
from khulasa.review.rules.terms import Missing
from khulasa.translation.result import Status
from khulasa.ui.glossary.live_glossary import LiveGlossary
from khulasa.ui.glossary.words import fixed_words, name_words, term_words
from khulasa.ui.reading.rows.row_text import TermMark
from khulasa.ui.widgets.later import later
from khulasa.ui.widgets.portions import Steps
from khulasa.ui.widgets.screen_reader import say
from khulasa.wording import _, clauses_text

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


class GlossaryController(QObject):
    """Connects the glossary with the article that is shown.

    Args:
        window: Shows the article.
        glossary: The reader's terms.
    """

    def __init__(self, window: MainWindow, glossary: LiveGlossary) -> None:
        super().__init__(window)
        self._window, self._glossary = window, glossary
        self._session, self._commands = window.session, window.commands
        self._view, self._card = window.page.view, window.page.review.sentence.terms
        self._view.source.terms_of = self._marks_of
        commands, session = self._commands, self._session
        commands.glossary.triggered.connect(self._open)
        commands.put_term.triggered.connect(self._put_first)
        commands.fix_name.triggered.connect(self._ask_for_name)
        commands.add_term.triggered.connect(self._ask_for_term)
        self._card.wanted.connect(self._put)
        glossary.changed.connect(self._use)
        session.rows_changed.connect(self._refresh)
        session.state_changed.connect(self._refresh)
        self._view.marks.changed.connect(self._refresh)
        self._view.reached.connect(self._speak)
        session.name_fixed.connect(self._count)
        self._fixed: tuple[FixedName, Session] | None = None
        self._counting = Steps(self)
        self._counting.done.connect(self._say_fixed)
        self._refresh()
        # Later: a long glossary must not keep a window from being shown.
        later(self, self._begin)

    def close(self) -> None:
        """Hear of the glossary no more."""
        self._glossary.changed.disconnect(self._use)

    @property
    def languages(self) -> Languages:
        """The pair that the article is read in; empty where nothing is open."""
        core = self._session.core
        source = core.reading.article.language if core.reading is not None else ""
        return Languages(source, core.target)

    def _begin(self) -> None:
        terms = self._glossary.in_use
        if self._glossary.notice:
            self._window.message_bar.show_lasting(self._glossary.notice)
            self._glossary.notice = ""
        if terms:
            self._session.use_glossary(terms)

    def _use(self) -> None:
        self._session.use_glossary(self._glossary.in_use)

    def _marks_of(self, number: int) -> tuple[TermMark, ...]:
        terms = self._session.core.terms
        if not terms.is_active:
            return ()
        marks = [TermMark(hit.span, name_words(hit.term)) for hit in terms.names_of(number)]
        marks += [TermMark(hit.span, term_words(hit.term)) for hit in terms.terms_of(number)]
        return tuple(marks)

    def _refresh(self) -> None:
        core, number = self._session.core, self._window.review.sentence
        if number is None or core.reading is None:
            self._card.show_terms((), ())
            missing: tuple[Missing, ...] = ()
        else:
            missing = core.missing_terms(number)
            self._card.show_terms(self._lines(number), missing)
        self._commands.put_term.setEnabled(bool(missing))
        for command in (self._commands.fix_name, self._commands.add_term):
            command.setEnabled(number is not None and not core.is_as_read)

    def _lines(self, number: int) -> list[str]:
        """What the glossary says of a sentence, each term once."""
        return list(dict.fromkeys(mark.words for mark in self._marks_of(number)))

    def _speak(self, number: int) -> None:
        if lines := self._lines(number):
            say(self._view.main, _("Glossary: {}").format(clauses_text(lines)))

    def _put_first(self) -> None:
        editing, number = self._view.editing, self._window.review.sentence
        if editing.number is not None and editing.editor.offers_term:
            editing.editor.put_term()
            return
        editing.keep()
        missing = () if number is None else self._session.core.missing_terms(number)
        if missing:
            self._put(missing[0])

    def _put(self, missing: Missing) -> None:
        number = self._window.review.sentence
        if number is None:
            return
        if missing.places:
            self._session.put_term(number, missing)
            self._view.focus()
            words = _("“{}” was put in.").format(f"\u2068{missing.target}\u2069")
            self._window.status_line.confirm(words)
        else:
            self._window.review.editing.edit(number, missing.target)

    def _ask_for_name(self) -> None:
        from khulasa.ui.glossary.name_dialog import NameDialog

        number = self._window.review.sentence
        core = self._session.core
        if number is None or core.reading is None:
            return
        dialog = NameDialog(
            self._proposal(number),
            lambda name: core.terms.look_for_name(name, core.revisions.current),
            self._window,
        )
        dialog.written.connect(self._session.fix_name)
        dialog.open()

    def _proposal(self, number: int) -> FixedName:
        """The name that the reader points at; the fixed one, where it is fixed already."""
        core = self._session.core
        known = core.translation(number)
        shown = known.target.strip() if known and known.status is not Status.FAILED else ""
        panes = (self._view.source, self._view.target)
        for pane in sorted(panes, key=lambda pane: not pane.hasFocus()):
            if (place := pane.place_in_sentence(number)) is not None:
                in_source = pane is self._view.source
                source = core.sentence(number)
                if not in_source and place[0] != shown:
                    continue
                found = proposed_name(source, shown, self.languages, place[1], in_source=in_source)
                fixed = core.revisions.names.find(found.source)
                return fixed or found
        return FixedName("", "")

    def _count(self, name: FixedName) -> None:
        """Look where the name is that holds now, to say so."""
        core = self._session.core
        self._fixed = name, core
        self._counting.start(core.terms.look_for_name(name, core.revisions.current))

    def _say_fixed(self, places: NamePlaces) -> None:
        assert self._fixed is not None
        (name, core), self._fixed = self._fixed, None  # it would hold a closed article
        if core is self._session.core and name in core.revisions.names.names:
            words = fixed_words(name, places)
            self._window.status_line.confirm(words)
            say(self._view.main, words)

    def _ask_for_term(self) -> None:
        from khulasa.ui.glossary.term_dialog import TermDialog

        number = self._window.review.sentence
        if number is None:
            return
        name = self._proposal(number)
        target = self._view.target.selected_in(number) or name.target
        term = Term(name.source, (target,) if target else ())
        dialog = TermDialog(term, _("Add a term"), self._window)
        dialog.written.connect(self._add)
        dialog.open()

    def _add(self, term: Term) -> None:
        try:
            self._glossary.change(lambda terms: (*terms, term))
        except WordedError as error:
            self._window.message_bar.show_error(error.words)
        else:
            self._window.status_line.confirm(_("The term was added."))
            say(self._view.main, _("The term was added."))

    def _open(self) -> None:
        from khulasa.ui.glossary.dialog import GlossaryDialog

        dialog = GlossaryDialog(
            self._glossary,
            self.languages,
            lambda: self._session.core.revisions.names,
            self._window,
        )
        dialog.freed.connect(self._session.free_name)
        self._session.rows_changed.connect(dialog.show_names)
        dialog.open()
