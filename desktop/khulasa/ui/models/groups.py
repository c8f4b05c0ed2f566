"""Which models the list shows, in which groups and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khulasa.models.catalogue import PIVOT
from khulasa.models.model import Model, Task
from khulasa.ui.widgets.languages import english_name, language_name
from khulasa.wording import N_, _

# What a model of a task is found by.
_USES = {
    Task.TRANSLATION: N_("translation, translator, translate"),
    Task.SUMMARY: N_("summary, summaries, summariser, summarizer, summarise"),
}


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
        words: What the reader looks for: every word must be in a model's names, in what it is for,
            or in its languages, as the reader or as English calls them; the code of a language
            stands for that language only.
        is_first: Which models come first in their group; by default those installed.
    """
    is_first = is_first or (lambda model: model.installed)
    models = list(models)
    codes = {code for model in models for code in _codes(model)}
    wanted = [model for model in models if _has(model, words.casefold().split(), codes)]
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


def _codes(model: Model) -> tuple[str, ...]:
    return (*(model.sources or (model.source,)), *(model.targets or (model.target,)))


def _has(model: Model, words: list[str], known_codes: set[str]) -> bool:
    own = _codes(model)
    names = [name for code in own for name in (language_name(code), english_name(code))]
    use = _USES[model.task]
    text = " ".join((*names, use, _(use), model.title, model.name)).casefold()
    return all(word in own if word in known_codes else word in text for word in words)
