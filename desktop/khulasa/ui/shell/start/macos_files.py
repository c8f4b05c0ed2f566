"""Files that macOS hands to the running app: opened in the Finder, or dropped on its icon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

from khulasa.ui.shell.opening.offer import Offer
from khulasa.ui.widgets.later import later


class FileOpener(QObject):
    """Takes the application's file events and passes the files on, those of one action together.

    macOS starts a program without the file's name and sends the name afterwards, one event for
    each file. Other systems send no such events.

    Args:
        application: What the events come to.
        take: Called with the files.
    """

    def __init__(self, application: QObject, take: Callable[[Offer], None]) -> None:
        super().__init__(application)
        self._take = take
        self._files: list[Path] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            if not self._files:
                later(self, self._pass_on)
            self._files.append(Path(event.url().toLocalFile()))
            return True
        return super().eventFilter(watched, event)

    def _pass_on(self) -> None:
        files, self._files = self._files, []
        self._take(Offer(files=tuple(files)))
