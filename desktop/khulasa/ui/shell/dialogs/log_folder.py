"""The folder of the log, as the system's file manager shows it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from khulasa.log import log_folder


def show_log_folder() -> None:
    """Show the folder of the log, or where it would be made, in the system's file manager."""
    folder = log_folder()
    there = next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))
