"""What kind of summary the reader wants, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khulasa.models.catalogue import Model
from khulasa.summary.result import Length


@dataclass(frozen=True, slots=True)
class SummaryChoice:
    """A kind of summary.

    Attributes:
        length: How long.
        summariser: What writes it; None for key sentences.
        of_source: Summarise the article in its own language, not its translation.
        grounded: The summariser may write only words that the article has.
    """

    length: Length = Length.MEDIUM
    summariser: Model | None = None
    of_source: bool = False
    grounded: bool = False


def installed_summarisers(models: Iterable[Model], language: str) -> tuple[Model, ...]:
    """The installed summarisers for texts in a language, the best first."""
    return tuple(
        model.chosen_for(language, language)
        for model in models
        if model.summarises(language) and model.installed
    )


def pick_summariser(models: Iterable[Model], language: str, name: str | None) -> Model | None:
    """The summariser that was chosen, else the best for the language; None for key sentences.

    Args:
        models: The catalogue.
        language: ISO 639-1 code of what is to be summarised.
        name: Catalogue name of what the reader chose, empty for key sentences, None for nothing.
    """
    fitting = installed_summarisers(models, language)
    if name == "" or not fitting:
        return None
    return next((model for model in fitting if model.name == name), fitting[0])
