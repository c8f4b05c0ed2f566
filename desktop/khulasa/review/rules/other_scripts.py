"""Words in a third script and emoji are not lost: models leave out what they cannot spell.

A Hebrew word in an Arabic article has no place in the vocabulary of an Arabic and English model,
nor has an emoji. A model that spells the word in Latin letters is marked as well: nobody can tell.
"""

from __future__ import annotations

import re
from functools import cache

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import LETTERS, Languages, script_of, words_in
from khulasa.review.quoting import quoted
from khulasa.wording import phrase

KIND = "other scripts"
# Japanese and Korean are written in several.
_EAST_ASIAN = {"han", "kana", "hangul"}
# Pictographs with what belongs to them: joined ones, skin colours, flags. Dingbats such as • and ✔
# that mark items are none.
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\U0001f300-\U0001faff\u2600-\u26ff\u2764](?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]|"
    "(?<=\u200d)[\U0001f300-\U0001faff\u2600-\u27bf])*)+"
)


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find words of neither language, and emoji, that the translation lacks."""
    if source.isascii():
        return []
    return [
        Issue(
            KIND,
            phrase("{} is missing in the translation.", quoted(match.group())),
            Span(*match.span()),
            serious=pattern is not _EMOJI,
        )
        for pattern in (_third(languages), _EMOJI)
        for match in pattern.finditer(source)
        if match.group() not in target
    ]


@cache
def _third(languages: Languages) -> re.Pattern[str]:
    """Finds words in a script of neither language. Latin and Arabic letters stand everywhere."""
    ours = {script_of(languages.source), script_of(languages.target), "arabic"}
    if ours & _EAST_ASIAN:
        ours |= _EAST_ASIAN
    letters = "".join(ranges for script, ranges in LETTERS.items() if script not in ours)
    return words_in(letters)
