"""Dialogs and menus of the models window that ask before something is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QPushButton,
    QWidget,
)

from khulasa.models.errors import megabytes
from khulasa.models.model import Model
from khulasa.models.store import disk_use, models_folder
from khulasa.settings.keys import CARRY_FOLDER
from khulasa.settings.store import Settings
from khulasa.ui.models.confirmation import Confirmation, ask
from khulasa.ui.models.mirror import set_mirror, the_mirror
from khulasa.ui.widgets.dialog_words import ask_text
from khulasa.wording import _


class ModelQuestions(QObject):
    """Asks the reader, and calls what was given with the answer.

    Args:
        settings: Remember the folder of imports and exports, and the mirror.
        window: Parent of the dialogs.
    """

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window

    def ask_to_remove(self, model: Model, remove: Callable[[], object]) -> None:
        """Ask whether to delete a model."""
        size = megabytes(disk_use(model.folder))
        words = _("Remove {} ({})?").format(model.title, size)
        again = _("It can be installed again at any time.")
        gone = _("It was imported: to have it again you need the file it came from.")
        more = again if model.origin else gone
        asked = Confirmation(_("Remove a model"), words, more, _("Remove"), _("Keep"))
        ask(asked, remove, self._window)

    def ask_to_replace(self, model: Model, path: Path, replace: Callable[[], object]) -> None:
        """Ask whether a file may be the model of the catalogue whose name it has."""
        words = _("Use {file} as {model}?").format(file=path.name, model=model.title)
        there = _("The one that is installed is replaced once the new one has worked.")
        says = _("The file says that it is this model. Import it only if you trust its source.")
        more = there if model.installed else says
        asked = Confirmation(_("Import a model"), words, more, _("Import"), _("Cancel"))
        ask(asked, replace, self._window)

    def ask_for_mirror(self, done: Callable[[], object]) -> None:
        """Ask for another address to fetch models from."""
        words = _("Address of a model hub or of a mirror of it; empty for the usual one:")
        address = ask_text(self._window, _("Mirror"), words, the_mirror(self._settings))
        if address is not None:
            set_mirror(self._settings, address)
            done()

    def ask_for_import(self, button: QPushButton, chosen: Callable[[Path], object]) -> None:
        """Ask for a file or a folder to take a model from; the menu ends at a button."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("From a file…"), lambda: self._choose_import(chosen, folder=False))
        menu.addAction(_("From a folder…"), lambda: self._choose_import(chosen, folder=True))
        height = QPoint(0, menu.sizeHint().height())
        menu.popup(button.mapToGlobal(button.rect().topLeft()) - height)

    def ask_for_archive(self, model: Model, chosen: Callable[[Path], object]) -> None:
        """Ask for the file to export a model to."""
        start = str(Path(self._last_folder()) / f"{model.name}.zip")
        path, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export a model"), start, _("Models (*.zip)")
        )
        self._remember_and_call(path, chosen)

    def ask_for_folder(self, chosen: Callable[[Path], object]) -> None:
        """Ask for another folder for all models."""
        path = QFileDialog.getExistingDirectory(
            self._window, _("An empty folder for the models"), str(models_folder().parent)
        )
        if path:
            chosen(Path(path))

    def _choose_import(self, chosen: Callable[[Path], object], *, folder: bool) -> None:
        title, start = _("Import a model"), self._last_folder()
        if folder:
            path = QFileDialog.getExistingDirectory(self._window, title, start)
        else:
            kinds = _("Models (*.zip);;All files (*)")
            path, _kind = QFileDialog.getOpenFileName(self._window, title, start, kinds)
        self._remember_and_call(path, chosen)

    def _remember_and_call(self, path: str, chosen: Callable[[Path], object]) -> None:
        if path:
            self._settings.set(CARRY_FOLDER, str(Path(path).parent))
            chosen(Path(path))

    def _last_folder(self) -> str:
        return self._settings.get(CARRY_FOLDER) or str(Path.home())
