"""The window: puts the parts together and opens articles."""

from __future__ import annotations

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
from khulasa.settings.store import Settings, user_settings
from khulasa.translation.backend_name import BackendName
from khulasa.ui.aloud.controller import ReadingAloud
from khulasa.ui.export.controller import ExportController
from khulasa.ui.export.layout_saving import LayoutSaving
from khulasa.ui.export.print_controller import PrintController
from khulasa.ui.glossary.controller import GlossaryController
from khulasa.ui.library.controller import LibraryController
from khulasa.ui.library.page import LibraryPage
from khulasa.ui.models.controller import ModelsController
from khulasa.ui.reading.find_bar import FindBar
from khulasa.ui.reading.session import LiveSession
from khulasa.ui.review.controller import ReviewController
from khulasa.ui.shell import shortcut_keys
from khulasa.ui.shell.article_source import ArticleSource, KeptArticle
from khulasa.ui.shell.attention import Caller, LongJobs
from khulasa.ui.shell.backlog import Backlog
from khulasa.ui.shell.closing import close_window
from khulasa.ui.shell.commands import Commands
from khulasa.ui.shell.connections import connect
from khulasa.ui.shell.dialogs import choose_file
from khulasa.ui.shell.drop_target import DropSheet, Offer, read_offer
from khulasa.ui.shell.menu_bar import fill_menu_bar
from khulasa.ui.shell.notice_bar import NoticeBar
from khulasa.ui.shell.opening import ArticleOpener
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.shell.recent_menu import RecentMenu
from khulasa.ui.shell.restoring import resume
from khulasa.ui.shell.several import go_to_kept, open_all
from khulasa.ui.shell.shared import Shared
from khulasa.ui.shell.showing import show_choices, show_lines_joined, show_title
from khulasa.ui.shell.status_line import StatusLine
from khulasa.ui.shell.tabs import ArticleTabs
from khulasa.ui.shell.taking_on import TakingOn
from khulasa.ui.shell.toolbar import Toolbar
from khulasa.ui.shell.welcome import Welcome
from khulasa.ui.shell.window_place import restore_place
from khulasa.ui.summary.controller import SummaryController
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.ui.widgets.tab_order import follow
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
        shared: What other windows of the app have, and this one, too; all of the above but the
            backend is in it.
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
        shared: Shared | None = None,
    ) -> None:
        super().__init__()
        self.catalogue_fault = catalogue_fault
        if shared is None:
            faults = (catalogue_fault,) if catalogue_fault else ()
            settings = user_settings() if settings is None else settings
            catalogue = Catalogue(models, faults)
            shared = Shared(engine, catalogue, settings, private=private, backend=backend)
        self.shared, self._backend = shared, backend
        self.catalogue, self.settings = shared.catalogue, shared.settings
        self.access = shared.access
        self.session = LiveSession(shared.queue, self)
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
        self.welcome = Welcome(offered)
        self.stack.addWidget(self.welcome)
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
            shared.installs,
            model_name,
            self,
        )
        self.tabs = ArticleTabs(self.session, self)
        self.tabs.elsewhere = lambda *article: shared.show_elsewhere(self, *article)
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
        told = (self.commands, self.settings, self.status_line, self.message_bar, self)
        self.exporting = ExportController(self.session, self.page, self.access, *told)
        self.printing = PrintController(self.exporting, self.session, *told)
        self.layout_saving = LayoutSaving(self.session, self.access, *told)
        self.glossary = GlossaryController(self, shared.glossary)
        self.aloud = ReadingAloud(
            self.session, self.page.view, self.commands, shared.voice, self.message_bar, self
        )
        self.long_jobs = LongJobs(self.tabs, self)
        self.caller = Caller(self)
        connect(self)
        self.commands.show_state(self.session.core)
        self.commands.show_tabs(self.tabs.tabs)
        show_lines_joined(self)
        self.commands.private.setChecked(self.access.private)
        self.access.open()
        self.keeping.take_up_library()
        shared.windows.append(self)
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
        go_to_kept(self, KeptArticle(article_id, target))
        if sentence >= 0 and self.tabs.current.article_id == article_id:
            self.page.view.jump_to(sentence)

    def beside(self) -> MainWindow:
        """Another window, still empty and hidden, that has all in common with this one."""
        shared = self.shared
        return type(self)(shared.queue.engine, (), backend=self._backend, shared=shared)

    def open_sample(self) -> None:
        """Open the article that ships with the app."""
        self.open_file(resource_path(*SAMPLE))

    def choose_file(self) -> None:
        """Ask for a file, and open it."""
        self.shared.on_looking()
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
        show_choices(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _offered(event) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.drop_sheet.cover()
            self.shared.on_looking()

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
        self.drop_sheet.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and hasattr(self, "tabs"):
            show_title(self)
            if self.isActiveWindow():
                self.shared.use(self)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "library"):
            self.page.restyle()
            self.library.restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        if close_window(self):
            super().closeEvent(event)
        else:
            event.ignore()

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
        page = self.page
        follow(
            *(self.toolbar, self.tabs.bar, self.notice, self.welcome),
            *(page.summary, page.outline, *page.view.panes, page.review, self.library),
            *(self.find_bar, self.message_bar, self.status_line),
        )

    def _tell_of_settings(self, notice: str) -> None:
        # Several are told together, as long as the reader has not closed them.
        shown = self.message_bar.text()
        before = shown if shown == self._settings_notices else ""
        self._settings_notices = f"{before} {notice}".strip()
        self.message_bar.show_note(self._settings_notices)


def _offered(event: QDropEvent) -> Offer | None:
    """What a drag brings; nothing if it began in this app, as with a selection let go of."""
    return read_offer(event.mimeData()) if event.source() is None else None
