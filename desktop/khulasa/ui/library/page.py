"""The page with everything that was read before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from khulasa.library.errors import LibraryError
from khulasa.library.library import Library
from khulasa.library.values import ArticleFilter
from khulasa.ui.library.actions import Actions
from khulasa.ui.library.article_list import ArticleList
from khulasa.ui.library.article_model import ArticleModel
from khulasa.ui.library.controls import Controls
from khulasa.ui.library.entry import Entry
from khulasa.ui.library.foot import Foot
from khulasa.ui.library.hit_delegate import HitDelegate
from khulasa.ui.library.hit_groups import HitLine, hit_lines
from khulasa.ui.library.hit_model import HitModel
from khulasa.ui.library.languages import languages_of
from khulasa.ui.library.note_editor import NoteEditor
from khulasa.ui.library.placard import Placard, Said
from khulasa.ui.library.quiet_bar import QuietBar
from khulasa.ui.library.row_delegate import RowDelegate
from khulasa.ui.library.searcher import Found, Query, Searcher
from khulasa.ui.library.words import (
    count_words,
    found_words,
    removed_words,
    selected_words,
)
from khulasa.ui.widgets.background_work import Background
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.screen_reader import say
from khulasa.wording import _


def local_time() -> datetime:
    """The time now, with the zone of this computer."""
    return datetime.now().astimezone()


class LibraryPage(QWidget):
    """Lists what is kept, finds places in it, and says so plainly where nothing is.

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
        self._found: Found | None = None
        self._unfolded: set[int] = set()
        self.controls = Controls()
        self.actions_ = Actions(self)
        self.articles = ArticleModel(clock, self)
        self.hits = HitModel(self)
        self.article_list = ArticleList(self.articles, RowDelegate(clock, self))
        self.article_list.setAccessibleName(_("Articles"))
        self.article_list.setUniformItemSizes(True)
        self.hit_list = ArticleList(self.hits, HitDelegate(self))
        self.hit_list.setResizeMode(ArticleList.ResizeMode.Adjust)
        self.hit_list.setAccessibleName(_("Places that were found"))
        self.placard = Placard()
        self.stack = QStackedWidget()
        self.notice = QLabel()
        self.notice.setObjectName("libraryNotice")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QuietBar(self.actions_.undo)
        self.note_editor = NoteEditor()
        self.foot = Foot(self.actions_.about_articles())
        self.menu = QMenu(self)
        self.menu.addActions(self.actions_.about_articles())
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
        self.notice.setText(library.notice if library is not None else "")
        self.notice.setVisible(bool(self.notice.text()))
        self.articles.show(None, self.controls.sort, self.controls.chosen())
        self.hits.show(None, ())
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the library now; at once if the page is in sight, else when it is."""
        self._stale = True
        if self.isVisible():
            self._read()

    def focus_search(self) -> None:
        """Let the reader type what to search for."""
        if self.controls.isHidden():
            self._enter_list()
            return
        self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.controls.search.selectAll()

    def restyle(self) -> None:
        """Draw again in the colours that hold now."""
        self.article_list.viewport().update()
        self.hit_list.viewport().update()

    def close_down(self) -> None:
        """Keep what is being written, and say nothing any more; the window is closed."""
        self.note_editor.keep()
        self.searcher.close()
        self._background.close()
        self.actions_.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.note_editor.keep()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.restyle()

    def _assemble(self) -> None:
        self.stack.addWidget(self.article_list)
        self.stack.addWidget(self.hit_list)
        self.stack.addWidget(self.placard)
        for view in (self.article_list, self.hit_list):
            view.addActions(self.actions_.all())
        clear = QAction(_("Clear search"), self)
        clear.setShortcut(Qt.Key.Key_Escape)
        clear.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        clear.triggered.connect(self._clear_search)
        self.hit_list.addAction(clear)
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
        controls, actions = self.controls, self.actions_
        controls.words_changed.connect(lambda _words: self._search())
        controls.changed.connect(self._choose)
        controls.search.left_for_list.connect(self._enter_list)
        for view in (self.article_list, self.hit_list):
            view.left_at_top.connect(self.focus_search)
            view.typed.connect(self._type)
            view.selection_moved.connect(self._show_selection)
            view.doubleClicked.connect(lambda _index: actions.open.trigger())
            view.customContextMenuRequested.connect(self._show_menu)
        self.articles.failed.connect(self.bar.show_failure)
        # Later: the view is in the middle of drawing what it asked for.
        self.articles.outdated.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        self.searcher.found.connect(self._show_found)
        self.searcher.failed.connect(self.bar.show_failure)
        actions.open_wanted.connect(self._open)
        actions.note_wanted.connect(self._write_note)
        actions.removed.connect(self._tell_removed)
        actions.restored.connect(self._show_restored)
        actions.changed.connect(self._tell_changed)
        actions.noted.connect(self._tell_noted)
        actions.failed.connect(self.bar.show_failure)
        self.bar.over.connect(actions.forget_undo)
        self.note_editor.kept.connect(actions.save_note)
        self.note_editor.left.connect(self._return_to_list)

    # What is shown.

    def _read(self) -> None:
        """List the articles anew, where the reader is."""
        self._stale = False
        library = self._library
        if library is None:
            self._say(self._unusable(self._fault) if self._fault else self._private())
            return
        view = self.article_list
        near, current = view.currentIndex().row(), view.current_entry()
        chosen = {entry.article_id for entry in view.entries()}
        scrolled = view.verticalScrollBar().value()
        self.articles.show(library, self.controls.sort, self.controls.chosen())
        self._reach(chosen, current.article_id if current else -1, near)
        view.executeDelayedItemsLayout()
        view.verticalScrollBar().setValue(scrolled)
        self._find_languages(library)
        if self.controls.words():
            self._search(at_once=True)
        else:
            self._show_articles()

    def _reach(self, chosen: set[int], current: int, near: int) -> None:
        """Select these articles again; of one that is gone, what stands in its place is current."""
        view, selection = self.article_list, self.article_list.selectionModel()
        if near < 0:
            return
        rows = self.articles.find({*chosen, current} - {-1}, near)
        number = rows.get(current, min(near, self.articles.rowCount() - 1))
        if number < 0:
            return
        view.setCurrentIndex(self.articles.index(number))
        for article_id in chosen & rows.keys():
            index = self.articles.index(rows[article_id])
            selection.select(index, selection.SelectionFlag.Select)
        if current in rows and current not in chosen:
            selection.select(self.articles.index(number), selection.SelectionFlag.Deselect)

    def _show_articles(self) -> None:
        """Show the list of articles, or say why it is empty."""
        count, total = self.articles.rowCount(), self.articles.total()
        self._found = None
        self.controls.set_sortable(True)
        if self.articles.fault:
            self._say(self._unusable(self.articles.fault))
            return
        if not total:
            self._say(self._empty())
            return
        self._show_parts(True)
        self.foot.count.setText(count_words(count, total))
        if count:
            self.stack.setCurrentWidget(self.article_list)
        else:
            self.placard.say(self._none_chosen())
            self.stack.setCurrentWidget(self.placard)
        self._show_selection()

    def _show_found(self, found: Found) -> None:
        if found.query != self._query():
            return
        if self._found is None or found.query != self._found.query:
            self._unfolded = set()
            self.hit_list.setCurrentIndex(self.hits.index(-1))
            self.hit_list.scrollToTop()
        self._found = found
        lines = self._list_hits(found)
        self._show_parts(True)
        self.controls.set_sortable(False)
        articles = len({hit.article_id for hit in found.hits})
        words = found_words(len(found.hits), articles, limited=found.limited)
        if words != self.foot.count.text():
            say(self.controls.search, words)
        self.foot.count.setText(words)
        if lines:
            self.stack.setCurrentWidget(self.hit_list)
        else:
            self.placard.say(self._nothing_found(found.query.words))
            self.stack.setCurrentWidget(self.placard)
        self._show_selection()

    def _list_hits(self, found: Found) -> list[HitLine]:
        """List hits, where the reader is if the list was there before."""
        view = self.hit_list
        row, scrolled = view.currentIndex().row(), view.verticalScrollBar().value()
        lines = hit_lines(found.hits, self._unfolded)
        self.hits.show(self._library, lines)
        if row >= 0 and lines:
            view.setCurrentIndex(self.hits.index(min(row, len(lines) - 1)))
        view.executeDelayedItemsLayout()
        view.verticalScrollBar().setValue(scrolled)
        return lines

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
        view = self._view()
        entries = view.entries() if view is not None else []
        self.actions_.select(entries, view.current_entry() if view is not None else None)
        number = len({entry.article_id for entry in entries})
        self.foot.selected.setText(selected_words(number))

    def _view(self) -> ArticleList | None:
        """The list that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, ArticleList) else None

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
        self.hits.show(None, ())
        self._show_articles()

    def _choose(self) -> None:
        self._done()
        self.article_list.setCurrentIndex(self.articles.index(-1))
        self.article_list.scrollToTop()
        self._read()

    def _enter_list(self) -> None:
        view = self._view()
        if view is not None:
            view.enter()
        elif self.placard.buttons:
            self.placard.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _type(self, letters: str) -> None:
        search = self.controls.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.end(False)
        search.insert(letters)

    def _clear_search(self) -> None:
        self.controls.search.clear()
        self.focus_search()

    def _show_menu(self, place: QPoint) -> None:
        view = self._view()
        if view is None or not view.selectedIndexes():
            return
        self.menu.popup(view.viewport().mapToGlobal(place))

    def _open(self, entry: Entry) -> None:
        if entry.unfolds:
            self._unfolded.add(entry.article_id)
            if self._found is not None:
                self._list_hits(self._found)
            return
        self._done()
        try:
            target = entry.target or self._last_target(entry.article_id)
        except LibraryError as error:
            self.bar.show_failure(str(error))
            return
        self.article_wanted.emit(entry.article_id, target, entry.sentence)

    def _last_target(self, article_id: int) -> str:
        targets = self._library.targets(article_id) if self._library is not None else ()
        return targets[0] if targets else ""

    def _write_note(self, entry: Entry) -> None:
        self._done()
        try:
            note = self.actions_.note_of(entry.article_id)
        except LibraryError as error:
            self.bar.show_failure(str(error))
            return
        self.note_editor.begin(entry.article_id, entry.title, note)

    def _return_to_list(self) -> None:
        view = self._view()
        if view is not None and self.isVisible():
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the library did.

    def _done(self) -> None:
        """The reader went on: what was removed stays so."""
        self.actions_.forget_undo()
        self.bar.clear()

    def _tell_removed(self, numbers: tuple[int, ...]) -> None:
        self.bar.show_done(removed_words(len(numbers)))
        self.refresh()

    def _show_restored(self, numbers: tuple[int, ...]) -> None:
        self.bar.clear()
        self.refresh()
        near = max(0, self.article_list.currentIndex().row())
        rows = self.articles.find(numbers, near)
        if rows and self._view() is self.article_list:
            self.article_list.setCurrentIndex(self.articles.index(min(rows.values())))
            self.article_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_changed(self) -> None:
        self._done()
        self.refresh()

    def _tell_noted(self, article_id: int, note: str) -> None:
        self.note_editor.confirm(article_id, note)
        self.refresh()

    # What is said where there is no list.

    def _ways_in(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            (_("Open…"), self.open_wanted.emit),
            (_("Paste"), self.paste_wanted.emit),
        )

    def _empty(self) -> Said:
        return Said(
            _("Nothing is kept yet"),
            _(
                "Every article you open is kept here with its translation, your corrections and "
                "its summary, on this computer only. You find it again by any word in it, and "
                "go on where you were."
            ),
            self._ways_in(),
        )

    def _private(self) -> Said:
        return Said(
            _("Private: nothing is kept here"),
            _(
                "This window writes nothing of what you read to the disk, because private mode is "
                "on. Articles, corrections and summaries are gone when you close it. What was kept "
                "before is untouched; you see it again without private mode."
            ),
            self._ways_in(),
        )

    def _unusable(self, fault: str) -> Said:
        return Said(_("The library cannot be shown"), fault, self._ways_in())

    def _none_chosen(self) -> Said:
        return Said(
            _("No article is like that"),
            _("Articles are kept, but none that all of the chosen filters let through."),
            ((_("Show all"), self.controls.show_all),),
        )

    def _nothing_found(self, words: str) -> Said:
        body = _("No title, sentence, summary or note has all of these words: {}")
        offers: list[tuple[str, Callable[[], object]]] = [(_("Clear search"), self._clear_search)]
        if self.controls.chosen() != ArticleFilter():
            body = _("None of the chosen articles has all of these words: {}")
            offers.append((_("Search all articles"), self.controls.show_all))
        # Isolated, so that Arabic words do not turn the line around.
        return Said(_("Nothing found"), body.format(f"\u2068{words}\u2069"), offers)
