"""The window: puts the parts together and opens articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from khulasa.article.plain.encodings import ENCODINGS
from khulasa.models.catalogue import Catalogue, Model
from khulasa.reading.run import Runner
from khulasa.resources import resource_path
from khulasa.settings.keys import LIBRARY_SIZE
from khulasa.settings.store import Settings, user_settings
from khulasa.translation.backend_name import BackendName
from khulasa.ui.export.controller import ExportController
from khulasa.ui.export.layout_saving import LayoutSaving
from khulasa.ui.library.controller import LibraryController
from khulasa.ui.library.page import LibraryPage
from khulasa.ui.models.controller import ModelsController
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.reading.find_bar import FindBar
from khulasa.ui.reading.session import LiveSession
from khulasa.ui.review.controller import ReviewController
from khulasa.ui.shell import shortcut_keys
from khulasa.ui.shell.article_source import ArticleSource, KeptArticle
from khulasa.ui.shell.attention import Caller, LongJobs
from khulasa.ui.shell.backlog import Backlog
from khulasa.ui.shell.commands import Commands
from khulasa.ui.shell.connections import connect
from khulasa.ui.shell.dialogs import choose_file
from khulasa.ui.shell.drop_target import DropSheet, Offer, read_offer
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.shell.menu_bar import fill_menu_bar
from khulasa.ui.shell.notice_bar import NoticeBar
from khulasa.ui.shell.opening import ArticleOpener
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.shell.recent_menu import RecentMenu
from khulasa.ui.shell.restoring import keep_front, keep_order, resume
from khulasa.ui.shell.showing import show_choices, show_lines_joined, show_title
from khulasa.ui.shell.single_instance import Wish
from khulasa.ui.shell.status_line import StatusLine
from khulasa.ui.shell.tabs import ArticleTabs
from khulasa.ui.shell.taking_on import TakingOn
from khulasa.ui.shell.toolbar import Toolbar
from khulasa.ui.shell.welcome import Welcome
from khulasa.ui.shell.window_place import remember_place, restore_place
from khulasa.ui.summary.controller import SummaryController
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.wording import _

SAMPLE = ("samples", "arabic-article.txt")


class MainWindow(QMainWindow):
    """Articles in tabs: the one in front with its translation and its summary.

    Args:
        engine: Translates; the window closes it when it is closed itself.
        models: The catalogue.
        backend: Which backend runs the models.
        model_name: Catalogue name of the model to use; by default the first that fits.
        catalogue_fault: Why there are no models, or not all; else empty.
        settings: What was chosen before; by default the user's.
        private: Keep nothing of what is opened.
    """

    def __init__(
        self,
        engine: Runner,
        models: tuple[Model, ...],
        *,
        backend: BackendName = BackendName.CTRANSLATE2,
        model_name: str | None = None,
        catalogue_fault: str = "",
        settings: Settings | None = None,
        private: bool = False,
    ) -> None:
        super().__init__()
        self.catalogue_fault = catalogue_fault
        faults = (catalogue_fault,) if catalogue_fault else ()
        self.catalogue = LiveCatalogue(Catalogue(models, faults), self)
        self.settings = user_settings() if settings is None else settings
        limit = self.settings.get(LIBRARY_SIZE) << 20
        self.access = LibraryAccess(None, private=private, limit=limit, parent=self)
        self.session = LiveSession(engine, self)
        self.commands = Commands(self)
        self.toolbar = Toolbar(self.commands, ENCODINGS, self)
        self.addToolBar(self.toolbar)
        self.recent = RecentMenu(self.access, self)
        fill_menu_bar(self.menuBar(), self.commands, self.toolbar, self.recent)
        shortcut_keys.restore(self.commands.named, self.settings)
        self.message_bar = MessageBar()
        self.notice = NoticeBar(self.commands.models.toolTip())
        self.page = ReadingPage(self.session, self.commands, self.settings)
        self.find_bar = FindBar(self.page.view)
        offered = (self.commands.open, self.commands.paste, self.commands.sample)
        self.stack = QStackedWidget()
        self.stack.addWidget(Welcome(offered))
        self.stack.addWidget(self.page)
        self.library = LibraryPage()
        self.stack.addWidget(self.library)
        progress = QProgressBar()
        progress.setAccessibleName(_("Progress of the translation"))
        self.status_line = StatusLine(self.session, progress)
        self.setStatusBar(self.status_line)
        self.review = ReviewController(self.session, self.page, self.commands, self)
        self.summaries = SummaryController(
            self.session, self.page, self.commands, self.catalogue.models, self.settings, self
        )
        self.models = ModelsController(
            self.catalogue,
            self.session,
            self.message_bar,
            self.status_line,
            self.settings,
            model_name,
            self,
        )
        self.tabs = ArticleTabs(self.session, self)
        taking_on = TakingOn(self.session, self.models, self.access, backend)
        self.opener = ArticleOpener(self.tabs, taking_on, self)
        self.backlog = Backlog(self.tabs, taking_on, self.summaries.choose_for, self)
        self.models.load_kept = self.opener.load_kept
        self._assemble(progress)
        self.drop_sheet = DropSheet(self)
        self.setAcceptDrops(True)
        self.keeping = LibraryController(
            self.access,
            self.session,
            self.page,
            self.library,
            self.opener,
            self.commands,
            self.message_bar,
            self,
        )
        self.exporting = ExportController(
            self.session,
            self.page,
            self.access,
            self.commands,
            self.settings,
            self.status_line,
            self.message_bar,
            self,
        )
        self.layout_saving = LayoutSaving(
            self.session,
            self.access,
            self.commands,
            self.settings,
            self.status_line,
            self.message_bar,
            self,
        )
        self.long_jobs = LongJobs(self.tabs, self)
        self.caller = Caller(self)
        connect(self)
        self.commands.show_state(self.session.core)
        self.commands.show_tabs(self.tabs.tabs)
        show_lines_joined(self)
        self.commands.private.setChecked(private)
        self.access.open()
        self._settings_notices = ""
        # Later: an article that is opened at once clears what is said before.
        QTimer.singleShot(0, self, lambda: self.settings.listen(self._tell_of_settings))
        if catalogue_fault:
            self.message_bar.show_error(catalogue_fault)
        self.setWindowTitle("Khulasa")
        self.setMinimumSize(640, 400)
        restore_place(self, self.settings, QSize(1280, 800))

    def resume(self, *, behind: bool = False) -> None:
        """Begin with the tabs of the last time, else with the library.

        Args:
            behind: Only have them behind what is about to be opened.
        """
        resume(self, behind=behind)

    def open_file(
        self, path: Path, *, encoding: str | None = None, language: str | None = None
    ) -> None:
        """Read a file and translate it; what is shown stays until it is read."""
        self.opener.open(ArticleSource(path, encoding, language))

    def open_text(self, text: str, *, language: str | None = None) -> None:
        """Translate text that was pasted or dropped."""
        self.opener.open(ArticleSource(text, None, language))

    def open_kept(self, article_id: int, target: str, sentence: int = -1) -> None:
        """Show an article of the library, and a sentence of it; -1 for where the reader was."""
        tab = self.tabs.find(article_id)
        if tab is not None and tab.article.core.target == target:
            self.tabs.choose(tab)
        else:
            self.opener.open_kept(KeptArticle(article_id, target), tab)
        if sentence >= 0:
            self.page.view.jump_to(sentence)

    def grant(self, wanted: Wish) -> None:
        """Open what a start of the app was to open."""
        files = tuple(Path(file) for file in wanted.files)
        if files:
            self.take(Offer(files=files))
        elif wanted.sample:
            self.open_sample()

    def open_sample(self) -> None:
        """Open the article that ships with the app."""
        self.open_file(resource_path(*SAMPLE))

    def choose_file(self) -> None:
        """Ask for a file, and open it."""
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
                self.open_all(files)

    def open_all(self, files: Sequence[Path]) -> None:
        """Open a tab for each file; those behind the first are read in their turn."""
        empty, tabs = self.tabs.current, []
        for file in files:
            tabs.append(self.tabs.find(None, file) or self.tabs.add(ArticleSource(file)))
        self.tabs.choose(tabs[0])
        if empty.is_empty:
            self.tabs.close(empty)

    def show_library(self, on: bool) -> None:
        """Show the library, or what was shown before it."""
        if on:
            self.library.refresh()
            self.stack.setCurrentWidget(self.library)
            self.library.focus_search()
        elif self.stack.currentWidget() is self.library:
            empty = self.session.core.reading is None
            self.stack.setCurrentIndex(0 if empty else self.stack.indexOf(self.page))
        show_choices(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _offered(event) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.drop_sheet.cover()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drop_sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_sheet.hide()
        offer = _offered(event)
        if offer is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # The drag's own event loop still runs; whatever opens has to wait until it is over.
            QTimer.singleShot(0, self, lambda: self.take(offer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.session.core.running:  # where the shortcut of Stop did not get it
                self.session.stop()
                return
            self.message_bar.dismiss()
            self.page.view.marks.pin(range(0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drop_sheet.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and hasattr(self, "tabs"):
            show_title(self)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "library"):
            self.page.restyle()
            self.library.restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.models.may_quit():
            event.ignore()
            return
        remember_place(self, self.settings)
        self.keeping.keep_place()
        keep_front(self)
        keep_order(self)
        self.backlog.close()
        self.page.close_down()
        self.library.close_down()
        self.keeping.close()
        self.hide()
        self.exporting.close()
        self.layout_saving.close()
        self.opener.close()
        self.models.close()
        self.session.close()
        self.access.close(leave_open=True)
        super().closeEvent(event)

    def _assemble(self, progress: QProgressBar) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs.bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        # Below the page: above it, every message would push down what is being read.
        layout.addWidget(self.find_bar)
        layout.addWidget(self.message_bar)
        layout.addWidget(progress)
        self.setCentralWidget(middle)

    def _tell_of_settings(self, notice: str) -> None:
        # Several are told together, as long as the reader has not closed them.
        shown = self.message_bar.text()
        before = shown if shown == self._settings_notices else ""
        self._settings_notices = f"{before} {notice}".strip()
        self.message_bar.show_note(self._settings_notices)


def _offered(event: QDropEvent) -> Offer | None:
    """What a drag brings; nothing if it began in this app, as with a selection let go of."""
    return read_offer(event.mimeData()) if event.source() is None else None
