"""The jobs that an article needs, as requests to the engine."""

from __future__ import annotations

from collections.abc import Container

from khulasa.article.model import Article
from khulasa.engine.messages import Alternatives, Summarise, Translate, model_spec
from khulasa.models.catalogue import Model
from khulasa.summary.result import Length
from khulasa.translation.result import Status, TranslatedArticle


def translate_request(
    article: Article, model: Model, backend: str, *, job: int = 0, done: Container[int] = ()
) -> Translate:
    """Translate the sentences of an article whose numbers are not in ``done``."""
    todo = tuple((n, text) for n, text in enumerate(article.sentences) if n not in done)
    return Translate(job, model_spec(model, backend), model.source, model.target, todo)


def alternatives_request(
    article: Article, model: Model, backend: str, number: int, *, count: int, job: int = 0
) -> Alternatives:
    """Look for up to ``count`` ways to translate the sentence with this number."""
    spec, text = model_spec(model, backend), article.sentences[number]
    return Alternatives(job, spec, model.source, model.target, number, text, count)


def summarise_request(translated: TranslatedArticle, length: Length, *, job: int = 0) -> Summarise:
    """Summarise what is translated of an article; failed sentences are empty."""
    paragraphs = tuple(
        tuple("" if t is None or t.status is Status.FAILED else t.target for t in group)
        for group in translated.paragraph_translations()
    )
    kinds = tuple(str(paragraph.kind) for paragraph in translated.article.paragraphs)
    return Summarise(job, paragraphs, kinds, length)
