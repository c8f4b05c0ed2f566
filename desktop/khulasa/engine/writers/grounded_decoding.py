"""Decoding under a grounding, for backends that can only be told what not to write.

The model writes on until a word comes that is not allowed. There it is set back and takes one step
with nothing but allowed tokens to choose from, then goes on. For greedy decoding that is the same
as a mask at every step, at a fraction of its price.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from khulasa.engine.writers.summariser_tokenizer import SummariserTokenizer
from khulasa.summary.writing.grounding import Grounding


class DecodedTokens(NamedTuple):
    """Tokens that a model wrote, without the end mark, and whether it ended by itself."""

    ids: list[int]
    ended: bool


# Goes on behind the first tokens, with at most so many more, without the suppressed ones.
Run = Callable[[Sequence[int], int, Sequence[str]], DecodedTokens]


def decode_grounded(
    tokenizer: SummariserTokenizer,
    grounding: Grounding,
    run: Run,
    most: int,
    end: int,
    begun: Sequence[int] = (),
) -> DecodedTokens:
    """Decode so that every word is allowed.

    Args:
        tokenizer: The model's tokens.
        grounding: What may be written.
        run: Runs the model.
        most: Longest answer, in tokens.
        end: Number of the end mark.
        begun: What is written already.
    """
    never = tokenizer.impossible(grounding)
    ids = list(begun)
    while len(ids) < most:
        new, ended = run(ids, most - len(ids), never)
        longer = [*ids, *new]
        good = tokenizer.grounded_length(grounding, longer)
        # Without an end and with room left, whoever runs the model has seen enough.
        if good == len(longer) and (not ended or tokenizer.may_end(grounding, longer)):
            return DecodedTokens(longer, ended)
        ids = longer[:good]
        choice = set(tokenizer.next_ids(grounding, ids, end))
        if not choice:
            break
        rest = [tokenizer.token(n) for n in range(tokenizer.size) if n not in choice]
        step, ended = run(ids, 1, rest)
        if ended or not step:
            return DecodedTokens(ids, ended)
        ids += step
    return DecodedTokens(ids, ended=False)
