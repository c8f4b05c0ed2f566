"""The full models that a fresh machine gets in place of what ships with the app."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khulasa.models.folders.manage import is_own
from khulasa.models.model import Model, Task
from khulasa.models.store import models_folder

# A model may take a sixth of the memory, and should read a page of 400 words in five seconds.
_SHARE_OF_MEMORY = 1 / 6
_LEAST_PACE = 80.0
_MEASURED_ON = 2  # cores


@dataclass(frozen=True, slots=True)
class Machine:
    """What a model has to fit.

    Attributes:
        cores: Cores that the app may use.
        memory: Bytes of all memory.
    """

    cores: int
    memory: int


def ships_with_app(model: Model) -> bool:
    """Whether a model came with the app, as the starter does, and was not installed."""
    return model.origin is None and not is_own(model, models_folder())


def missing_full_models(
    models: Iterable[Model], machine: Machine, source: str = "ar", target: str = "en"
) -> tuple[Model, ...]:
    """The translation model and the summariser to fetch, in this order, unless they are there.

    Of each kind that is the first in the catalogue that fits the machine; where none does, the
    one that takes least. A model with a notice, such as one for a rough gist, is no full one.
    """
    full = [model for model in models if not (model.notice or ships_with_app(model))]
    kinds = (
        [m for m in full if m.task is Task.TRANSLATION and m.translates(source, target)],
        [m for m in full if m.summarises(target)],
    )
    return tuple(
        _best(fitting, machine)
        for kind in kinds
        if (fitting := [model for model in kind if model.origin is not None])
        and not any(model.installed for model in kind)
    )


def fits(model: Model, machine: Machine) -> bool:
    """Whether a machine runs a model well; one that was not measured counts as fitting."""
    pace = model.words_a_second * min(machine.cores, _MEASURED_ON) / _MEASURED_ON
    return suits(pace or _LEAST_PACE, model.memory_mb * 1e6, machine.memory)


def suits(pace: float, memory: float, of: int) -> bool:
    """Whether a model works well on a machine.

    Args:
        pace: Words that it reads in a second there.
        memory: Bytes that it takes.
        of: Bytes of all memory.
    """
    return pace >= _LEAST_PACE and memory <= _SHARE_OF_MEMORY * of


def _best(models: list[Model], machine: Machine) -> Model:
    found = next((model for model in models if fits(model, machine)), None)
    return found or min(models, key=lambda model: model.memory_mb)
