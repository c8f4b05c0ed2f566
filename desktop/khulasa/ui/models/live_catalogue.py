"""The models as they are now, for all parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from khulasa.models.catalogue import Catalogue, Model, load_catalogue
from khulasa.wording import Phrase


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
    def faults(self) -> tuple[Phrase | str, ...]:
        """What is wrong with the catalogue, a sentence each."""
        return self._catalogue.faults

    def model(self, name: str) -> Model | None:
        """The model of that name, if there is one."""
        return next((model for model in self.models if model.name == name), None)

    def reload(self) -> None:
        """Read the catalogue again."""
        self._catalogue = load_catalogue()
        self.changed.emit()
