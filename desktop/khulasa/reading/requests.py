"""The requests to the engine that an article needs."""

from __future__ import annotations

from collections.abc import Container

from khulasa.article.model import Article
from khulasa.engine.messages import (
    Alternatives,
    Candidates,
    Summarise,
    Translate,
    model_spec,
    summariser_spec,
)
from khulasa.models.catalogue import Model
from khulasa.reading.document import Reading
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.to_check import is_unsure
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Status


def translate_request(
    article: Article, model: Model, backend: BackendName, *, job: int = 0, done: Container[int] = ()
) -> Translate:
    """Translate the sentences of an article whose numbers are not in ``done``."""
    todo = tuple([(n, text) for n, text in enumerate(article.sentences) if n not in done])
    return Translate(job, model_spec(model, backend), model.source, model.target, todo)


def alternatives_request(
    model: Model, backend: BackendName, number: int, text: str, *, count: int, job: int = 0
) -> Alternatives:
    """Look for up to ``count`` ways to translate the input ``text`` of the sentence ``number``."""
    spec = model_spec(model, backend)
    return Alternatives(job, spec, model.source, model.target, number, text, count)


def candidates_request(
    model: Model, backend: BackendName, text: str, before: str, *, count: int, job: int = 0
) -> Candidates:
    """Look for up to ``count`` words after ``before`` in the translation of an input."""
    spec = model_spec(model, backend)
    return Candidates(job, spec, model.source, model.target, text, before, count)


def summarise_request(reading: Reading, choice: SummaryChoice, *, job: int = 0) -> Summarise:
    """Summarise an article: its translation, in which failed sentences are empty, or its source.

    Args:
        reading: The article and its translation.
        choice: The kind of summary.
        job: The job's number.
    """
    article = reading.article
    unsure: tuple[tuple[int, int], ...] = ()
    if choice.of_source:
        language = article.language
        texts = tuple(paragraph.sentence_texts for paragraph in article.paragraphs)
    else:
        language, groups = reading.target, reading.paragraph_translations()
        failed = Status.FAILED
        texts = tuple(
            [
                tuple(["" if t is None or t.status is failed else t.target for t in group])
                for group in groups
            ]
        )
        unsure = tuple(
            [
                (row, number)
                for row, group in enumerate(groups)
                for number, translation in enumerate(group)
                if translation is not None and translation.issues and is_unsure(translation)
            ]
        )
    kinds = tuple(str(paragraph.kind) for paragraph in article.paragraphs)
    if choice.summariser is None:
        return Summarise(job, texts, kinds, choice.length, language=language, unsure=unsure)
    spec = summariser_spec(choice.summariser, choice.backend)
    return Summarise(job, texts, kinds, choice.length, spec, language, choice.grounded)
