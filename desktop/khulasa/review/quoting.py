"""Arabic words quoted in a reason: for readers who cannot read them, and in the right place.

A quoted word stands between isolating marks (Unicode Annex 9), else it would turn the order of
the words around it; and what it means, in the reader's language, or how it sounds stands beside it.
"""

from __future__ import annotations

import re
from functools import cache

from khulasa.review.data.calendar_names import MONTHS_AR
from khulasa.review.data.currencies import CURRENCIES
from khulasa.review.data.word_lists import read_lines_of
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.words import plain_arabic
from khulasa.wording import N_, Phrase, count_phrase, phrase

_ISOLATE, _END = "\u2068", "\u2069"
_ARABIC = re.compile(r"[\u0621-\u06d3\ufb50-\ufdfc\ufe70-\ufefc]")
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July")),
    *(N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
_AMOUNTS = {
    **{"عشرات": N_("tens"), "مئات": N_("hundreds"), "مءات": N_("hundreds")},
    **{"الاف": N_("thousands"), "ملايين": N_("millions"), "مليارات": N_("billions")},
    **{"نصف": N_("half"), "ثلث": N_("a third"), "ثلثي": N_("two thirds")},
    **{"ثلثين": N_("two thirds"), "ربع": N_("a quarter"), "خمس": N_("a fifth")},
    **dict.fromkeys(("درجه تحت الصفر", "درجات تحت الصفر"), N_("degrees below zero")),
}
# What denies, in the spelling of ``words.plain_arabic``.
_DENIALS = {
    **dict.fromkeys(("لم", "لما", "ما", "لا", "ليس", "ليست", "ليسوا", "لسنا", "لست"), N_("not")),
    **dict.fromkeys(("لن",), N_("will not")),
    **dict.fromkeys(("دون", "بدون", "بلا"), N_("without")),
    **dict.fromkeys(("غير",), N_("un-, non-")),
    **dict.fromkeys(("عدم",), N_("lack of")),
}
# The names of ``data.currencies``.
_CURRENCIES = {
    **{"dollar": N_("dollar"), "euro": N_("euro"), "pound": N_("pound"), "lira": N_("lira")},
    **{"yen": N_("yen"), "yuan": N_("yuan"), "rouble": N_("rouble"), "rupee": N_("rupee")},
    **{"riyal": N_("riyal"), "dirham": N_("dirham"), "dinar": N_("dinar")},
    **{"franc": N_("franc"), "krona": N_("krona"), "peso": N_("peso"), "shekel": N_("shekel")},
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
# Words that are written together with the next one: and, so, with, to, as. Short names would be
# found in ordinary words.
_JOINED = re.compile(r"^[وفبلك](?=\w{5})")


def quoted(text: str) -> Phrase | str:
    """A part of a sentence as a reason quotes it.

    Args:
        text: Whatever stands in the source or the translation.

    Returns:
        The text; with Arabic letters isolated, and followed by what it means or how it sounds.
    """
    if _ARABIC.search(text) is None:
        return text
    meaning = _number(text) or _known(text) or _counted(text) or romanised(text)
    # Arabic leaves out what is in brackets.
    return phrase("{} ({})", isolated(text), meaning)


def isolated(text: str) -> str:
    """A text as it may stand in a sentence of another direction; only Arabic is marked for that."""
    return text if _ARABIC.search(text) is None else f"{_ISOLATE}{text}{_END}"


def romanised(text: str) -> str:
    """Arabic words in Latin letters; other letters stay.

    Names that are known are written as usual, other words roughly as they sound.

    Args:
        text: One or more words, with or without vowel signs.
    """
    bare = _VOWEL_SIGNS.sub("", text)
    if name := _name(bare.strip()):
        return name
    return _WORD.sub(lambda match: _romanised_word(match.group()), bare)


def _name(text: str) -> str:
    """How a name is written in English; empty if it is not known."""
    plain, known = plain_arabic(text), _spellings()
    return known.get(plain) or known.get(_JOINED.sub("", plain), "")


@cache
def _spellings() -> dict[str, str]:
    lines = (line.partition(": ") for line in read_lines_of("spellings_ar_en.txt"))
    return {plain_arabic(name): said for name, _colon, said in lines}


def _romanised_word(word: str) -> str:
    if name := _name(word):
        return name
    article = _ARTICLE.match(word)
    start = "al-" if article else ""
    rest = word[article.end() :] if article else word
    if _ARABIC.search(rest) is None:
        return word
    sounds = rest.translate(_SOUNDS)
    return start + _AS_VOWELS.sub(lambda match: {"w": "u", "y": "i"}[match.group()], sounds)


def _number(text: str) -> Phrase | None:
    """What a number in words is in digits; None if the text is not one number."""
    found = numbers_in(text, "ar")
    if len(found) != 1 or found[0].kind or found[0].end - found[0].start < len(text.strip()):
        return None
    value = found[0].values[0]
    return None if isinstance(value, str) else _in_digits(value)


def _in_digits(value: float) -> Phrase:
    if value >= 10**12:
        number = value / 10**12
        return count_phrase(
            "{number:.6g} trillion", "{number:.6g} trillion", int(number), number=number
        )
    if value >= 10**9:
        number = value / 10**9
        return count_phrase(
            "{number:.6g} billion", "{number:.6g} billion", int(number), number=number
        )
    if value >= 10**6:
        number = value / 10**6
        return count_phrase(
            "{number:.6g} million", "{number:.6g} million", int(number), number=number
        )
    return Phrase("{:,.10g}", (value,))


def _counted(text: str) -> Phrase | None:
    """A number in digits with what it counts, if that is known."""
    digits, _space, counted = text.partition(" ")
    known = _known(counted) if digits.isdigit() else None
    return known and Phrase("{} {}", (digits, known))


def _known(text: str) -> Phrase | None:
    plain = plain_arabic(text)
    if plain in MONTHS_AR:
        return phrase(_MONTHS[MONTHS_AR[plain] - 1])
    words = _AMOUNTS.get(_ARTICLE.sub("", plain)) or _DENIALS.get(plain)
    if words is None:
        names = (name for name, arabic, *_signs in CURRENCIES if re.fullmatch(arabic, plain))
        words = next((_CURRENCIES[name] for name in names), None)
    return None if words is None else phrase(words)
