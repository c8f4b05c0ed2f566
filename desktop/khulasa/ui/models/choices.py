"""What there is to choose from for an article: languages, and models between them."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.models.catalogue import (
    PIVOT,
    Model,
    Route,
    source_languages,
)
from khulasa.models.model import Task
from khulasa.ui.models.shown_choices import Choices
from khulasa.ui.widgets.languages import language_name
from khulasa.wording import _


def choices(models: tuple[Model, ...], source: str, target: str, route: Route | None) -> Choices:
    """What can be chosen for an article in a language.

    Args:
        models: The catalogue.
        source: The article's language.
        target: The language to read it in.
        route: What translates it now.
    """
    sources = dict.fromkeys((*source_languages(models), source))
    installed = [m for m in models if m.installed and m.translates(source, target)]
    offered = [(model.name, model.title) for model in installed]
    if route is not None and route.is_pivot:
        offered.append((route.model.name, by_way_of_english(route)))
    return Choices(
        source=source,
        target=target,
        model=route.model.name if route else "",
        title=_("nothing to translate") if route is None and source == target else _title(route),
        tip=way(route) if route else "",
        sources=tuple((code, language_name(code)) for code in sources),
        targets=tuple(_targets(models, source, target)),
        models=tuple(offered),
    )


def way(route: Route) -> str:
    """The languages of a route, such as ``"Persian → English → French"``."""
    codes = [route.models[0].source, *(model.target for model in route.models)]
    return f" {_('→')} ".join(map(language_name, codes))


def by_way_of_english(route: Route) -> str:
    """Words for a pivot in the chooser."""
    return _("{} (by way of English)").format(route.model.title)


def notice(route: Route | None, models: tuple[Model, ...] = (), *, guesswork: bool = False) -> str:
    """What has to be said above the article about what translates it.

    Args:
        route: What translates it.
        models: All that there are.
        guesswork: It was unsure of most sentences.
    """
    if route is None:
        return ""
    if guesswork:
        return _guesswork(route, models)
    pivot = _("{}: by way of English, so less exact.").format(way(route)) if route.is_pivot else ""
    notices = (pivot, *(model.notice for model in route.models))
    return " ".join(dict.fromkeys(filter(None, notices)))


def _guesswork(route: Route, models: tuple[Model, ...]) -> str:
    """What to say above an article that is mostly guessed, in place of what the model is like."""
    for model in route.models:
        best = next(m for m in (*models, model) if m.translates(model.source, model.target))
        if best.name != model.name and best.installed:
            return _("Most of this is guesswork: choose a larger model.")
        if best.name != model.name:
            return _(
                "Most of this is guesswork: install the full model for a translation to rely on."
            )
    return _("Most of this is guesswork: check it against the source.")


def _title(route: Route | None) -> str:
    if route is None:
        return _("no model")
    return _("via English") if route.is_pivot else route.models[0].title


def _targets(models: tuple[Model, ...], source: str, target: str) -> Iterable[tuple[str, str]]:
    """Languages that installed models lead to, and the one that is chosen."""
    direct = dict.fromkeys(_targets_of(models, source))
    beyond = _targets_of(models, PIVOT) if PIVOT in direct and source != PIVOT else ()
    codes = dict.fromkeys((*direct, *beyond, target))
    codes.pop(source, None)
    for code in codes:
        label = language_name(code)
        via = code not in direct and code in beyond
        yield code, _("{} (by way of English)").format(label) if via else label


def _targets_of(models: tuple[Model, ...], source: str) -> tuple[str, ...]:
    fitting = (
        m
        for m in models
        if m.task is Task.TRANSLATION and m.installed and source in (m.sources or (m.source,))
    )
    return tuple(dict.fromkeys(code for m in fitting for code in m.targets or (m.target,)))
