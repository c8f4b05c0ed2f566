"""The last resort: unexpected exceptions, shown with details that can be copied."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from khulasa import __version__, log
from khulasa.reasons import reason_of
from khulasa.wording import _

if TYPE_CHECKING:
    from khulasa.ui.shell.dialogs.details_dialog import DetailsDialog


class ExceptionCatcher(QObject):
    """Takes over ``sys.excepthook`` and ``threading.excepthook`` and shows what they get.

    Args:
        window: Gives the window before which it is shown; None if there is none any more.
    """

    _caught = Signal(str, str)

    def __init__(self, window: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._window = window
        self.dialog: DetailsDialog | None = None
        self._before = sys.excepthook, threading.excepthook
        # Queued, because exceptions come from any thread and from inside event handlers.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Start catching."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show an exception, record it, and print it where somebody looks at the terminal."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        log.problem("unexpected exception", error)
        details = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:
            sys.stderr.write(details)
        self._caught.emit(str(reason_of(error)), details)

    def _catch_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.catch(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _show(self, message: str, details: str) -> None:
        if self.dialog is not None:
            self.dialog.add(details)
            return
        text = _("Something unexpected went wrong: {}\nYour article is still open.")
        self.dialog = problem_dialog(text.format(message), details, self._window())
        self.dialog.destroyed.connect(self._forget)
        self.dialog.show()

    def _forget(self) -> None:
        self.dialog = None


def problem_dialog(message: str, details: str, parent: QWidget | None) -> DetailsDialog:
    """A problem with its details, under lines that say what ran and where its log is."""
    from khulasa.ui.shell.dialogs.details_dialog import DetailsDialog

    versions = (
        f"Khulasa {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}"
    )
    return DetailsDialog(
        _("Khulasa: problem"),
        message,
        f"{versions}\nLog: {log.shown_log_folder()}\n\n{details}",
        _("This is all that is copied. It may quote your article: look before you send it on."),
        parent,
    )
