"""Other ways to translate a sentence, for a reader who does not trust the first."""

from __future__ import annotations

from itertools import zip_longest

from khulasa.translation.backend import Backend, Decoding, Hypothesis, NBest, Tokenizer
from khulasa.translation.result import Status, Translation
from khulasa.translation.translator import Options, length_limit, outcome, prepare


def find_alternatives(
    text: str, tokenizer: Tokenizer, backend: Backend, options: Options, count: int
) -> tuple[Translation, ...]:
    """The model's best translations of a sentence, the likeliest first, no two the same.

    Args:
        text: The sentence.
        tokenizer: The model's tokenizer.
        backend: The loaded model.
        options: How to write the sentence for the model.
        count: Most translations that are wanted.
    """
    sentence = prepare(0, text, tokenizer, options)
    if sentence.outcome is not None:
        return (sentence.outcome,)
    # One part at a time: the wider beam takes the memory that a batch takes otherwise.
    parts = [
        backend.submit([part], length_limit(len(part)), Decoding(hypotheses=count))()[0]
        for part in sentence.parts
    ]
    found: dict[str, Translation] = {}
    for choice in _choices(parts):
        translation = outcome(choice, tokenizer)
        if translation.status is not Status.FAILED:
            found.setdefault(translation.target, translation)
    return tuple(found.values())


def _choices(parts: list[NBest]) -> list[list[Hypothesis]]:
    """The parts' first hypotheses together, then their second ones, and so on."""
    ranks = zip_longest(*parts)
    return [[h or part[0] for h, part in zip(rank, parts, strict=True)] for rank in ranks]
