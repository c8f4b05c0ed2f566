"""What the models window does about a model, one method or call for each command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from khulasa.models.folders.manage import ManageError
from khulasa.models.installing.order import Order, order_for
from khulasa.models.model import Model
from khulasa.models.sources.importing import exported_entry
from khulasa.models.store import models_folder
from khulasa.settings.store import Settings
from khulasa.ui.models.actions import ModelCommand
from khulasa.ui.models.card import WorkResult
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.models.model_work import ModelWork
from khulasa.ui.models.questions import ModelQuestions
from khulasa.wording import _


class ModelCommands(QObject):
    """Carries out commands, after asking the reader where that is needed.

    Signals:
        import_started: Name of a model whose installation from a file or folder has started.
        message_changed: Words about all models or their folder, and whether they tell an error.
        details_wanted: The reader wants to see the details of a message.

    Args:
        catalogue: The catalogue.
        installs: Installations that run, wait, were paused or failed.
        settings: Remember folders and the mirror.
        window: Parent of the dialogs.
    """

    import_started = Signal(str)
    message_changed = Signal(str, bool)
    details_wanted = Signal(str, str)

    def __init__(
        self, catalogue: LiveCatalogue, installs: Installs, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._catalogue, self._installs, self._window = catalogue, installs, window
        self.work = ModelWork(self)
        self.work.models_changed.connect(catalogue.reload)
        self.work.folder_message.connect(self.message_changed)
        self._questions = ModelQuestions(settings, window)
        self._calls: dict[ModelCommand, Callable[[Model, QPushButton], object]] = {
            ModelCommand.INSTALL: lambda model, _button: self.install(model),
            ModelCommand.REPAIR: lambda model, _button: self.install(model),
            ModelCommand.PAUSE: lambda model, _button: installs.pause(model.name),
            ModelCommand.CANCEL: lambda model, _button: self._cancel(model),
            ModelCommand.CLOSE: lambda model, _button: installs.forget(model.name),
            ModelCommand.DETAILS: lambda model, _button: self._show_failure(model),
            ModelCommand.MIRROR: lambda model, _button: self._questions.ask_for_mirror(
                lambda: self.install(model)
            ),
            ModelCommand.VERIFY: lambda model, _button: self.work.verify(model),
            ModelCommand.REMOVE: lambda model, _button: self._questions.ask_to_remove(
                model, lambda: self.work.remove(model)
            ),
            ModelCommand.EXPORT: lambda model, _button: self._questions.ask_for_archive(
                model, lambda path: self.work.export(model, path)
            ),
            ModelCommand.IMPORT: lambda model, button: self.ask_for_import(button, model),
        }

    def carry_out(self, command: ModelCommand, model: Model, button: QPushButton) -> None:
        """Carry out a command.

        Args:
            command: The command.
            model: The model that it is about.
            button: The button that was pressed; a menu opens at it.
        """
        self._calls[command](model, button)

    def install(self, model: Model) -> None:
        """Start or resume the installation of a model."""
        self.work.clear_result(model.name)
        self._installs.start(order_for(model, models_folder()))

    def ask_for_import(self, button: QPushButton, model: Model | None = None) -> None:
        """Ask for a file or a folder, and install the model that is in it."""
        self._questions.ask_for_import(button, lambda path: self.import_from(path, model))

    def import_from(self, path: Path, model: Model | None = None) -> None:
        """Install a model from a folder or a file.

        Args:
            path: A model that Khulasa exported, a checkpoint, or an OPUS-MT release.
            model: Its entry, unless it has one in it; without either the reader is asked.
        """
        exported = exported_entry(path)
        if exported is not None:
            order = Order(exported[0], exported[1], str(models_folder()), str(path))
            known = {each.name: each for each in self._catalogue.models}.get(order.name)
            if known is None:
                self._start(order)
            else:
                self._questions.ask_to_replace(known, path, lambda: self._start(order))
        elif model is not None:
            self._start(order_for(model, models_folder(), path))
        else:
            dialog = ImportDialog(path, self._catalogue.models, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.ordered.connect(self._start)
            dialog.open()

    def ask_for_folder(self) -> None:
        """Ask for another folder for all models, and move them there."""
        self._questions.ask_for_folder(self.move_to)

    def move_to(self, folder: Path) -> None:
        """Keep all models in another folder from now on."""
        if self._installs.busy:
            words = _("The models can be moved when the installation is over.")
            self.message_changed.emit(words, False)
        else:
            self.work.move_to(folder)

    def _cancel(self, model: Model) -> None:
        try:
            self._installs.cancel(model.name)
        except ManageError as error:
            self.work.set_result(model, WorkResult(error=str(error)))

    def _show_failure(self, model: Model) -> None:
        progress = self._installs.progress(model.name)
        if progress is not None and progress.failed is not None:
            self.details_wanted.emit(str(progress.failed.message), progress.failed.details)

    def _start(self, order: Order) -> None:
        self.work.clear_result(order.name)
        self.message_changed.emit("", False)
        self._installs.start(order)
        self.import_started.emit(order.name)
