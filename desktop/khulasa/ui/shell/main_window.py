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
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from khulasa.article.left_out import left_out_words
from khulasa.article.plain.encodings import ENCODINGS
from khulasa.article.read import READABLE_SUFFIXES
from khulasa.models.catalogue import Catalogue, Model, ModelMissingError
from khulasa.reading.changes import UNFINISHED, State
from khulasa.reading.run import Runner
from khulasa.resources import resource_path
from khulasa.settings.keys import LIBRARY_SIZE
from khulasa.settings.store import Settings, user_settings
from khulasa.translation.backend_name import BackendName
from khulasa.ui.library.controller import LibraryController
from khulasa.ui.library.page import LibraryPage
from khulasa.ui.models.controller import ModelsController
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.reading.session import LiveSession
from khulasa.ui.review.controller import ReviewController
from khulasa.ui.shell.commands import Commands
from khulasa.ui.shell.dialogs import choose_file, show_about, show_log_folder
from khulasa.ui.shell.drop_target import DropSheet, Offer, read_offer
from khulasa.ui.shell.error_dialog import ErrorDialog, with_versions
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.shell.opening import ArticleOpener, ArticleSource, OpenedArticle
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.shell.parts_dialog import PartsDialog
from khulasa.ui.shell.status_line import StatusLine
from khulasa.ui.shell.toolbar import Toolbar
from khulasa.ui.shell.welcome import Welcome
from khulasa.ui.shell.window_place import remember_place, restore_place
from khulasa.ui.summary.controller import SummaryController
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.wording import _

SAMPLE = ("samples", "arabic-article.txt")


