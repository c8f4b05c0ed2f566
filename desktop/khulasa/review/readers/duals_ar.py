"""Two thousand and a thousand look alike without marks: ألفا جندي is two thousand soldiers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.review.data.common_words_ar import is_common_ar
from khulasa.review.data.lexicon import is_listed
from khulasa.review.readers.number_word_ar import number_word
from khulasa.review.words import Word, plain_arabic

_SINGULAR_MARK = "\u064b"
# What stands behind "a thousand" and is not what is counted.
_NO_NOUN = re.compile(
    "من|في|علي|الي|عن|مع|او|ثم|بل|ان|اذا|لم|لن|لا|ما|قد|كان|كانت|هذا|هذه|ذلك|تلك|كل|حين|عندما|كما|مثل"
    "|غير|سوي|فقط|حسب|خلال|قبل|بعد|منذ|حتي|امام|ضد|دون|عبر|تحت|فوق|بين|عند|لدي|نحو|ضمن|رغم|لان|لمده"
    "|لبيع|وهو|وهم|بسبب|مقابل|امس|الان|الذي|التي|حيث|بينما|لكن|اي|تي|بي"
)
_DEFINITE_OR_NOT_COUNTED = re.compile(r"(?:ال|بال|لل|كال).*|.*(?:[اه]|ين|ات|هم|هن)|[يت].*ون")
# With "and", "for" or "in" before it, unless it begins with that letter anyway.
_MAYBE_JOINED = re.compile("[وبلك]")
_SHORTEST = 3
# "It came to a thousand in the year 2015", "on the day of the feast".
_TIMES = {"عام", "سنه", "يوم", "شهر", "ليله", "صباح", "مساء", "نهايه", "بدايه"}
_BEFORE_AMOUNT = re.compile(
    "نحو|حوالي|قرابه|زهاء|عدد(?:هم|ها|ه)|بلغت?|تجاوزت?|يتجاوز|[يت]قارب|يناهز|من|الي|عن"
)


def is_singular(written: str) -> bool:
    """Whether a word for a thousand or a million says itself that it is one: ألفًا."""
    return _SINGULAR_MARK in written


def counts_a_noun(words: Sequence[Word], index: int) -> bool:
    """Whether the noun right behind a number word is surely what it counts, as behind a dual."""
    if index + 1 >= len(words) or words[index + 1].start != words[index].end + 1:
        return False
    noun = plain_arabic(words[index + 1].text)
    if len(noun) < _SHORTEST or _NO_NOUN.fullmatch(noun) or not noun.isalpha():
        return False
    # The pronoun "his" looks like the feminine ending in plain spelling.
    written = noun[:-1] + "ة" if words[index + 1].text.endswith("ة") else noun
    if _DEFINITE_OR_NOT_COUNTED.fullmatch(written) is not None:
        return False
    number = number_word(noun)
    if number is not None and number.kind != "loose":
        return False
    if _MAYBE_JOINED.match(noun) and not is_listed(noun):
        return False
    return noun not in _TIMES or not _is_told(words, index + 2)


def may_count(words: Sequence[Word], index: int) -> bool:
    """Whether the words beside a word say that it is a number, and not the name Alpha or Alvin."""
    behind = words[index + 1].text if index + 1 < len(words) else ""
    if counts_a_noun(words, index):
        return is_common_ar(behind)
    before = plain_arabic(words[index - 1].text) if index else ""
    return words[index].text.endswith("ين") and (
        behind == "من" or _BEFORE_AMOUNT.fullmatch(before) is not None
    )


def _is_told(words: Sequence[Word], index: int) -> bool:
    """Whether it is said which year or day."""
    following = words[index].text if index < len(words) else ""
    return following[:1].isdecimal() or following.startswith("ال")
