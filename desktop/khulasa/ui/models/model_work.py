"""Work on the files of models that are installed: verify, export, remove, move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.models.folders.manage import Verdict, export, remove, verify
from khulasa.models.model import Model
from khulasa.models.store import models_folder, move_models
from khulasa.reasons import reason_of
from khulasa.ui.models.card import WorkResult
from khulasa.ui.widgets.background_work import Background
from khulasa.wording import _, clauses_text


class ModelWork(QObject):
    """Works in the background, on one model at a time, and keeps the results.

    Signals:
        changed: Work began or ended, or a result is another one.
        models_changed: A model was removed, or all of them were moved.
        folder_message: Words about moving the models, and whether they tell an error.
    """

    changed = Signal()
    models_changed = Signal()
    folder_message = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.changed.connect(self.changed)
        self._results: dict[str, WorkResult] = {}
        self._name = ""  # the model that is worked on; empty while all are moved

    @property
    def doing(self) -> str:
        """Words for the work that is under way; empty if there is none."""
        return self._background.doing

    def doing_to(self, model: Model) -> str:
        """Words for the work on a model; empty if there is none."""
        return self.doing if model.name == self._name else ""

    def result_of(self, model: Model) -> WorkResult:
        """The result of the last work on a model."""
        return self._results.get(model.name, WorkResult())

    def set_result(self, model: Model, result: WorkResult) -> None:
        """Set the result for a model, in the place of the one before."""
        self._name = ""
        self._results[model.name] = result
        self.changed.emit()

    def clear_result(self, name: str) -> None:
        """Drop the result for a model, because something else is done to it now."""
        self._results.pop(name, None)

    def verify(self, model: Model) -> None:
        """Compare a model with what was installed."""

        def end(verdict: Verdict) -> None:
            if verdict.faults:
                words = _("This model is damaged: {}.").format(clauses_text(verdict.faults))
                self.set_result(model, WorkResult(error=words, damaged=True))
            else:
                words = _("All files are as they were when it was installed.")
                self.set_result(model, WorkResult(note=words))

        self._run(model, _("Comparing the files…"), lambda: verify(model), end)

    def export(self, model: Model, archive: Path) -> None:
        """Write a model as a file."""

        def end(_result: object) -> None:
            words = _("Written to {}. On the other computer: Import…")
            self.set_result(model, WorkResult(note=words.format(archive)))

        self._run(model, _("Exporting…"), lambda: export(model, archive), end)

    def remove(self, model: Model) -> None:
        """Delete an installed model."""

        def end(_result: object) -> None:
            self.set_result(model, WorkResult())
            self.models_changed.emit()

        self._run(model, _("Removing…"), lambda: remove(model, models_folder()), end)

    def move_to(self, folder: Path) -> None:
        """Keep all models in another folder from now on."""

        def end(result: object) -> None:
            self._name = ""
            if isinstance(result, Exception):
                self.folder_message.emit(str(reason_of(result)), True)
            else:
                words = _("The models are in {} now.").format(models_folder())
                self.folder_message.emit(words, False)
            self.models_changed.emit()

        self.folder_message.emit("", False)
        self._background.run(_("Moving the models…"), lambda: move_models(folder), end)

    def close(self) -> None:
        """Report nothing any more."""
        self._background.close()

    def _run(
        self, model: Model, doing: str, work: Callable[[], object], end: Callable[..., None]
    ) -> None:
        def conclude(result: object) -> None:
            if isinstance(result, Exception):
                self.set_result(model, WorkResult(error=str(reason_of(result))))
            else:
                end(result)

        if not self.doing:
            self._name = model.name
            self.clear_result(model.name)
            self._background.run(doing, work, conclude)
