"""Whether lines are prose that was wrapped, or mean something: verses, headlines, answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

SENTENCE_END = re.compile(r"""[.!?؟…۔:]["'”’»)\]]*\Z""")

# Wider lines than these are not the work of a hand or a mail program.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 30
# Of wrapped lines' ends this share is inside a sentence, and nearly all are forced by the width.
_TELLING = 0.25
_FORCED = 0.7
# What speaks for prose has to reach this; see ``_signs_in_words`` and ``_signs_in_layout``.
_ENOUGH = 3
_SOME = 1

_ENDS_IN_PUNCTUATION = re.compile(r"""[.!?؟…۔:,،؛;*–—-]["'”’»)\]]*\Z""")
_COMMA_INSIDE = re.compile(r"[,،؛;]\s*\S")
_SENTENCE_END_INSIDE = re.compile(r"""\w{3}[.!?؟۔]["'”’»)\]]*\s+\w""")
_BETWEEN_HALF_VERSES = re.compile(r"\S(?:\s*(?:\*{1,3}|…|\.{3,}|//?|\|)\s*|\t+|\s{3,})\S")
_LETTER_AT_END = re.compile(r"([^\W\d_])[\W_]*\Z")
# Words that nothing ends with but a line that goes on in the next one.
GOES_ON = re.compile(
    r"(?:\A|\s)(?:[وف]?(?:في|فی|من|على|علی|إلى|إلی|الى|عن|أن|ان|إن|بأن|لأن|كأن|لم|لن|قد|لقد|التي|التی|الذي"
    r"|الذی|الذين|بين|مع|عند|خلال|منذ|حتى|أو|او|ثم|بل|لكن|كما|حيث|إذا|اذا|كان|كانت|ليس|ليست|يكون|تكون)"
    r"|the|an?|of|to|in|on|at|for|from|by|with|and|or|but|that|which|who|is|are|was|were|be|has|have"
    r"|had|his|her|its|their|our|my|your|as|than|not|will|would|could|can|very|into)\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\S.*[«(\[“][^»)\]”]*\Z")


def is_forced(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into a width."""
    # One in ten for editors that count bytes, marks or hanging punctuation otherwise.
    return len(line) + 1 + len(following.split()[0]) > 0.9 * width


def wrap_widths(groups: Sequence[Sequence[str]]) -> list[int]:
    """To which width the lines of each group are wrapped.

    Lines of verse and headlines are as wide as wrapped ones. So prose has to show itself: lines
    end inside a phrase, sentences end inside lines, the last line ends one. Where one group is
    surely wrapped, less will do for others of its width. What stays unsure is not wrapped: a line
    too many is seen, two lines joined are not.

    Args:
        groups: The lines of each group; no blank line and no item's beginning is inside.

    Returns:
        A width for each group, 0 where line ends mean something.
    """
    own = [_own_width(lines) for lines in groups]
    sure = [
        width if _fits(lines, width) and _is_surely_prose(lines, width) else 0
        for lines, width in zip(groups, own, strict=True)
    ]
    usual = max(sure, default=0)
    return [
        width or (usual if usual and _fits(lines, usual) and _may_be_prose(lines, usual) else 0)
        for width, lines in zip(sure, groups, strict=True)
    ]


def _own_width(lines: Sequence[str]) -> int:
    return max(map(len, lines))


def _fits(lines: Sequence[str], width: int) -> bool:
    """Whether a width forces most line ends that are inside a sentence."""
    longest = _own_width(lines)
    if len(lines) < 2 or not _NARROWEST_WRAP <= longest <= min(1.1 * width, _WIDEST_WRAP):
        return False
    # A line that ends a sentence may end a paragraph, too: it tells nothing.
    telling = [is_forced(line, following, width) for line, following in _inside_sentences(lines)]
    enough = len(telling) >= max(1, _TELLING * (len(lines) - 1))
    return enough and sum(telling) >= _FORCED * len(telling)


def _inside_sentences(lines: Sequence[str]) -> list[tuple[str, str]]:
    return [pair for pair in pairwise(lines) if not SENTENCE_END.search(pair[0])]


def _is_surely_prose(lines: Sequence[str], width: int) -> bool:
    words = _signs_in_words(lines)
    return words > 0 and words + _signs_in_layout(lines, width) >= _ENOUGH


def _may_be_prose(lines: Sequence[str], width: int) -> bool:
    return _signs_in_words(lines) + _signs_in_layout(lines, width) >= _SOME


def _signs_in_words(lines: Sequence[str]) -> int:
    """Weigh whether phrases and sentences run over line ends."""
    inner = _inside_sentences(lines)
    run_on = sum(_runs_on(line, following) for line, following in inner)
    small = 2 * sum(following[0].islower() for _, following in inner) > len(inner)
    commas = sum(_COMMA_INSIDE.search(line) is not None for line in lines)
    sentence_ends = any(map(_SENTENCE_END_INSIDE.search, lines))
    return 2 * min(run_on, 2) + small + (4 * commas >= len(lines)) + 2 * sentence_ends


def _signs_in_layout(lines: Sequence[str], width: int) -> int:
    """Weigh how lines are filled and how they end; verses, headlines and lists weigh against."""
    inner = _inside_sentences(lines)
    ends = SENTENCE_END.search(lines[-1]) is not None
    capitals = sum(following[0].isupper() for _, following in inner)
    small = sum(following[0].islower() for _, following in inner)
    punctuated = sum(_ENDS_IN_PUNCTUATION.search(line) is not None for line, _ in inner)
    halves = sum(_BETWEEN_HALF_VERSES.search(line) is not None for line in lines)
    signs = ends + (ends and len(lines[-1]) < 0.7 * width) + (ends and 2 * small > len(inner))
    signs += len(inner) > 1 and all(len(a) + 1 + len(b.split()[0]) > width for a, b in inner)
    signs -= 3 * (2 * capitals > len(inner))
    signs -= 3 * (2 * punctuated > len(inner) > 1)
    signs -= 4 * (2 * halves > len(lines))
    return signs - 3 * _rhymes(lines)


def _runs_on(line: str, following: str) -> bool:
    return (
        GOES_ON.search(line) is not None
        or _OPENS.match(line) is not None
        or (line.endswith("-") and following[0].islower())
    )


def _rhymes(lines: Sequence[str]) -> bool:
    """Whether most of three lines or more end in the same letter."""
    letters = Counter(m.group(1) for line in lines if (m := _LETTER_AT_END.search(line)))
    most = max(letters.values(), default=0)
    return len(lines) >= 3 and most >= max(3, 0.7 * len(lines))
