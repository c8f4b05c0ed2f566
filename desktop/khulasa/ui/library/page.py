"""The page with everything that was read before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter
from khulasa.ui.library import carrying_out, search_and_list
from khulasa.ui.library.actions import Actions
from khulasa.ui.library.all_articles import AllArticles
from khulasa.ui.library.article_list import ArticleList
from khulasa.ui.library.article_model import ArticleModel
from khulasa.ui.library.controls import Controls
from khulasa.ui.library.foot import Foot
from khulasa.ui.library.hit_list import HitList
from khulasa.ui.library.hit_model import HitModel
from khulasa.ui.library.languages import languages_of
from khulasa.ui.library.note_editor import NoteEditor
from khulasa.ui.library.nothing_to_list import (
    none_chosen,
    nothing_found,
    nothing_kept,
    private_mode,
    unusable,
)
from khulasa.ui.library.placard import Placard, Said
from khulasa.ui.library.quiet_bar import QuietBar
from khulasa.ui.library.searcher import Found, Query, Searcher
from khulasa.ui.library.words import (
    count_words,
    found_words,
    selected_words,
)
from khulasa.ui.widgets.background_work import Background
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import say
from khulasa.wording import _


def local_time() -> datetime:
    """The time now, with the zone of this computer."""
    return datetime.now().astimezone()


class LibraryPage(QWidget):
    """Lists what is kept, finds places in it, and says so plainly where nothing is.

    Attributes:
        named: What can be done here, by the names that settings and the palette know them by.
        all_actions: The same for the menu bar.

    Signals:
        article_wanted: The reader wants to read an article: its number, the code of the language
            to read it in (empty if it was only opened so far), and the number of the sentence to
            begin at, -1 for none.
        open_wanted: The reader wants to open a file.
        paste_wanted: The reader wants to paste a text.

    Args:
        library: What is kept; None in private mode.
        clock: Tells the time, with the zone that dates are shown in.
    """

    article_wanted = Signal(int, str, int)
    open_wanted = Signal()
    paste_wanted = Signal()

    def __init__(
        self,
        library: Library | None = None,
        *,
        clock: Callable[[], datetime] = local_time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library: Library | None = None
        self._fault = ""
        self._stale = True
        self.controls = Controls()
        self.actions_ = Actions(self)
        self.articles = ArticleModel(clock, self)
        self.hits = HitModel(self)
        self.article_list = AllArticles(self.articles, clock)
        self.hit_list = HitList(self.hits)
        self.placard = Placard()
        self.stack = QStackedWidget()
        self.notice = plain_label()
        self.notice.setObjectName("libraryNotice")
        self.notice.setWordWrap(True)
        self.bar = QuietBar(self.actions_.undo)
        self.note_editor = NoteEditor()
        self.foot = Foot(self.actions_.about_articles())
        self.menu = QMenu(self)
        self.menu.addActions(self.actions_.about_articles())
        self.named = self.actions_.named | self.controls.named
        self.all_actions = QMenu(_("In the library"), self)
        self.all_actions.addActions(list(self.named.values()))
        self._offer(on=False)
        self.searcher = Searcher(self)
        self._background = Background(self)
        self._assemble()
        self._connect()
        self.set_library(library)

    def set_library(self, library: Library | None, fault: str = "") -> None:
        """Show this library instead.

        Args:
            library: What is kept; None in private mode, or if it cannot be used.
            fault: Why it cannot be used; empty in private mode.
        """
        self.note_editor.keep()  # in the library that it was written in
        self._library, self._fault = library, fault
        self.searcher.cancel()
        self.bar.clear()
        self.note_editor.leave()
        self.actions_.set_library(library)
        self.notice.setText(str(library.notice) if library is not None else "")
        self.notice.setVisible(bool(self.notice.text()))
        self.articles.show(None, self.controls.sort, self.controls.chosen())
        self.hit_list.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the library now; at once if the page is in sight, else when it is."""
        self._stale = True
        if self.isVisible():
            self._read()

    def focus_search(self) -> None:
        """Let the reader type what to search for."""
        if self.controls.isHidden():
            search_and_list.enter_list(self)
            return
        self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.controls.search.selectAll()

    def shown_list(self) -> ArticleList | None:
        """The list that is shown; None while there is none."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, ArticleList) else None

    def restyle(self) -> None:
        """Draw again in the colours and fonts that hold now."""
        for shown in (self.article_list, self.hit_list):
            shown.scheduleDelayedItemsLayout()
            shown.viewport().update()

    def close_down(self) -> None:
        """Keep what is being written, and say nothing any more; the window is closed."""
        self.note_editor.keep()
        self.searcher.close()
        self._background.close()
        self.actions_.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer(on=True)
        if self._stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._offer(on=False)
        self.note_editor.keep()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.restyle()

    def _offer(self, *, on: bool) -> None:
        """Offer what can be done here, which is nothing while another page is in sight."""
        for action in (*self.named.values(), self.all_actions.menuAction()):
            action.setVisible(on)

    def _assemble(self) -> None:
        self.stack.addWidget(self.article_list)
        self.stack.addWidget(self.hit_list)
        self.stack.addWidget(self.placard)
        for view in (self.article_list, self.hit_list):
            view.addActions(self.actions_.all())
            view.offer_menu(self.menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.controls)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.note_editor)
        layout.addWidget(self.bar)
        layout.addWidget(self.foot)
        self.notice.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)

    def _connect(self) -> None:
        self.controls.words_changed.connect(lambda _words: self._search())
        self.controls.changed.connect(self._choose)
        for view in (self.article_list, self.hit_list):
            view.selection_moved.connect(self._show_selection)
            view.doubleClicked.connect(lambda _index: self.actions_.open.trigger())
        self.articles.failed.connect(self.bar.show_failure)
        # Later: the view is in the middle of drawing what it asked for.
        self.articles.outdated.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        self.searcher.found.connect(self._show_found)
        self.searcher.failed.connect(self.bar.show_failure)
        search_and_list.connect(self)
        carrying_out.connect(self)

    # What is shown.

    def _read(self) -> None:
        """List the articles anew, where the reader is."""
        self._stale = False
        library = self._library
        if library is None:
            ways_in = self._ways_in()
            self._say(unusable(self._fault, ways_in) if self._fault else private_mode(ways_in))
            return
        self.article_list.list_anew(library, self.controls.sort, self.controls.chosen())
        self._find_languages(library)
        if self.controls.words():
            self._search(at_once=True)
        else:
            self._show_articles()

    def _show_articles(self) -> None:
        """Show the list of articles, or say why it is empty."""
        count, total = self.articles.rowCount(), self.articles.total()
        self.hit_list.forget()
        self.controls.set_sortable(True)
        if self.articles.fault:
            self._say(unusable(self.articles.fault, self._ways_in()))
            return
        if not total:
            self._say(nothing_kept(self._ways_in()))
            return
        self._show_parts(True)
        self.foot.count.setText(count_words(count, total))
        if count:
            self.stack.setCurrentWidget(self.article_list)
        else:
            self.placard.say(none_chosen(self.controls.show_all))
            self.stack.setCurrentWidget(self.placard)
        self._show_selection()

    def _show_found(self, found: Found) -> None:
        if self._library is None or found.query != self._query():
            return
        self.hit_list.show_found(self._library, found)
        self._show_parts(True)
        self.controls.set_sortable(False)
        articles = len({hit.article_id for hit in found.hits})
        words = found_words(len(found.hits), articles, limited=found.limited)
        if words != self.foot.count.text():
            say(self.controls.search, words)
        self.foot.count.setText(words)
        if found.hits:
            self.stack.setCurrentWidget(self.hit_list)
        else:
            filtered = found.query.chosen != ArticleFilter()
            show_all = self.controls.show_all if filtered else None
            clear = partial(search_and_list.clear_search, self)
            self.placard.say(nothing_found(found.query.words, clear, show_all))
            self.stack.setCurrentWidget(self.placard)
        self._show_selection()

    def _say(self, said: Said) -> None:
        """Say something in the place of all."""
        self._show_parts(False)
        self.placard.say(said)
        self.stack.setCurrentWidget(self.placard)
        self._show_selection()

    def _show_parts(self, on: bool) -> None:
        self.controls.setVisible(on)
        self.foot.setVisible(on)

    def _show_selection(self) -> None:
        view = self.shown_list()
        entries = view.entries() if view is not None else []
        self.actions_.select(entries, view.current_entry() if view is not None else None)
        number = len({entry.article_id for entry in entries})
        self.foot.selected.setText(selected_words(number))

    def _find_languages(self, library: Library) -> None:
        def show(found: tuple[str, ...] | Exception) -> None:
            if isinstance(found, tuple) and library is self._library:
                self.controls.set_languages(found)

        # If one is under way, its answer is as good.
        self._background.run(_("Counting…"), lambda: languages_of(library), show)

    # What the reader does.

    def _query(self) -> Query:
        return Query(self.controls.words(), self.controls.chosen())

    def _search(self, *, at_once: bool = False) -> None:
        if self._library is None:
            return
        if self.controls.words():
            self.searcher.search(self._library, self._query(), at_once=at_once)
            return
        self.searcher.cancel()
        self._show_articles()

    def _choose(self) -> None:
        carrying_out.move_on(self)
        self.article_list.begin_at_top()
        self._read()

    def _ways_in(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return ((_("Open…"), self.open_wanted.emit), (_("Paste"), self.paste_wanted.emit))
