"""What becomes of the articles that are open when models come, go or move."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from khulasa.models.catalogue import Model, ModelMissingError, Route, find_model
from khulasa.models.full_models import ships_with_app
from khulasa.ui.reading.sessions.article_session import ArticleSession


def is_by_starter(article: ArticleSession) -> bool:
    """Whether an article is translated by a model that came with the app."""
    route = article.core.route
    return route is not None and ships_with_app(route.models[0])


def translate_again(
    articles: Iterable[ArticleSession], model: Model, models: tuple[Model, ...]
) -> None:
    """Have a model translate what the starter did, where nobody edited it.

    Args:
        articles: May be of other languages, or empty.
        model: Translates them from now on.
        models: The catalogue.
    """
    for article in articles:
        core = article.core
        if core.reading is None:
            continue
        fits = model.translates(core.reading.article.language, core.target)
        if fits and is_by_starter(article) and not core.revisions.any_revised:
            article.use(Route((model,)), target=core.target, models=models)
            article.publish(core.go_on())


def relocate(articles: Iterable[ArticleSession], models: tuple[Model, ...]) -> None:
    """Look for the models in use again: they may be gone, or lie elsewhere."""
    for article in articles:
        route = article.core.route
        if route is None:
            continue
        ends = dict.fromkeys((route.models[0], route.models[-1]))
        # What is translated stays; the engine may still have a model in memory that is gone.
        with contextlib.suppress(ModelMissingError):
            found = [find_model(models, m.source, m.target, m.name) for m in ends]
            article.core.relocate(Route(tuple(found)))
