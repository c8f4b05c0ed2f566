"""Saving the open article: the dialog, the work in the background, and saving again."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from khulasa import log
from khulasa.article.model import Article
from khulasa.export.choices import Details
from khulasa.library.errors import LibraryError
from khulasa.settings.store import Settings
from khulasa.ui.export.not_saved import not_saved
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.shell.notices.status_line import StatusLine
from khulasa.ui.shell.page import ReadingPage
from khulasa.ui.widgets.background_work import Handover
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.whole_files import write_whole
from khulasa.wording import Phrase, _

if TYPE_CHECKING:
    from khulasa.ui.export.dialog import ExportDialog
    from khulasa.ui.export.documents import Exportable, Order


class ExportController(QObject):
    """Saves what a session holds.

    Attributes:
        dialog: Where the reader is asked; None while it is not open.

    Args:
        session: Holds the article.
        page: Knows which sentences of the summary the reader keeps.
        access: Knows the reader's note, and whether anything is to be remembered.
        commands: The reader's commands.
        settings: Remember the choices.
        status_line, bar: Told what came of it.
        window: Gets the dialog.
    """

    def __init__(
        self,
        session: LiveSession,
        page: ReadingPage,
        access: LibraryAccess,
        commands: Commands,
        settings: Settings,
        status_line: StatusLine,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._page, self._access = session, page, access
        self._settings = settings
        self._status_line, self._bar, self._window = status_line, bar, window
        # How each article was saved in this session, by the article and the reader's language.
        self._saved: dict[tuple[Article, str], Order] = {}
        self.dialog: ExportDialog | None = None
        self._handover = Handover(self)
        self._last_saving: threading.Thread | None = None
        commands.export.triggered.connect(lambda: self.ask())
        commands.save.triggered.connect(self.save_again)
        session.state_changed.connect(self._refresh_dialog)
        session.summary_changed.connect(self._refresh_dialog)

    def ask(self, format_: str = "") -> None:
        """Ask how the article is to be saved; if not as last time, in which format."""
        from khulasa.ui.export.dialog import ExportDialog
        from khulasa.ui.export.documents import usual_folder

        content = self.content()
        if content is None:
            return
        dialog = ExportDialog(content, self._settings, usual_folder(self._settings), self._window)
        if format_:
            dialog.format.setCurrentIndex(dialog.format.findData(format_))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ordered.connect(self._save)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        self.dialog = dialog

    def save_again(self) -> None:
        """Save the article as it was saved last; ask if it was not."""
        reading = self._session.core.reading
        if reading is None:
            return
        order = self._saved.get((reading.article, reading.target))
        if order is None:
            self.ask()
        else:
            self._save(order)

    def close(self) -> None:
        """Finish what is being saved."""
        self._handover.finish()

    def _save(self, order: Order) -> None:
        # What holds now: the article may have gone on since the dialog was opened.
        from khulasa.ui.export.documents import made, prepare, remember_folder

        content = self.content()
        if content is None:
            return
        prepare(order.format)
        key = (content.reading.article, content.reading.target)

        def work() -> None:
            fault: Phrase | str = ""
            try:
                document = made(content, order.format, order.choices)
                write_whole(order.path, document)
            except Exception as error:
                log.problem("article not saved", error)
                fault = not_saved(order.path, error)
            self._handover.hand_over(conclude, fault)

        def conclude(fault: Phrase | str) -> None:
            if fault:
                self._bar.show_error(fault)
            else:
                self._saved[key] = order
                remember_folder(self._settings, order.path, private=self._access.private)
                self._status_line.confirm(_("Saved {name}").format(name=order.path.name))

        # One after the other: of two savings of a file the later one has to win.
        before = self._last_saving

        def work_in_turn() -> None:
            if before is not None:
                before.join()
            work()

        self._last_saving = self._handover.start(work_in_turn)

    def content(self) -> Exportable | None:
        """The article and what is to be said of it; None while there is none."""
        from khulasa.ui.export.documents import Exportable

        core, reading = self._session.core, self._session.settle()
        if reading is None:
            return None
        details = Details(
            notice=core.model.notice if core.model is not None else "",
            note=self._note(),
            summary_language=core.summary_language,
            kept=self._page.summary.kept,
        )
        return Exportable(reading, details)

    def _note(self) -> str:
        keeper, library = self._session.keeper, self._access.library
        if keeper is None or library is None:
            return ""
        try:
            return library.record(keeper.article_id).note
        except LibraryError:
            return ""

    def _refresh_dialog(self) -> None:
        content = self.content() if self.dialog is not None else None
        if self.dialog is not None and content is not None:
            self.dialog.show_content(content)

    def _forget_dialog(self) -> None:
        self.dialog = None
