"""The library as the window has it: opened when it is needed, closed in private mode."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa import log
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.wording import phrase


class LibraryAccess(QObject):
    """Opens and closes the library.

    Args:
        path: Its file; by default the user's.
        private: Keep nothing, and do not open it.
        limit: Most bytes that it may take; the oldest articles go first.

    Attributes:
        library: None in private mode, and where it cannot be opened.
        fault: Why it could not be opened; else empty.

    Signals:
        changed: There is a library now, or none any more.
        noticed: Something to tell the reader about it, as a ``Phrase``.
    """

    changed = Signal()
    noticed = Signal(object)

    def __init__(
        self, path: Path | None, *, private: bool, limit: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._limit = path, limit
        self.private = private
        self.library: Library | None = None
        self.fault = ""

    def open(self) -> None:
        """Open the library, unless it is open or nothing is to be kept."""
        if self.private or self.library is not None:
            return
        try:
            self.library, self.fault = Library.open(self._path), ""
        except LibraryError as error:
            log.problem("library not opened", error)
            self.fault = str(error)
            self.changed.emit()
            self.noticed.emit(phrase("{} Nothing is kept this time.", error.words))
            return
        if self.library.notice:
            log.problem("library notice")
            self.noticed.emit(self.library.notice)
        self._tidy(self.library)
        self.changed.emit()

    def set_private(self, private: bool) -> None:
        """Begin or end private mode; what was kept before stays as it is."""
        if private == self.private:
            return
        self.private = private
        if private:
            self.close()
            log.switch_off()
        else:
            log.switch_on("window")
            self.open()

    def set_limit(self, limit: int) -> None:
        """Have the library take no more than these bytes; room is made the next time it opens."""
        self._limit = limit

    def close(self, *, leave_open: bool = False) -> None:
        """Close the library; what the reader removed goes for good.

        Args:
            leave_open: See ``Library.close``.
        """
        library, self.library = self.library, None
        if library is not None:
            self.changed.emit()
            library.close(leave_open=leave_open)

    def _tidy(self, library: Library) -> None:
        """Delete what was removed last time, and make room, away from the window."""
        if library.read_only:
            return

        def work() -> None:
            try:
                library.purge().result()
                library.make_room(self._limit).result()
            except LibraryError as error:
                log.problem("library not tidied", error)

        threading.Thread(target=work, daemon=True).start()
