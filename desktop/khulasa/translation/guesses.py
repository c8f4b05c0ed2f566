"""The words of a translation that the model guessed."""

from __future__ import annotations

import math
import re

from khulasa.article.model import Span
from khulasa.translation.result import Translation

# Probability of all its pieces together below which a word is a guess: each piece of a word that is
# spelled out may be likely after those before it. Names come sooner, since nothing else in the
# sentence tells that one is wrong. In the starter's FLORES dev one word in seven is a guess.
_WORD_BELOW = math.log(0.10)
_NAME_BELOW = math.log(0.25)
# Shorter ones are mostly "the" and "for", where another would do as well.
_SHORTEST = 4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def guessed_words(translation: Translation) -> tuple[Span, ...]:
    """Where the words stand in the target that the model guessed; none where nothing is known."""
    from khulasa.translation.certainty import unpack

    target = translation.target
    pieces = unpack(translation.certainty, target)
    found = []
    index = 0
    for match in _WORD.finditer(target) if pieces else ():
        start, end = match.span()
        while pieces[index].end <= start:
            index += 1
        log_prob = 0.0
        for piece in pieces[index:]:
            if piece.start >= end:
                break
            if piece.start < piece.end:
                log_prob += piece.log_prob
        is_name = start > 0 and target[start].isupper()
        least = _NAME_BELOW if is_name else _WORD_BELOW
        if log_prob < least and (is_name or end - start >= _SHORTEST):
            found.append(Span(start, end))
    return tuple(found)
