"""Which models the list shows, in which groups and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khulasa.models.catalogue import PIVOT
from khulasa.models.model import Model, Task
from khulasa.ui.widgets.languages import language_name
from khulasa.wording import _


@dataclass(frozen=True, slots=True)
class Group:
    """Models under one heading, those that are there first."""

    title: str
    models: tuple[Model, ...]


def groups(
    models: Iterable[Model], words: str = "", is_first: Callable[[Model], bool] | None = None
) -> list[Group]:
    """The models in their groups; empty groups are left out.

    Args:
        models: In the order of preference.
        words: What the reader looks for: every word must be in a model's languages or names.
        is_first: Which models come first in their group; by default those installed.
    """
    is_first = is_first or (lambda model: model.installed)
    wanted = [model for model in models if _has(model, words.casefold().split())]
    wanted.sort(key=lambda model: not is_first(model))
    kinds: tuple[tuple[str, Callable[[Model], bool]], ...] = (
        (_("Into English"), lambda m: m.task is Task.TRANSLATION and into_english(m)),
        (_("Out of English"), lambda m: m.task is Task.TRANSLATION and _out_of_english(m)),
        (_("Between other languages"), lambda m: m.task is Task.TRANSLATION and _neither(m)),
        (_("Summaries"), lambda m: m.task is Task.SUMMARY),
    )
    found = (Group(title, tuple(filter(fits, wanted))) for title, fits in kinds)
    return [group for group in found if group.models]


def into_english(model: Model) -> bool:
    """Whether English is among the languages that a model translates into."""
    return PIVOT in (model.targets or (model.target,))


def _out_of_english(model: Model) -> bool:
    return not into_english(model) and PIVOT in (model.sources or (model.source,))


def _neither(model: Model) -> bool:
    return not into_english(model) and not _out_of_english(model)


def _has(model: Model, words: list[str]) -> bool:
    codes = (*(model.sources or (model.source,)), *(model.targets or (model.target,)))
    names = " ".join(language_name(code) for code in codes)
    text = f"{names} {' '.join(codes)} {model.title} {model.name}".casefold()
    return all(word in text for word in words)
