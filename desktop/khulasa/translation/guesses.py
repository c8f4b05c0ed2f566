"""The words of a translation that the model guessed."""

from __future__ import annotations

import math
import re

from khulasa.article.model import Span
from khulasa.translation.certainty import unpack
from khulasa.translation.result import Translation

# Probability below which a piece is a guess. A name is spelled from pieces of which only the first
# is hard, and nothing else in the sentence tells that it is wrong, so all of it counts, and sooner.
_PIECE = math.log(0.15)
_NAME = math.log(0.25)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def guessed_words(translation: Translation) -> tuple[Span, ...]:
    """Where the words stand in the target that the model guessed; none where nothing is known."""
    target = translation.target
    pieces = unpack(translation.certainty, target)
    found = []
    index = 0
    for match in _WORD.finditer(target) if pieces else ():
        start, end = match.span()
        while pieces[index].end <= start:
            index += 1
        of_word = []
        for piece in pieces[index:]:
            if piece.start >= end:
                break
            if piece.start < piece.end:
                of_word.append(piece.log_prob)
        if _is_guess(of_word, name=start > 0 and target[start].isupper()):
            found.append(Span(start, end))
    return tuple(found)


def _is_guess(log_probs: list[float], *, name: bool) -> bool:
    return sum(log_probs) < _NAME if name else max(log_probs) < _PIECE
