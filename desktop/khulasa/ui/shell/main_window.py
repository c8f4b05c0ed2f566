"""The window: there at once with its first picture; ``furnishing.py`` puts in all the rest.

What the first picture does not show is imported by the functions that need it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from khulasa.resources import resource_path
from khulasa.settings.store import Settings
from khulasa.ui.shell.commands import shortcut_keys
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.commands.menu_bar import add_menus
from khulasa.ui.shell.commands.toolbar import Toolbar
from khulasa.ui.shell.notices.welcome import Welcome
from khulasa.ui.shell.opening.offer import Offer, read_offer
from khulasa.ui.shell.start.window_place import restore_place
from khulasa.ui.widgets.grid import status_height
from khulasa.ui.widgets.later import later
from khulasa.wording import Phrase, _

if TYPE_CHECKING:
    from khulasa.translation.backend_name import BackendName
    from khulasa.ui.aloud.controller import ReadingAloud
    from khulasa.ui.export.controller import ExportController
    from khulasa.ui.export.layout_saving import LayoutSaving
    from khulasa.ui.export.print_controller import PrintController
    from khulasa.ui.glossary.controller import GlossaryController
    from khulasa.ui.library.controller import LibraryController
    from khulasa.ui.library.page import LibraryPage
    from khulasa.ui.models.controller import ModelsController
    from khulasa.ui.models.live_catalogue import LiveCatalogue
    from khulasa.ui.reading.navigation.find_bar import FindBar
    from khulasa.ui.reading.sessions.session import LiveSession
    from khulasa.ui.review.controller import ReviewController
    from khulasa.ui.shell.commands.recent_menu import RecentMenu
    from khulasa.ui.shell.library_access import LibraryAccess
    from khulasa.ui.shell.notices.attention import Caller, LongJobs
    from khulasa.ui.shell.notices.drop_sheet import DropSheet
    from khulasa.ui.shell.notices.notice_bar import NoticeBar
    from khulasa.ui.shell.notices.status_line import StatusLine
    from khulasa.ui.shell.opening.article_opener import ArticleOpener
    from khulasa.ui.shell.opening.backlog import Backlog
    from khulasa.ui.shell.page import ReadingPage
    from khulasa.ui.shell.shared import Shared
    from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
    from khulasa.ui.summary.controller import SummaryController
    from khulasa.ui.widgets.message_bar import MessageBar

SAMPLE = ("samples", "arabic-article.txt")


class MainWindow(QMainWindow):
    """Articles in tabs: the one in front with its translation and its summary.

    Attributes:
        is_furnished: All is in it. Until then it only paints itself.
        closes: It was closed before, and is as soon as all is in it.

    Args:
        settings: What was chosen before.
    """

    shared: Shared
    backend: BackendName
    catalogue: LiveCatalogue
    catalogue_fault: Phrase | str
    access: LibraryAccess
    session: LiveSession
    recent: RecentMenu
    message_bar: MessageBar
    notice: NoticeBar
    page: ReadingPage
    find_bar: FindBar
    drop_sheet: DropSheet
    library: LibraryPage
    status_line: StatusLine
    review: ReviewController
    summaries: SummaryController
    models: ModelsController
    tabs: ArticleTabs
    opener: ArticleOpener
    backlog: Backlog
    keeping: LibraryController
    exporting: ExportController
    printing: PrintController
    layout_saving: LayoutSaving
    glossary: GlossaryController
    aloud: ReadingAloud
    long_jobs: LongJobs
    caller: Caller

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.is_furnished = self.closes = False
        self.commands = Commands(self)
        shortcut_keys.restore(self.commands.named, settings)
        self.toolbar = Toolbar(self.commands, self)
        self.addToolBar(self.toolbar)
        add_menus(self.menuBar())
        self.welcome = Welcome((self.commands.open, self.commands.paste, self.commands.sample))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Progress of the translation"))
        self.progress.setTextVisible(False)
        # Only its ink goes, so that the page does not jump by the height of the bar.
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.hide()
        # The place of the status line.
        self.statusBar().setFixedHeight(status_height(self))
        self.statusBar().setSizeGripEnabled(False)
        self.middle = QVBoxLayout()
        self.middle.setContentsMargins(0, 0, 0, 0)
        self.middle.setSpacing(0)
        self.middle.addWidget(self.stack, 1)
        self.middle.addWidget(self.progress)
        middle = QWidget()
        middle.setLayout(self.middle)
        self.setCentralWidget(middle)
        self.setWindowTitle("Khulasa")
        self.setMinimumSize(640, 280)
        restore_place(self, settings, QSize(1280, 800))

    def resume(self, *, behind: bool = False) -> None:
        """Begin with the tabs of the last time, else with the library.

        Args:
            behind: Only have them behind what is about to be opened.
        """
        from khulasa.ui.shell.start.restoring import resume

        resume(self, behind=behind)

    def open_file(
        self, path: Path, *, encoding: str | None = None, language: str | None = None
    ) -> None:
        """Read a file and translate it; what is shown stays until it is read."""
        from khulasa.ui.shell.opening.article_source import ArticleSource

        self.opener.open(ArticleSource(path, encoding, language))

    def open_text(self, text: str, *, language: str | None = None) -> None:
        """Translate text that was pasted or dropped."""
        from khulasa.ui.shell.opening.article_source import ArticleSource

        self.opener.open(ArticleSource(text, None, language))

    def open_kept(self, article_id: int, target: str, sentence: int = -1) -> None:
        """Show an article of the library, and a sentence of it; -1 for where the reader was."""
        from khulasa.ui.shell.opening.article_source import KeptArticle
        from khulasa.ui.shell.opening.several import go_to_kept

        go_to_kept(self, KeptArticle(article_id, target))
        if sentence >= 0 and self.tabs.current.article_id == article_id:
            self.page.view.jump_to(sentence)

    def beside(self) -> MainWindow:
        """Another window, still empty and hidden, that has all in common with this one."""
        from khulasa.ui.shell.furnishing import window_of

        return window_of(self.shared, backend=self.backend)

    def open_sample(self) -> None:
        """Open the article that ships with the app."""
        self.open_file(resource_path(*SAMPLE))

    def choose_file(self) -> None:
        """Ask for a file, and open it."""
        from khulasa.ui.shell.dialogs.standard_dialogs import choose_file

        self.shared.on_looking(self)
        path = choose_file(self, self.settings, remember=not self.access.private)
        if path is not None:
            self.open_file(path)

    def paste(self) -> None:
        """Open what is on the clipboard."""
        offer = read_offer(QGuiApplication.clipboard().mimeData())
        if offer is None:
            self.message_bar.show_error(_("There is no text or file on the clipboard."))
        else:
            self.take(offer)

    def take(self, offer: Offer) -> None:
        """Open what was dropped or pasted: several files in a tab each, one after another."""
        match offer.files:
            case ():
                self.open_text(offer.text)
            case (file,):
                self.open_file(file)
            case files:
                from khulasa.ui.shell.opening.several import open_all

                open_all(self, files)

    def show_library(self, on: bool) -> None:
        """Show the library, or what was shown before it."""
        if on:
            self.library.refresh()
            self.stack.setCurrentWidget(self.library)
            self.library.focus_search()
        elif self.stack.currentWidget() is self.library:
            texts = (self.session.core.reading, self.page.beginning.article)
            self.stack.setCurrentIndex(self.stack.indexOf(self.page) if any(texts) else 0)
        from khulasa.ui.shell.showing import show_choices

        show_choices(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.is_furnished and _offered(event) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.drop_sheet.cover()
            self.shared.on_looking(self)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drop_sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_sheet.hide()
        offer = _offered(event)
        if offer is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # The drag's own event loop still runs; whatever opens has to wait until it is over.
            later(self, lambda: self.take(offer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.aloud.is_on:
                self.aloud.stop()
                return
            if self.session.core.running:  # where the shortcut of Stop did not get it
                self.session.stop()
                return
            self.message_bar.dismiss()
            self.page.view.marks.pin(range(0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_furnished:
            self.drop_sheet.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self.is_furnished:
            return
        if event.type() is QEvent.Type.ActivationChange:
            from khulasa.ui.shell.showing import show_title

            show_title(self)
            if self.isActiveWindow():
                self.shared.use(self)
        if event.type() is QEvent.Type.PaletteChange:
            self.page.restyle()
            self.library.restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_furnished:
            self.closes = True
            event.ignore()
            return
        from khulasa.ui.shell.start.closing import close_window

        if close_window(self):
            super().closeEvent(event)
        else:
            event.ignore()


def _offered(event: QDropEvent) -> Offer | None:
    """What a drag brings; nothing if it began in this app, as with a selection let go of."""
    return read_offer(event.mimeData()) if event.source() is None else None
