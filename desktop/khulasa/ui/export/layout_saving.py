"""Saving the translation in a copy of the article's file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from khulasa import log
from khulasa.article.errors import ReadError
from khulasa.export.names import free_path, proposed_name
from khulasa.export.sentence_text import translated_title
from khulasa.reading.document import Reading
from khulasa.same_format.write import SameFormatError, write_same_format
from khulasa.settings.store import Settings
from khulasa.ui.export.not_saved import not_saved
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.shell.notices.status_line import StatusLine
from khulasa.ui.widgets.background_work import Handover
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.whole_files import write_whole
from khulasa.wording import Phrase, _


class LayoutSaving(QObject):
    """Asks where to, and saves what a session holds in the layout of its file.

    Args:
        session: Holds the article.
        access: Knows whether anything is to be remembered.
        commands: The reader's commands.
        settings: Remember the folder.
        status_line, bar: Told what came of it.
        window: Gets the dialog.
    """

    def __init__(
        self,
        session: LiveSession,
        access: LibraryAccess,
        commands: Commands,
        settings: Settings,
        status_line: StatusLine,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._access, self._settings = session, access, settings
        self._status_line, self._bar, self._window = status_line, bar, window
        self._handover = Handover(self)
        commands.save_layout.triggered.connect(self.ask)

    def ask(self) -> None:
        """Ask for a file and save to it."""
        from khulasa.ui.export.documents import usual_folder

        reading = self._session.settle()
        if reading is None or reading.article.file is None:
            return
        source = Path(reading.article.file)
        name = proposed_name(translated_title(reading), source.suffix)
        proposed = free_path(usual_folder(self._settings), name)
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save in the file's layout"), str(proposed), f"*{source.suffix}"
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != source.suffix.lower():
            # The dialog has asked about replacing another file than this.
            path = free_path(path.parent, f"{path.name}{source.suffix}")
        if path.exists() and source.exists() and path.samefile(source):
            self._bar.show_error(_("This is the article itself, which would be lost."))
            return
        self._save(reading, source, path)

    def close(self) -> None:
        """Finish what is being saved."""
        self._handover.finish()

    def _save(self, reading: Reading, source: Path, path: Path) -> None:
        from khulasa.article.read import file_contents
        from khulasa.ui.export.documents import remember_folder

        def work() -> None:
            fault: Phrase | str = ""
            notes = ""
            try:
                result = write_same_format(*file_contents(source), reading)
                write_whole(path, result.data)
                notes = " ".join(result.notes)
            except (ReadError, SameFormatError) as error:
                fault = error.words
            except Exception as error:
                log.problem("article not saved in its layout", error)
                fault = not_saved(path, error)
            self._handover.hand_over(conclude, (fault, notes))

        def conclude(outcome: tuple[Phrase | str, str]) -> None:
            fault, notes = outcome
            if fault:
                self._bar.show_error(fault)
                return
            remember_folder(self._settings, path, private=self._access.private)
            self._status_line.confirm(_("Saved {name}").format(name=path.name))
            if notes:
                self._bar.show_note(notes)

        self._handover.start(work)
