"""How sure a model was of each piece of a translation, as one short text.

An article has thousands of pieces, so they are unpacked only for what is looked at.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from khulasa.review.languages import Languages
from khulasa.review.rules.omission import translated_share
from khulasa.review.rules.unsure import sureness
from khulasa.translation.backend import Hypothesis, Tokenizer

_HUNDREDTHS = 100
_ESCAPED = 2
_SPACED_ENTITY = re.compile(
    r"&\s?(?:#\s?\d{1,6}|#\s?x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip)\s?;",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One token in the text; the end mark is an empty piece at the end of its part.

    Attributes:
        start, end: Half-open range of characters in the translation.
        log_prob: The model's log-probability of it after all that comes before, at most 0.
    """

    start: int
    end: int
    log_prob: float


def text_of(hypothesis: Hypothesis, tokenizer: Tokenizer) -> str:
    """The words of a hypothesis, as the reader sees them."""
    return _without_entities(tokenizer.decode(hypothesis.tokens)).strip()


def pack(hypotheses: Sequence[Hypothesis], tokenizer: Tokenizer) -> str:
    """What the model thought of the parts of a sentence; empty if that is not known.

    Args:
        hypotheses: Of each part; the translation is their texts with a space between two.
        tokenizer: The model's tokenizer.
    """
    packed = []
    for number, hypothesis in enumerate(hypotheses):
        if not hypothesis.log_probs:
            return ""
        ends = [end + bool(number) for end in _ends(hypothesis, tokenizer)]
        for (start, end), log_prob in zip(pairwise([0, *ends]), hypothesis.log_probs, strict=True):
            packed.append(f"{end - start}:{round(-_HUNDREDTHS * log_prob)}")
    return " ".join(packed)


def sureness_of(
    hypotheses: Sequence[Hypothesis], source: str, target: str, languages: Languages
) -> float:
    """The mean of the ``sureness`` of a sentence's parts.

    Args:
        hypotheses: Of each part.
        source, target: The whole sentence and its translation.
        languages: The pair.
    """
    # Only the figure of a model that was scored without the source counts it.
    scored = any(part.blind_score is not None for part in hypotheses)
    translated = translated_share(source, target, languages) if scored else 0.0
    return fmean(sureness(part.score, part.blind_score, translated) for part in hypotheses)


def unpack(packed: str, target: str) -> tuple[Piece, ...]:
    """The pieces of a translation; none if they are not known, or are those of another text."""
    pieces, start = [], 0
    try:
        for one in packed.split():
            length, hundredths = map(int, one.split(":"))
            pieces.append(Piece(start, start + length, -hundredths / _HUNDREDTHS))
            start += length
    except ValueError:
        return ()
    return tuple(pieces) if start == len(target) else ()


def widened(packed: str, offset: int, characters: int) -> str:
    """The same for a translation that got more characters at an offset: its piece is longer.

    Args:
        packed: What ``pack`` gave.
        offset: Where they are put in; they belong to the piece that ends there or goes on.
        characters: How many.
    """
    pieces, start, waiting = [], 0, characters
    for one in packed.split():
        length, hundredths = one.split(":")
        end = start + int(length)
        if waiting and end >= max(1, offset):
            length, waiting = str(int(length) + waiting), 0
        pieces.append(f"{length}:{hundredths}")
        start = end
    return " ".join(pieces)


def mean(pieces: Iterable[Piece]) -> float:
    """Mean log-probability of pieces, of which there is one at least."""
    return fmean(piece.log_prob for piece in pieces)


def _without_entities(text: str) -> str:
    """The text with characters for their codes, which models learnt from web pages.

    Some of those were escaped twice, and tokenisers put spaces into others.
    """
    for _ in range(_ESCAPED):
        text = html.unescape(_SPACED_ENTITY.sub(lambda m: "".join(m.group().split()), text))
    return text


def _ends(hypothesis: Hypothesis, tokenizer: Tokenizer) -> list[int]:
    """Where each token ends in the text of the hypothesis; the end mark ends with the text."""
    whole = len(text_of(hypothesis, tokenizer))
    ends, last = [], 0
    for count in range(1, len(hypothesis.tokens)):
        written = _without_entities(tokenizer.decode(hypothesis.tokens[:count])).lstrip()
        # Half of a character or of an entity is not written as it will be.
        last = max(last, min(len(written), whole))
        ends.append(last)
    # Where the text ends is where the last token ends; what comes after is empty.
    return ends + [whole] * (len(hypothesis.log_probs) - len(ends))
