"""Dialogs that Qt has ready-made: choosing a file, asking for a password, saying what this is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QWidget

from khulasa import __version__
from khulasa.article.formats import READABLE_SUFFIXES
from khulasa.article.packed.inside import ARCHIVE_SUFFIX
from khulasa.settings.keys import OPEN_FOLDER
from khulasa.settings.store import Settings
from khulasa.ui.widgets.dialog_words import ask_text
from khulasa.wording import _


def choose_file(parent: QWidget, settings: Settings, *, remember: bool) -> Path | None:
    """Ask for an article, beginning in the folder of the last one; None if there is no answer.

    Args:
        parent: The window.
        settings: Know the folder.
        remember: Begin in the folder of this one next time.
    """
    endings = " ".join(f"*{suffix}" for suffix in (*READABLE_SUFFIXES, ARCHIVE_SUFFIX))
    name, _filter = QFileDialog.getOpenFileName(
        parent,
        _("Open an article"),
        settings.get(OPEN_FOLDER) or str(Path.home()),
        _("Articles ({});;All files (*)").format(endings),
        options=QFileDialog.Option.HideNameFilterDetails,  # more than two lines of endings
    )
    if not name:
        return None
    path = Path(name)
    if remember:
        settings.set(OPEN_FOLDER, str(path.parent))
    return path


def ask_password(parent: QWidget, file: str, reason: str) -> str | None:
    """Ask for the password of a file; None if there is no answer.

    Args:
        parent: The window.
        file: Name of the file.
        reason: Says that it takes one, or that the last one was wrong.
    """
    words = f"{reason}\n\n" + _("Password of {}:").format(file)
    return ask_text(parent, _("Password"), words, echo=QLineEdit.EchoMode.Password) or None


def show_about(parent: QWidget) -> None:
    """Say what this is."""
    text = _(
        "Khulasa {} shows an article you cannot read beside its English translation, "
        "with the sentences that matter most on top.\n\n"
        "Nothing leaves this computer.\n\n"
        "Apache License 2.0. Arabic font: Noto Naskh Arabic, SIL Open Font License."
    )
    box = QMessageBox(parent)
    box.setWindowTitle(_("About Khulasa"))
    box.setText(text.format(__version__))
    box.setIconPixmap(parent.windowIcon().pixmap(QSize(64, 64)))
    box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    box.deleteLater()
