"""The jobs that an article needs, as requests to the engine."""

from __future__ import annotations

from collections.abc import Container

from khulasa.article.model import Article
from khulasa.engine.messages import (
    Alternatives,
    Summarise,
    Translate,
    model_spec,
    summariser_spec,
)
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


def summarise_request(
    translated: TranslatedArticle,
    length: Length,
    *,
    summariser: Model | None = None,
    backend: str = "ctranslate2",
    language: str = "en",
    grounded: bool | None = None,
    job: int = 0,
) -> Summarise:
    """Summarise what is translated of an article; failed sentences are empty.

    Args:
        translated: The article and its translation.
        length: How long a summary.
        summariser: What writes it, see ``find_summariser``; None for key sentences.
        backend: What runs the summariser.
        language: ISO 639-1 code of the translation.
        grounded: Let it write only words of the article; None does what its catalogue entry says.
        job: The job's number.
    """
    paragraphs = tuple(
        tuple("" if t is None or t.status is Status.FAILED else t.target for t in group)
        for group in translated.paragraph_translations()
    )
    kinds = tuple(str(paragraph.kind) for paragraph in translated.article.paragraphs)
    return _summarise(job, paragraphs, kinds, length, summariser, backend, language, grounded)


def summarise_source_request(
    article: Article,
    length: Length,
    *,
    summariser: Model | None = None,
    backend: str = "ctranslate2",
    grounded: bool | None = None,
    job: int = 0,
) -> Summarise:
    """Summarise an article in its own language, without any translation.

    Args:
        article: What was read.
        length, summariser, backend, grounded, job: See ``summarise_request``.
    """
    paragraphs = tuple(paragraph.sentence_texts for paragraph in article.paragraphs)
    kinds = tuple(str(paragraph.kind) for paragraph in article.paragraphs)
    return _summarise(
        job, paragraphs, kinds, length, summariser, backend, article.language, grounded
    )


def _summarise(
    job: int,
    paragraphs: tuple[tuple[str, ...], ...],
    kinds: tuple[str, ...],
    length: Length,
    summariser: Model | None,
    backend: str,
    language: str,
    grounded: bool | None,
) -> Summarise:
    if summariser is None:
        return Summarise(job, paragraphs, kinds, length, language=language)
    spec = summariser_spec(summariser, backend)
    if grounded is None:
        grounded = summariser.grounded
    return Summarise(job, paragraphs, kinds, length, spec, language, grounded)