class MainWindow(QMainWindow):
    """One article, its translation and its summary.

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
        self._catalogue_fault = catalogue_fault
        faults = (catalogue_fault,) if catalogue_fault else ()
        self.catalogue = LiveCatalogue(Catalogue(models, faults), self)
        self.settings = user_settings() if settings is None else settings
        limit = self.settings.get(LIBRARY_SIZE) << 20
        self.access = LibraryAccess(None, private=private, limit=limit, parent=self)
        self.session = LiveSession(engine, self)
        self.commands = Commands(self)
        self.toolbar = Toolbar(self.commands, ENCODINGS, self)
        self.addToolBar(self.toolbar)
        self.message_bar = MessageBar()
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.setIndent(0)
        self.more_models = QPushButton(_("Models…"))
        self.more_models.setProperty("look", "link")
        self.more_models.setToolTip(self.commands.models.toolTip())
        self.more_models.setAccessibleName(_("Models"))
        self.notice_bar = QFrame()
        self.notice_bar.setObjectName("notice")
        self.notice_bar.hide()
        self.page = ReadingPage(self.session, self.commands, self.settings)
        offered = (self.commands.open, self.commands.paste, self.commands.sample)
        self.stack = QStackedWidget()
        self.stack.addWidget(Welcome(offered, READABLE_SUFFIXES))
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
        self.opener = ArticleOpener(self.session, self.models, self.access, backend, self)
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
        self._connect()
        self._show_state()
        self._show_lines_joined()
        self.commands.parts.setEnabled(False)
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

    def resume(self) -> None:
        """Begin without an article: where a killed window was, else with the library."""
        self.keeping.resume()

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
        self.opener.open_kept(article_id, target)
        if sentence >= 0:
            self.page.view.jump_to(sentence)

    def open_sample(self) -> None:
        """Open the article that ships with the app."""
        self.open_file(resource_path(*SAMPLE))

    def take(self, offer: Offer) -> None:
        """Open what was dropped or pasted; of several files the first."""
        if not offer.files:
            self.open_text(offer.text)
            return
        self.open_file(offer.files[0])
        if len(offer.files) > 1:
            self.message_bar.show_note(
                _("Opened the first of {} files: Khulasa shows one article at a time.").format(
                    len(offer.files)
                )
            )

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
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "library"):
            self.page.restyle()
            self.library.restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.models.may_quit():
            event.ignore()
            return
        remember_place(self, self.settings)
        self.keeping.keep_place()
        self.page.close_down()
        self.library.close_down()
        self.keeping.close()
        self.hide()
        self.opener.cancel()
        self.models.close()
        self.session.close()
        self.access.close()
        super().closeEvent(event)

    def show_details(self, message: str, details: str) -> None:
        """Show the details of a message in a dialog."""
        ErrorDialog(message, with_versions(details), self).show()

    def _assemble(self, progress: QProgressBar) -> None:
        said = QHBoxLayout(self.notice_bar)
        said.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        said.setSpacing(2 * UNIT)
        said.addWidget(self.notice, 1)
        said.addWidget(self.more_models)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice_bar)
        layout.addWidget(self.stack, 1)
        # Below the page: above it, every message would push down what is being read.
        layout.addWidget(self.message_bar)
        layout.addWidget(progress)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        commands, page = self.commands, self.page
        commands.open.triggered.connect(self._choose_file)
        commands.paste.triggered.connect(self._paste)
        commands.sample.triggered.connect(self.open_sample)
        commands.stop.triggered.connect(self.session.stop)
        commands.go_on.triggered.connect(self._go_on)
        commands.copy_translation.triggered.connect(page.copy_translation)
        commands.copy_paragraph.triggered.connect(lambda: page.copy_paragraph())
        commands.next_sentence.triggered.connect(lambda: page.view.step(1))
        commands.previous_sentence.triggered.connect(lambda: page.view.step(-1))
        commands.larger.triggered.connect(lambda: page.view.zoom_by(1))
        commands.smaller.triggered.connect(lambda: page.view.zoom_by(-1))
        commands.normal_size.triggered.connect(lambda: page.view.zoom_by(0))
        commands.show_log.triggered.connect(show_log_folder)
        commands.about.triggered.connect(lambda: show_about(self))
        commands.quit.triggered.connect(self.close)
        self.status_line.doubts_wanted.connect(self.review.open_list)
        page.copied.connect(self.status_line.confirm)
        self.toolbar.chooser.source_chosen.connect(
            lambda code: self.opener.read_in_language(code or None)
        )
        self.toolbar.chooser.target_chosen.connect(self.models.choose_target)
        self.toolbar.chooser.model_chosen.connect(self.models.choose_model)
        commands.models.triggered.connect(lambda: self.models.open_window())
        self.more_models.clicked.connect(lambda: self.models.open_window())
        self.status_line.install_wanted.connect(self._show_install)
        self.models.route_changed.connect(self._show_route)
        self.models.choices_changed.connect(self._show_choices)
        self.catalogue.changed.connect(lambda: self.summaries.set_models(self.catalogue.models))
        self.models.summariser_brought.connect(self.summaries.use_best)
        self.summaries.models_wanted.connect(
            lambda: self.models.open_window(self.summaries.suggested)
        )
        self.toolbar.encoding_chosen.connect(
            lambda name: self.opener.read_with_encoding(name or None)
        )
        commands.join_lines.triggered.connect(self.opener.read_with_lines_joined)
        commands.parts.triggered.connect(self._choose_parts)
        self.status_line.parts_wanted.connect(commands.parts.trigger)
        self.opener.reading.connect(self._show_reading)
        self.opener.opened.connect(self._show_opened)
        self.opener.failed.connect(self._show_read_error)
        self.library.article_wanted.connect(self.open_kept)
        self.library.open_wanted.connect(commands.open.trigger)
        self.library.paste_wanted.connect(commands.paste.trigger)
        commands.library.toggled.connect(self._toggle_library)
        self.message_bar.details_wanted.connect(self.show_details)
        self.session.failed.connect(self.message_bar.show_error)
        self.session.restarted.connect(self._show_restart)
        self.session.state_changed.connect(self._show_state)
        self.session.state_changed.connect(self._show_notice)

    def _show_reading(self, file: Path | None) -> None:
        self.keeping.keep_place()
        self.message_bar.clear()
        self.status_line.show_reading(file.name if file else _("the pasted text"))

    def _show_opened(self, opened: OpenedArticle) -> None:
        article = opened.article
        self.commands.library.setChecked(False)
        self.stack.setCurrentWidget(self.page)
        self.page.show_article(self.session.core.target)
        self.review.begin()
        self.summaries.begin()
        self.keeping.show_kept(opened)
        encoding = article.encoding or ""
        self.status_line.show_encoding(
            _(dict(ENCODINGS).get(encoding, encoding)), article.broken_letters
        )
        self.status_line.show_reading("")
        self.status_line.show_parts(article.parts)
        self.commands.parts.setEnabled(bool(article.parts))
        self._show_lines_joined()
        self._show_choices()
        self._say_of_opened(opened)
        if words := left_out_words(article):
            self.status_line.confirm(words)
        file = self.opener.source.file if self.opener.source else None
        name = file.name if file else article.title
        self.setWindowTitle(f"{name} – Khulasa" if name else "Khulasa")
        if self.session.core.state is not State.DONE:
            self.session.go_on()

    def _say_of_opened(self, opened: OpenedArticle) -> None:
        missing = opened.missing
        if opened.changed_file is not None and opened.stored is not None:
            self.keeping.offer_newer(opened.changed_file, opened.stored)
        elif self.session.core.is_as_read:
            self.message_bar.show_note(self._as_read())
        elif missing is None:
            self.models.offer_better()
        else:
            self._offer_missing(missing)

    def _offer_missing(self, missing: ModelMissingError) -> None:
        if not self.catalogue.models or not self.models.missing(missing):
            fault = "" if self.catalogue.models else self._catalogue_fault
            self.message_bar.show_error(fault or str(missing))

    def _as_read(self) -> str:
        language = language_name(self.session.core.target)
        return _("This article is in {}: here is its summary.").format(language)

    def _show_choices(self) -> None:
        translated = self.session.core.reading
        encoding = translated.article.encoding if translated else ""
        self.toolbar.show_article(self.models.choices(), encoding or "")
        self._show_notice()

    def _show_notice(self) -> None:
        self.notice.setText(self.models.notice())
        reads = self.stack.currentWidget() is not self.library
        self.notice_bar.setVisible(reads and bool(self.notice.text()))

    def _show_route(self) -> None:
        """Another model translates the article that is open."""
        self.page.show_target(self.models.target)
        self.review.begin()
        self.summaries.begin()
        self.keeping.show_kept_sentences()
        self._show_choices()

    def _tell_of_settings(self, notice: str) -> None:
        # Several are told together, as long as the reader has not closed them.
        shown = self.message_bar.text()
        before = shown if shown == self._settings_notices else ""
        self._settings_notices = f"{before} {notice}".strip()
        self.message_bar.show_note(self._settings_notices)

    def _show_install(self) -> None:
        current = self.models.installs.current()
        self.models.open_window(current.order.name if current else "")

    def _show_read_error(self, message: str, details: str) -> None:
        self.status_line.show_reading("")
        # What was chosen in a menu did not come about.
        self.toolbar.tick_choices()
        self._show_lines_joined()
        self.message_bar.show_error(message, details)

    def _show_lines_joined(self) -> None:
        source = self.opener.source
        self.commands.join_lines.setEnabled(source is not None and source.may_have_wrapped_lines)
        self.commands.join_lines.setChecked(source is not None and source.join_lines)

    def _choose_parts(self) -> None:
        reading = self.session.core.reading
        if reading is not None and reading.article.parts:
            dialog = PartsDialog(reading.article.parts, self)
            dialog.chosen.connect(self.opener.read_with_parts)
            dialog.open()

    def _show_restart(self, reason: str) -> None:
        self.message_bar.show_note(_("{} What is done is kept.").format(reason))

    def _show_state(self) -> None:
        state, commands = self.session.core.state, self.commands
        translated = self.session.core.reading
        commands.stop.setVisible(self.session.core.running or state is State.STOPPING)
        commands.stop.setEnabled(self.session.core.running)
        commands.go_on.setVisible(state in UNFINISHED)
        commands.go_on.setEnabled(state in UNFINISHED)
        for command in (commands.copy_translation, commands.copy_paragraph):
            command.setEnabled(translated is not None)

    def _go_on(self) -> None:
        # What it says went wrong is being tried again.
        self.message_bar.clear()
        self.session.go_on()
        core = self.session.core
        if core.reading is not None and core.route is None and not core.is_as_read:
            self._look_for_models(core.reading.article.language, core.target)

    def _look_for_models(self, source: str, target: str) -> None:
        """Go on with the models that there are by now, or say again what is missing."""
        keeper = self.session.keeper
        try:
            self.models.route_for(source, target)
        except ModelMissingError as error:
            self._offer_missing(error)
        else:
            if keeper is not None:
                self.open_kept(keeper.article_id, target)
            else:
                self.models.choose_again(target)

    def _choose_file(self) -> None:
        path = choose_file(self, self.settings, remember=not self.access.private)
        if path is not None:
            self.open_file(path)

    def _paste(self) -> None:
        offer = read_offer(QGuiApplication.clipboard().mimeData())
        if offer is None:
            self.message_bar.show_error(_("There is no text or file on the clipboard."))
        else:
            self.take(offer)

    def _toggle_library(self, on: bool) -> None:
        if on:
            self.library.refresh()
            self.stack.setCurrentWidget(self.library)
            self.library.focus_search()
        elif self.stack.currentWidget() is self.library:
            empty = self.session.core.reading is None
            self.stack.setCurrentIndex(0 if empty else self.stack.indexOf(self.page))
        self._show_choices()


def _offered(event: QDropEvent) -> Offer | None:
    """What a drag brings; nothing if it began in this app, as with a selection let go of."""
    return read_offer(event.mimeData()) if event.source() is None else None
