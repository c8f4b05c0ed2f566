"""Arabic words quoted in a reason: for readers who cannot read them, and in the right place.

A quoted word stands between isolating marks (Unicode Annex 9), else it would turn the order of
the words around it; and what it means, or how it sounds, stands beside it.
"""

from __future__ import annotations

import re

from khulasa.review.data.calendar_names import MONTHS_AR
from khulasa.review.data.currencies import CURRENCIES
from khulasa.review.readers.digits import NumberMention
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.words import plain_arabic
from khulasa.wording import Phrase, phrase

_ISOLATE, _END = "\u2068", "\u2069"
_ARABIC = re.compile(r"[\u0621-\u06d3\ufb50-\ufdfc\ufe70-\ufefc]")
_WORD = re.compile(r"[^\W\d_]+")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_AMOUNTS = {
    **{"عشرات": "tens", "مئات": "hundreds", "مءات": "hundreds", "الاف": "thousands"},
    **{"ملايين": "millions", "مليارات": "billions", "نصف": "half", "ثلث": "a third"},
    **{"ثلثي": "two thirds", "ثلثين": "two thirds", "ربع": "a quarter", "خمس": "a fifth"},
}
# What denies, in the spelling of ``words.plain_arabic``.
_DENIALS = {
    **dict.fromkeys(("لم", "لما", "ما", "لا", "ليس", "ليست", "ليسوا", "لسنا", "لست"), "not"),
    **dict.fromkeys(("لن",), "will not"),
    **dict.fromkeys(("دون", "بدون", "بلا"), "without"),
    **dict.fromkeys(("غير",), "un-, non-"),
    **dict.fromkeys(("عدم",), "lack of"),
}
# A plain romanisation, as newspapers have it: no marks, short vowels unknown.
_SOUNDS = str.maketrans(
    {
        "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
        "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
        "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w",
        "ي": "y", "ى": "a", "ة": "a", "ء": "", "ئ": "y", "ؤ": "w", "أ": "a", "إ": "i", "آ": "a",
        "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
        "ـ": "",
    }
)  # fmt: skip
_AS_VOWELS = re.compile(r"(?<=\w)[wy](?![aeiouwy])")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670]")
_ARTICLE = re.compile(r"^[وف]?ال(?=\w{3})")


def quoted(text: str) -> Phrase | str:
    """A part of a sentence as a reason quotes it.

    Args:
        text: Whatever stands in the source or the translation.

    Returns:
        The text; with Arabic letters isolated, and followed by what it means or how it sounds.
    """
    if _ARABIC.search(text) is None:
        return text
    meaning = _number(text) or _known(text) or romanised(text)
    return phrase("{} ({})", f"{_ISOLATE}{text}{_END}", meaning)


def romanised(text: str) -> str:
    """Arabic words in Latin letters, roughly as they sound; other letters stay.

    Args:
        text: One or more words, with or without vowel signs.
    """
    bare = _VOWEL_SIGNS.sub("", text)
    return _WORD.sub(lambda match: _romanised_word(match.group()), bare)


def _romanised_word(word: str) -> str:
    article = _ARTICLE.match(word)
    start = "al-" if article else ""
    rest = word[article.end() :] if article else word
    if _ARABIC.search(rest) is None:
        return word
    sounds = rest.translate(_SOUNDS)
    return start + _AS_VOWELS.sub(lambda match: {"w": "u", "y": "i"}[match.group()], sounds)


def _number(text: str) -> str:
    """What a number in words is in digits; empty if the text is not one number."""
    found = numbers_in(text, "ar")
    if len(found) != 1 or found[0].kind or found[0].end - found[0].start < len(text.strip()):
        return ""
    return _in_digits(found[0])


def _in_digits(mention: NumberMention) -> str:
    value = mention.values[0]
    if isinstance(value, str):
        return ""
    for scale, name in _SCALES:
        if value >= scale:
            return f"{value / scale:.6g} {name}"
    return f"{value:,.10g}"


def _known(text: str) -> str:
    plain = plain_arabic(text)
    if (bare := _ARTICLE.sub("", plain)) in _AMOUNTS:
        return _AMOUNTS[bare]
    if plain in _DENIALS:
        return _DENIALS[plain]
    if plain in MONTHS_AR:
        return _MONTHS[MONTHS_AR[plain] - 1]
    return next((name for name, arabic, *_ in CURRENCIES if re.fullmatch(arabic, plain)), "")
