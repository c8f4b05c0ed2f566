"""Sentences as a model reads them, before it translates them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khulasa.reasons import reason_of
from khulasa.review.languages import Languages
from khulasa.review.rules.unsure import UNCALIBRATED
from khulasa.translation.backend import Tokenizer
from khulasa.translation.long_sentences import split_over_budget
from khulasa.translation.normalise import has_letters, model_copy
from khulasa.translation.result import Status, Translation, failure
from khulasa.translation.symbols import WithSymbols, unspelled
from khulasa.wording import phrase


@dataclass(frozen=True, slots=True)
class Options:
    """How to write sentences for the model.

    Attributes:
        language: ISO 639-1 code of the source language.
        map_digits: See ``normalise.model_copy``.
        max_tokens: Longest input, in the model's tokens; longer sentences are split.
        unsure_below: See ``review.rules.unsure.check_unsure``.
        token_scores: Whether ``Translation.certainty`` is wanted.
        target_language: ISO 639-1 code; empty where no check asks for it.
    """

    language: str
    map_digits: bool = False
    max_tokens: int = 480
    unsure_below: float = UNCALIBRATED
    token_scores: bool = True
    target_language: str = ""

    @property
    def languages(self) -> Languages:
        """The pair."""
        return Languages(self.language, self.target_language)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the model reads it.

    Attributes:
        number, text: As it was given.
        copy: What of it the model sees, as text.
        parts: The same as tokens; none where there is an outcome, or where it is a repeat.
        lost: Symbols that the model cannot spell.
        wordless: Parts without letters: their answers may have none.
        outcome: What became of it without a model.
        is_repeat: It says again what another has said, and gets the other's outcome.
    """

    number: int
    text: str
    copy: str = ""
    parts: tuple[list[str], ...] = ()
    lost: tuple[WithSymbols, ...] = ()
    wordless: frozenset[int] = frozenset()
    outcome: Translation | None = None
    is_repeat: bool = False


def prepare_all(
    sentences: Iterable[tuple[int, str]], tokenizer: Tokenizer, options: Options
) -> Iterator[Sentence]:
    """Prepare numbered sentences, each when it is asked for."""
    seen: set[str] = set()
    for number, text in sentences:
        words = text.rstrip()
        if words in seen:
            yield Sentence(number, text, is_repeat=True)
        else:
            seen.add(words)
            yield _prepare(number, text, tokenizer, options)


def _prepare(number: int, text: str, tokenizer: Tokenizer, options: Options) -> Sentence:
    try:
        copy = model_copy(text, options.language, map_digits=options.map_digits)
        if not has_letters(copy, options.language):
            return Sentence(number, text, outcome=Translation(text.strip(), Status.COPIED))
        texts = split_over_budget(
            copy, lambda part: len(tokenizer.encode(part)), options.max_tokens
        )
        wordless = (n for n, part in enumerate(texts) if not has_letters(part, options.language))
        parts = tuple(tokenizer.encode(part) for part in texts)
        lost = unspelled(text, options.language, tokenizer)
        return Sentence(number, text, copy, parts, lost, frozenset(wordless))
    # Whatever a sentence does to the libraries, it must not take the article with it.
    except Exception as error:
        return Sentence(number, text, outcome=given_up(error))


def given_up(error: Exception) -> Translation:
    """The outcome of a sentence that the libraries failed at."""
    return failure(phrase("The model gave up on this sentence: {error}", error=reason_of(error)))
