"""Which models translate an article: one rule for the window, the command line and batches."""

from __future__ import annotations

from collections.abc import Callable

from khulasa.models.catalogue import (
    PIVOT,
    Model,
    ModelMissingError,
    Route,
    find_model,
    find_route,
)

Remembered = Callable[[str, str], str]


def choose_route(
    models: tuple[Model, ...],
    source: str,
    target: str,
    remembered: Remembered = lambda _source, _target: "",
    *,
    name: str | None = None,
    strict: bool = False,
) -> Route | None:
    """The models that translate an article.

    Args:
        models: The catalogue.
        source: The article's language.
        target: The language to read it in.
        remembered: Gives the model that the reader chose for a pair of languages; may be empty.
        name: The model that was asked for by name.
        strict: The target was asked for in so many words: if nothing leads there, that is an
            error. Otherwise English is taken where something leads there.

    Returns:
        None if the article is in the target language already: it is summarised as it is.

    Raises:
        ModelMissingError: There is none, or it is not installed.
    """
    if name is not None:
        return Route((find_model(models, source, target, name),))
    if source == target:
        return None
    try:
        return _route(models, source, target, remembered(source, target))
    except ModelMissingError:
        if strict or PIVOT in (source, target):
            raise
        try:
            return _route(models, source, PIVOT, remembered(source, PIVOT))
        except ModelMissingError:
            pass
        raise


def _route(models: tuple[Model, ...], source: str, target: str, name: str) -> Route:
    if name:
        try:
            return Route((find_model(models, source, target, name),))
        except ModelMissingError:
            pass  # it was removed since
    return find_route(models, source, target)
