"""The library as the window has it: opened when it is needed, closed in private mode."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa import log
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.settings.keys import LIBRARY_DAYS, LIBRARY_SIZE
from khulasa.settings.store import Settings
from khulasa.ui.widgets.background_work import Handover
from khulasa.wording import phrase


@dataclass(frozen=True, slots=True)
class Limits:
    """What is kept in the library.

    Attributes:
        size: Most bytes that it may take; the oldest articles go first.
        days: How long articles are kept after they were last opened; 0 for ever.
    """

    size: int
    days: int

    @classmethod
    def chosen(cls, settings: Settings) -> Limits:
        """What the reader wants."""
        return cls(settings.get(LIBRARY_SIZE) << 20, settings.get(LIBRARY_DAYS))


class LibraryAccess(QObject):
    """Opens and closes the library.

    Args:
        path: Its file; by default the user's.
        private: Keep nothing, and do not open it.
        limits: How much is kept in it, and how long.

    Attributes:
        library: None in private mode, and where it cannot be opened.
        fault: Why it could not be opened; else empty.

    Signals:
        changed: There is a library now, or none any more.
        noticed: Something to tell the reader about it, as a ``Phrase``.
        tidied: Articles were deleted that are not to be kept any longer.
    """

    changed = Signal()
    noticed = Signal(object)
    tidied = Signal()

    def __init__(
        self,
        path: Path | None,
        *,
        private: bool,
        limits: Limits,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._limits = path, limits
        self._handover = Handover(self)
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
        self._tidy(self.library, purge=True)
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

    def keep_to(self, limits: Limits) -> None:
        """Keep only so much and so long from now on; what is beyond that is deleted."""
        if limits != self._limits:
            self._limits = limits
            if self.library is not None:
                self._tidy(self.library, purge=False)  # what was just removed can come back

    def close(self, *, leave_open: bool = False) -> None:
        """Close the library; what the reader removed goes for good.

        Args:
            leave_open: See ``Library.close``.
        """
        library, self.library = self.library, None
        if leave_open:  # for good
            self._handover.close()
        if library is not None:
            self.changed.emit()
            library.close(leave_open=leave_open)

    def _tidy(self, library: Library, *, purge: bool) -> None:
        """Delete what is beyond the limits, away from the window.

        Args:
            library: Is open.
            purge: Delete what the reader removed, too.
        """
        if library.read_only:
            return
        limits = self._limits

        def work() -> None:
            try:
                if purge:
                    library.purge().result()
                gone = library.let_expire(limits.days).result() if limits.days else ()
                gone += library.make_room(limits.size).result()
            except LibraryError as error:
                log.problem("library not tidied", error)
                return
            if gone:
                self._handover.hand_over(lambda _gone: self.tidied.emit(), gone)

        self._handover.start(work)
