"""Models of the app itself, and the model to offer where only one of those is there."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.models.entry import Model, Task
from khulasa.models.manage import is_own
from khulasa.models.store import models_folder


def ships_with_app(model: Model) -> bool:
    """Whether a model came with the app, as the starter does, and was not installed."""
    return model.origin is None and not is_own(model, models_folder())


def better_than_shipped(models: Iterable[Model], source: str, target: str) -> Model | None:
    """The model to install for a pair of languages that has none, or only one of the app's own.

    That is the first in the catalogue that can be fetched; None if one is installed already, or if
    there is nothing to fetch.
    """
    fitting = [m for m in models if m.task is Task.TRANSLATION and m.translates(source, target)]
    if any(model.installed and not ships_with_app(model) for model in fitting):
        return None
    return next((model for model in fitting if model.origin is not None), None)
