"""What is kept of the article in the window, and what the reader decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer

from khulasa.library.values import Keeping, Position, StoredReading
from khulasa.reading.changes import State
from khulasa.reading.keeping import Keeper
from khulasa.translation.result import by_user
from khulasa.ui.library.page import LibraryPage
from khulasa.ui.library.replies import Replies
from khulasa.ui.reading.sessions.article_session import ArticleSession, KeepingState
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.shell.opening.article_opener import ArticleOpener
from khulasa.ui.shell.opening.article_source import OpenedArticle
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.widgets.background_work import Handover
from khulasa.ui.widgets.message_bar import MessageBar, Proposal
from khulasa.wording import N_, _, count_text, phrase

_PLACE_KEPT_AFTER = 500  # milliseconds without scrolling, not at each pixel


class LibraryController(QObject):
    """Connects the library with the session, the text and the commands about keeping.

    Args:
        access: The library.
        session: Holds the article.
        page: Shows it.
        library_page: Shows the library.
        opener: Opens articles.
        commands: What the reader can do.
        bar: Where offers are made.
    """

    def __init__(
        self,
        access: LibraryAccess,
        session: LiveSession,
        page: ReadingPage,
        library_page: LibraryPage,
        opener: ArticleOpener,
        commands: Commands,
        bar: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._access, self._session, self._page = access, session, page
        self._library_page, self._opener = library_page, opener
        self._commands, self._bar = commands, bar
        self._offered_for: WeakSet[Keeper] = WeakSet()
        self._asked = KeepingState()  # of the article that a change was asked for last
        self._replies = Replies(self)
        self._replies.failed.connect(self._tell_not_set)
        self._handover = Handover(self)
        self._place_timer = QTimer(self, interval=_PLACE_KEPT_AFTER, singleShot=True)
        self._place_timer.timeout.connect(self.keep_place)
        page.view.moved.connect(self._place_timer.start)
        page.summary.kept_changed.connect(self._keep_sentences)
        access.changed.connect(self.take_up_library)
        access.tidied.connect(page.refresh)
        access.noticed.connect(bar.show_lasting)
        session.not_kept.connect(bar.show_error)
        session.state_changed.connect(self._offer_corrections)
        page.view.filled.connect(self._offer_corrections)
        commands.private.toggled.connect(self._set_private)
        commands.dont_keep.triggered.connect(self._set_keeping)
        library_page.actions_.removed.connect(self._let_go)
        library_page.actions_.restored.connect(self._take_back)

    def show_kept(self, opened: OpenedArticle) -> None:
        """Bring back what was kept beside the texts: the place, and sentences of the summary."""
        stored = opened.stored
        self.show_keeping()
        if stored is None:
            return
        if stored.summary is not None:
            self._page.summary.restore_kept(stored.summary.kept)
        row, offset = self._page.view.place
        has_scrolled = row > 0 or offset > 0  # while only the beginning was there
        if stored.position != Position() and not has_scrolled:
            self._page.view.go_back_to(stored.position.row, stored.position.offset)

    def show_again(self) -> None:
        """Show what is kept of an article that the reader comes back to."""
        self.show_keeping()
        self._page.summary.restore_kept(self._session.shown.keeping.kept_sentences)
        self._offer_corrections()

    def show_keeping(self) -> None:
        """Tick "Don't keep" where nothing keeps the article, too."""
        library, keeper = self._access.library, self._session.keeper
        is_open = self._session.core.reading is not None
        can_be_kept = library is not None and not library.read_only
        self._commands.dont_keep.setEnabled(is_open and can_be_kept)
        self._commands.dont_keep.setChecked(
            is_open and (keeper is None or self._session.shown.keeping.discards)
        )

    def show_kept_sentences(self) -> None:
        """Bring back the kept sentences of the summary that came back with its language."""
        keeper = self._session.keeper
        if keeper is not None and self._session.core.summary is not None:
            self._page.summary.restore_kept(keeper.kept_sentences)

    def offer_newer(self, file: Path, stored: StoredReading) -> None:
        """Offer to read a file again that holds another text by now."""
        text = _("The file {} was changed since you read it here.").format(file.name)
        newer = _("Read the newer text")
        self._bar.propose(
            Proposal(
                text,
                (
                    (newer, lambda: self._opener.read_newer(file, stored)),
                    (_("Keep this one"), lambda: None),
                ),
            )
        )

    def leave(self) -> None:
        """Note how the reader leaves an article that they may come back to."""
        self.keep_place()
        if self._session.core.reading is not None:
            self._session.shown.keeping.kept_sentences = self._page.summary.kept

    def keep_place(self) -> None:
        """Keep how far the reader has scrolled."""
        keeper = self._session.keeper
        if keeper is not None and self._page.isVisible():
            keeper.save_position(Position(*self._page.view.place))

    def close(self) -> None:
        """Say nothing any more."""
        self._replies.close()
        self._handover.close()

    def take_up_library(self) -> None:
        """Keep the articles in the library that there is now, or in none."""
        self._commands.private.setChecked(self._access.private)
        library = self._access.library
        if library is None:
            for article in self._session.articles:
                article.keeping.paused = article.keeper or article.keeping.paused
        self._session.keep_in(library)
        if library is not None:
            for article in self._session.articles:
                if article.keeping.paused is not None:
                    self._keep_again(article, article.keeping.paused)
        self._library_page.set_library(library, self._access.fault)
        self.show_keeping()

    def _keep_again(self, article: ArticleSession, before: Keeper | None) -> None:
        if article is self._session.shown:
            article.keeping.kept_sentences = self._page.summary.kept
        article.keep_again(before, article.keeping.kept_sentences)
        if article.keeper is not None:
            article.keeping.paused = article.keeping.removed = None
            if article.keeping.discards:
                self._discard(article, True)
        self.show_keeping()

    def _let_go(self, article_ids: tuple[int, ...]) -> None:
        """Articles that are open may be among those that were removed: they stay on the screen."""
        for article in self._session.articles:
            keeper = article.keeper
            if keeper is not None and keeper.article_id in article_ids:
                article.keeping.removed = keeper
                article.let_go()
        self.show_keeping()

    def _take_back(self, article_ids: tuple[int, ...]) -> None:
        """Articles that are open may be among those that are back."""
        for article in self._session.articles:
            removed = article.keeping.removed
            if removed is not None and removed.article_id in article_ids:
                self._keep_again(article, removed)

    def _set_private(self, private: bool) -> None:
        self._access.set_private(private)
        if private:
            self._bar.show_note(
                phrase("Private mode: nothing of what you open from now on is kept.")
            )
        elif self._session.keeper is not None:
            self._bar.show_note(
                phrase("What you open from now on is kept again, and so is this article.")
            )
        elif self._session.core.reading is not None and self._access.library is not None:
            how = N_("What you open from now on is kept again. To keep this article, untick “{}”.")
            self._bar.show_note(phrase(how, phrase("Don't keep this article")))
        elif self._access.library is not None:
            self._bar.show_note(phrase("What you open from now on is kept again."))

    def _set_keeping(self, discard: bool) -> None:
        article = self._session.shown
        if self._access.library is None:
            return
        if article.keeper is None:
            article.keeping.discards = False
            self._keep_again(article, article.keeping.paused or article.keeping.removed)
        else:
            self._discard(article, discard)

    def _discard(self, article: ArticleSession, discard: bool) -> None:
        library, keeper = self._access.library, article.keeper
        assert library is not None
        assert keeper is not None
        self._asked = article.keeping
        article.keeping.discards = discard
        keeping = Keeping.DISCARD if discard else article.keeping.kept_as
        self._replies.wait(library.set_keeping(keeper.article_id, keeping), lambda _none: None)

    def _tell_not_set(self, message: str) -> None:
        self._asked.discards = not self._asked.discards
        self.show_keeping()
        self._bar.show_error(message)

    def _keep_sentences(self, kept: frozenset[int]) -> None:
        self._session.shown.keeping.kept_sentences = kept
        if self._session.keeper is not None:
            self._session.keeper.kept_sentences = kept
            self._session.keeper.save_summary()

    def _offer_corrections(self) -> None:
        """Offer what the reader wrote for the same sentences elsewhere, once an article."""
        keeper = self._session.keeper
        if self._session.core.state is not State.DONE or keeper is None:
            return
        if keeper in self._offered_for or not self._page.view.is_filled:
            return  # the text comes first; asked again once it is all there
        self._offered_for.add(keeper)
        core = self._session.core
        if core.reading is None or core.is_as_read:
            return
        article, target = core.reading.article, core.target

        def offer(elsewhere: dict[int, str] | Exception) -> None:
            if isinstance(elsewhere, Exception):
                raise elsewhere
            if self._session.keeper is keeper and self._session.core.target == target:
                self._propose_corrections(keeper, target, keeper.corrections(elsewhere))
            else:
                self._offered_for.discard(keeper)  # when the reader is back

        self._handover.run(lambda: keeper.written_elsewhere(article, target), offer)

    def _propose_corrections(
        self, keeper: Keeper, target: str, corrections: Mapping[int, str]
    ) -> None:
        if not corrections:
            return

        def use() -> None:
            if self._session.keeper is not keeper or self._session.core.target != target:
                return  # another article, or another language, by now
            for number, words in corrections.items():
                self._session.revise(number, by_user(words))

        text = count_text(
            "You corrected {:,} of these sentences in another article.",
            "You corrected {:,} of these sentences in another article.",
            len(corrections),
        )
        self._bar.propose(
            Proposal(
                text,
                ((_("Use my words here, too"), use), (_("No"), lambda: None)),
            )
        )
