"""Which summary is made: one rule for the window, the command line and batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khulasa.models.catalogue import Model, find_summariser
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES
from khulasa.translation.backend_name import BackendName


@dataclass(frozen=True, slots=True)
class SummaryChoice:
    """A kind of summary.

    Attributes:
        length: How long.
        summariser: Model that writes it; None for key sentences.
        of_source: Summarise the article in its own language, not its translation.
        grounded: The summariser may write only words that the article has.
        backend: What runs the summariser. Installed models keep no weights for torch.
    """

    length: Length = Length.MEDIUM
    summariser: Model | None = None
    of_source: bool = False
    grounded: bool = False
    backend: BackendName = BackendName.CTRANSLATE2


def installed_summarisers(models: Iterable[Model], language: str) -> tuple[Model, ...]:
    """The installed summarisers for texts in a language, the best first."""
    return tuple(
        model.chosen_for(language, language)
        for model in models
        if model.summarises(language) and model.installed
    )


def choose_summariser(
    models: Iterable[Model], language: str, *, name: str | None = None, remembered: str = ""
) -> Model | None:
    """The summariser that was asked for, else the remembered one, else the best for the language.

    Args:
        models: The catalogue.
        language: ISO 639-1 code of what is to be summarised.
        name: Catalogue name of what was asked for, or ``KEY_SENTENCES``.
        remembered: What the reader chose before, likewise; empty if nothing. Where it does not
            fit, it does not count.

    Returns:
        None for key sentences.

    Raises:
        ModelMissingError: The one that was asked for is unknown, not installed or for other
            languages.
    """
    if name == KEY_SENTENCES:
        return None
    if name is not None:
        return find_summariser(models, language, name)
    fitting = installed_summarisers(models, language)
    if remembered == KEY_SENTENCES or not fitting:
        return None
    return next((model for model in fitting if model.name == remembered), fitting[0])


def choose_summary(
    models: Iterable[Model],
    language: str,
    length: Length = Length.MEDIUM,
    *,
    name: str | None = None,
    remembered: str = "",
    grounded: bool | None = None,
    remembered_grounding: Callable[[str], bool | None] = lambda _name: None,
    of_source: bool = False,
    backend: BackendName = BackendName.CTRANSLATE2,
) -> SummaryChoice:
    """The summary to make of a text in a language.

    Args:
        models, language, name, remembered: See ``choose_summariser``.
        length: How long.
        grounded: Let it write only words of the article, or not; None if nothing was said.
        remembered_grounding: Gives what the reader chose before for a summariser, None if
            nothing; then its catalogue entry says.
        of_source, backend: See ``SummaryChoice``.

    Raises:
        ModelMissingError: See ``choose_summariser``.
    """
    summariser = choose_summariser(models, language, name=name, remembered=remembered)
    if summariser is None:
        return SummaryChoice(length, None, of_source, backend=backend)
    if grounded is None:
        grounded = remembered_grounding(summariser.name)
    if grounded is None:
        grounded = summariser.grounded
    return SummaryChoice(length, summariser, of_source, grounded, backend)
