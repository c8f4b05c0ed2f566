"""What else a model could have said at one place of a translation."""

from __future__ import annotations

import math
import re

from khulasa.translation.backend import Backend, Tokenizer
from khulasa.translation.normalise import model_copy
from khulasa.translation.prepared import Options
from khulasa.translation.result import Candidate

# A name of one word may be spelled in as many tokens.
_LONGEST = 12
# What goes on with a word, such as "-Jaafari" after "Al".
_MORE = re.compile(r"[\w'’-]+")


def find_candidates(
    text: str, before: str, tokenizer: Tokenizer, backend: Backend, options: Options, count: int
) -> tuple[Candidate, ...]:
    """The model's likeliest words at a place, the likeliest first.

    Args:
        text: The source sentence.
        before: The translation up to the place, which is the beginning of a word.
        tokenizer: The model's tokenizer.
        backend: The loaded model.
        options: How to write the sentence for the model.
        count: Most words that are wanted.

    Returns:
        The words; none for a sentence that the model had to read in parts.
    """
    source = tokenizer.encode(model_copy(text, options.language, map_digits=options.map_digits))
    if len(source) > options.max_tokens:
        return ()
    prefix = tokenizer.encode_target(before)
    found: dict[str, float] = {}
    for one in backend.continuations(source, prefix, count, _LONGEST):
        word, tokens = _first_word(prefix, one.tokens, tokenizer)
        if word:
            probability = math.exp(sum(one.log_probs[:tokens]))
            found[word] = max(found.get(word, 0.0), probability)
    likeliest = sorted(found.items(), key=lambda item: -item[1])
    return tuple(Candidate(word, probability) for word, probability in likeliest)


def _first_word(
    prefix: list[str], tokens: tuple[str, ...], tokenizer: Tokenizer
) -> tuple[str, int]:
    """The first word of a continuation, and how many tokens it takes."""
    start = len(tokenizer.decode(prefix))
    word = ""
    for count in range(1, len(tokens) + 1):
        written = tokenizer.decode([*prefix, *tokens[:count]])[start:].strip()
        if word and not _MORE.fullmatch(written[len(word) :]):
            return word, count - 1
        word = written
    return word, len(tokens)
