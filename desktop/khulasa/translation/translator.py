"""Translating sentences with a loaded model, so that each one gets an outcome."""

from __future__ import annotations

import html
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from khulasa.review.issue import Issue
from khulasa.translation.backend import Backend, Hypothesis, NBest, Tokenizer
from khulasa.translation.budget import split_over_budget
from khulasa.translation.normalise import has_letters, model_copy
from khulasa.translation.result import Status, Translation, failure

_Handle = Callable[[], list[NBest]]

# Eight inputs fill a batch well and come back within a second at opus-mt's size on two cores;
# long sentences fill it sooner.
_BATCH_PARTS = 8
_BATCH_TOKENS = 384
# The first batch is small so that the reader sees the first sentence soon.
_FIRST_BATCH_PARTS = 2
# Enough to keep every worker of the backend busy while the oldest batch is waited for.
_BATCHES_IN_FLIGHT = 4


@dataclass(frozen=True, slots=True)
class Options:
    """How to write sentences for the model.

    Attributes:
        language: ISO 639-1 code of the source language.
        map_digits: See ``normalise.model_copy``.
        max_tokens: Longest input, in the model's tokens; longer sentences are split.
    """

    language: str
    map_digits: bool = False
    max_tokens: int = 480


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as the model reads it: ``parts``, or an outcome that needs no model."""

    number: int
    parts: tuple[list[str], ...] = ()
    outcome: Translation | None = None


def length_limit(source_tokens: int) -> int:
    """Most target tokens for an input: room for any real translation, an end for a loop.

    In the recorded opus-mt output no sentence needs over twice its source tokens; a name of one
    token may need a dozen.
    """
    return min(512, 2 * source_tokens + 24)


def translate_sentences(
    sentences: Iterable[tuple[int, str]],
    tokenizer: Tokenizer,
    backend: Backend,
    options: Options,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, Translation]]:
    """Translate numbered sentences and yield each as soon as it is done, in the given order.

    Args:
        sentences: Number and text, in reading order.
        tokenizer: The model's tokenizer.
        backend: The loaded model.
        options: How to write sentences for the model.
        cancelled: Asked between batches; once it is true, nothing more is yielded.
    """
    pending: deque[tuple[list[_Sentence], list[_Handle]]] = deque()
    for batch in _batches(_prepare(n, text, tokenizer, options) for n, text in sentences):
        if cancelled():
            return
        pending.append((batch, _submit(batch, backend)))
        if len(pending) == _BATCHES_IN_FLIGHT:
            yield from _collect(*pending.popleft(), tokenizer, backend, cancelled)
    while pending:
        yield from _collect(*pending.popleft(), tokenizer, backend, cancelled)


def _prepare(number: int, text: str, tokenizer: Tokenizer, options: Options) -> _Sentence:
    try:
        copy = model_copy(text, options.language, map_digits=options.map_digits)
        if not has_letters(copy, options.language):
            return _Sentence(number, outcome=Translation(text.strip(), Status.COPIED))
        texts = split_over_budget(
            copy, lambda part: len(tokenizer.encode(part)), options.max_tokens
        )
        return _Sentence(number, tuple(tokenizer.encode(part) for part in texts))
    # Whatever a sentence does to the libraries, it must not take the article with it.
    except Exception as error:
        return _Sentence(number, outcome=_given_up(error))


def _batches(sentences: Iterable[_Sentence]) -> Iterator[list[_Sentence]]:
    batch: list[_Sentence] = []
    parts = tokens = 0
    most_parts = _FIRST_BATCH_PARTS
    for sentence in sentences:
        batch.append(sentence)
        parts += len(sentence.parts)
        tokens += sum(map(len, sentence.parts))
        if parts >= most_parts or tokens >= _BATCH_TOKENS:
            yield batch
            batch, parts, tokens, most_parts = [], 0, 0, _BATCH_PARTS
    if batch:
        yield batch


def _submit(batch: list[_Sentence], backend: Backend) -> list[_Handle]:
    parts = [part for sentence in batch for part in sentence.parts]
    # More than one call only where a single sentence has very many parts.
    calls = [parts[i : i + _BATCH_PARTS] for i in range(0, len(parts), _BATCH_PARTS)]
    return [backend.submit(call, max(length_limit(len(part)) for part in call)) for call in calls]


def _collect(
    batch: list[_Sentence],
    handles: list[_Handle],
    tokenizer: Tokenizer,
    backend: Backend,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[int, Translation]]:
    hypotheses: list[Hypothesis] = []
    one_by_one = False
    try:
        for wait in handles:
            if cancelled():
                return
            hypotheses.extend(best for best, *_ in wait())
    except Exception:
        one_by_one = True  # to find out which sentence is at fault
    remaining = iter(hypotheses)
    for sentence in batch:
        if sentence.outcome is not None:
            yield sentence.number, sentence.outcome
        elif one_by_one:
            if cancelled():
                return
            yield sentence.number, _alone(sentence, tokenizer, backend)
        else:
            yield sentence.number, _outcome(list(islice(remaining, len(sentence.parts))), tokenizer)


def _alone(sentence: _Sentence, tokenizer: Tokenizer, backend: Backend) -> Translation:
    try:
        hypotheses = [best for wait in _submit([sentence], backend) for best, *_ in wait()]
        return _outcome(hypotheses, tokenizer)
    except Exception as error:
        return _given_up(error)


def _given_up(error: Exception) -> Translation:
    return failure(f"The model gave up on this sentence: {error}")


def _outcome(hypotheses: list[Hypothesis], tokenizer: Tokenizer) -> Translation:
    texts = [html.unescape(tokenizer.decode(h.tokens)).strip() for h in hypotheses]
    if not all(any(map(str.isalnum, text)) for text in texts):
        return failure("The model gave no words for this sentence, or for a part of it.")
    issues = []
    if len(hypotheses) > 1:
        message = f"It was too long for the model and was translated in {len(hypotheses)} parts."
        issues.append(Issue("long", message))
    if not all(hypothesis.finished for hypothesis in hypotheses):
        issues.append(Issue("unfinished", "The model ran on without coming to an end."))
    return Translation(" ".join(texts), Status.CHECK if issues else Status.OK, tuple(issues))
