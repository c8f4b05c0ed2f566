"""The models as they are now, for all parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from khulasa.models.catalogue import Catalogue, Model, load_catalogue
from khulasa.models.entry import Task
from khulasa.models.manage import is_own
from khulasa.models.store import models_folder


class LiveCatalogue(QObject):
    """Holds the catalogue, and reads it again when models came or went.

    Signals:
        changed: Models were installed, removed, imported or moved.
    """

    changed = Signal()

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    @property
    def models(self) -> tuple[Model, ...]:
        """All models, in the order of preference."""
        return self._catalogue.models

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the catalogue, a sentence each."""
        return self._catalogue.faults

    def model(self, name: str) -> Model | None:
        """The model of that name, if there is one."""
        return next((model for model in self.models if model.name == name), None)

    def reload(self) -> None:
        """Read the catalogue again."""
        self._catalogue = load_catalogue()
        self.changed.emit()


def ships_with_app(model: Model) -> bool:
    """Whether a model came with the app, as the starter does, and was not installed."""
    return model.origin is None and not is_own(model, models_folder())


def better_than_shipped(models: tuple[Model, ...], source: str, target: str) -> Model | None:
    """The model to install for a pair of languages that has none, or only one of the app's own.

    That is the first in the catalogue that can be fetched; None if one is installed already, or if
    there is nothing to fetch.
    """
    fitting = [m for m in models if m.task is Task.TRANSLATION and m.translates(source, target)]
    if any(model.installed and not ships_with_app(model) for model in fitting):
        return None
    return next((model for model in fitting if model.origin is not None), None)
