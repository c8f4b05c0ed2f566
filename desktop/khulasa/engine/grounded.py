"""Decoding under a grounding, for backends that can only be told what not to write.

The model writes on until a word comes that is not allowed. There it is set back and takes one step
with nothing but allowed tokens to choose from, then goes on. For greedy decoding that is the same
as a mask at every step, at a fraction of its price.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from khulasa.engine.pieces import Pieces
from khulasa.summary.grounding import Grounding


class Written(NamedTuple):
    """Tokens that a model wrote, without the end mark, and whether it ended by itself."""

    ids: list[int]
    ended: bool


# Goes on behind the first tokens, with at most so many more, without the suppressed ones.
Run = Callable[[Sequence[int], int, Sequence[str]], Written]


def write_grounded(
    pieces: Pieces, grounding: Grounding, run: Run, most: int, end: int, begun: Sequence[int] = ()
) -> Written:
    """Decode so that every word is allowed.

    Args:
        pieces: The model's tokens.
        grounding: What may be written.
        run: Runs the model.
        most: Longest answer, in tokens.
        end: Number of the end mark.
        begun: What is written already.
    """
    never = pieces.impossible(grounding)
    ids = list(begun)
    while len(ids) < most:
        new, ended = run(ids, most - len(ids), never)
        longer = [*ids, *new]
        good = pieces.grounded_length(grounding, longer)
        # Without an end and with room left, whoever runs the model has seen enough.
        if good == len(longer) and (not ended or pieces.may_end(grounding, longer)):
            return Written(longer, ended)
        ids = longer[:good]
        choice = set(pieces.next_ids(grounding, ids, end))
        if not choice:
            break
        rest = [pieces.token(n) for n in range(pieces.size) if n not in choice]
        step, ended = run(ids, 1, rest)
        if ended or not step:
            return Written(ids, ended)
        ids += step
    return Written(ids, ended=False)
