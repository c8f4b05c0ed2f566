"""The last resort: unexpected exceptions, shown with details that can be copied."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from khulasa import __version__, log
from khulasa.ui.shell.dialogs import show_log_folder
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _


class ErrorDialog(QDialog):
    """One problem and its details; never blocks the window behind it."""

    def __init__(self, message: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khulasa: problem"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = plain_label(message)
        self.message.setWordWrap(True)
        self.details = QTextEdit()
        self.details.setAccessibleName(_("Details of the problem"))
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setPlainText(details)
        self.copy_button = QPushButton(_("&Copy details"))
        self.copy_button.setToolTip(_("Copy the details for a bug report (Alt+C)"))
        self.copy_button.setAccessibleName(_("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.log_button = QPushButton(_("Show &log folder"))
        self.log_button.setToolTip(
            _("Show the folder of the log, which holds no text of yours (Alt+L)")
        )
        self.log_button.setAccessibleName(_("Show log folder"))
        self.log_button.clicked.connect(show_log_folder)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.log_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.message)
        layout.addWidget(self.details)
        layout.addWidget(buttons)
        self.resize(640, 400)

    def add(self, details: str) -> None:
        """Add the details of another problem instead of piling up dialogs."""
        self.details.append("\n" + details)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(_("Copied"))


class ExceptionCatcher(QObject):
    """Takes over ``sys.excepthook`` and ``threading.excepthook`` and shows what they get."""

    _caught = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: ErrorDialog | None = None
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
        self._caught.emit(str(error) or kind.__name__, details)

    def _catch_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.catch(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _show(self, message: str, details: str) -> None:
        if self.dialog is not None:
            self.dialog.add(details)
            return
        text = _("Something unexpected went wrong: {}\nYour article is still open.")
        self.dialog = ErrorDialog(text.format(message), with_versions(details), self._window)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.show()

    def _forget(self) -> None:
        self.dialog = None


def with_versions(details: str) -> str:
    """Details of a problem under lines that say what ran and where its log is."""
    versions = (
        f"Khulasa {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}"
    )
    return f"{versions}\nLog: {log.shown_log_folder()}\n\n{details}"
