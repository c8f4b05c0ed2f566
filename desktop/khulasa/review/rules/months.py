"""Months of the Gregorian calendar: كانون الثاني and يناير are January."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.words import Word, plain_arabic, words

KIND = "numbers"
_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTHS_EN = {
    name[:length].lower(): number
    for number, name in enumerate(_NAMES, 1)
    for length in (3, len(name))
} | {"sept": 9}
"""Numbers of the months by their English names and abbreviations, in lower case."""
_ANY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
# As they are called in Egypt and the Gulf, in the Levant and Iraq, in the Maghreb; in the spelling
# of ``words.plain_arabic``. Left out are those that are other words too: ماي، جوان، اوت.
_ARABIC = {
    "يناير": 1, "فبراير": 2, "ابريل": 4, "مايو": 5, "يونيو": 6, "يونيه": 6, "يوليو": 7, "يوليه": 7,
    "اغسطس": 8, "سبتمبر": 9, "اكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
    "شباط": 2, "نيسان": 4, "ايار": 5, "حزيران": 6, "تموز": 7, "ايلول": 9,
    "جانفي": 1, "فيفري": 2, "افريل": 4, "جويليه": 7,
}  # fmt: skip
# Months only next to a number or the word "month": also "he practised", "March", "father".
_DOUBTFUL = {"مارس": 3, "اذار": 3, "اب": 8}
_DOUBLE = {"كانون": (12, 1), "تشرين": (10, 11)}
_FIRST, _SECOND = {"اول", "الاول", "لاول"}, {"ثاني", "الثاني", "لثاني"}
_MONTH = {"شهر", "الشهر", "شهري", "بشهر", "لشهر"}


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the months of both sides."""
    if (languages.source, languages.target) != ("ar", "en") or _ANY.search(target) is None:
        return []
    ours, theirs = months_ar(words(source)), months_en(words(target))
    if not ours or not theirs:
        # One without the other is left alone: "20/3", "last month", "May", "march".
        return []
    known, wanted = {number for number, _ in ours}, {number for number, _ in theirs}
    lost = [word for number, word in ours if number not in wanted]
    new = [word for number, word in theirs if number not in known]
    if not lost or not new:
        return []
    message = f"The source says {lost[0].text}, the translation {new[0].text}."
    return [Issue(KIND, message, lost[0].span, new[0].span)]


def months_ar(text: Sequence[Word]) -> list[tuple[int, Word]]:
    """The months that an Arabic text names."""
    found = []
    for index, word in enumerate(text):
        plain = plain_arabic(word.text)
        for candidate in (plain, plain[1:] if plain[:1] in ("و", "ل", "ب") else ""):
            if candidate in _ARABIC:
                found.append((_ARABIC[candidate], word))
            elif candidate in _DOUBTFUL and _dated(text, index):
                found.append((_DOUBTFUL[candidate], word))
            elif candidate in _DOUBLE and index + 1 < len(text):
                following = plain_arabic(text[index + 1].text)
                if following in _FIRST or following in _SECOND:
                    found.append((_DOUBLE[candidate][following in _SECOND], word))
    return found


def _dated(text: Sequence[Word], index: int) -> bool:
    before = text[index - 1].text if index else ""
    after = text[index + 1].text if index + 1 < len(text) else ""
    if before[:1].isdecimal() or after[:1].isdecimal() or plain_arabic(before) in _MONTH:
        return True
    return any(plain_arabic(near) in _ARABIC for near in (before, after))


def months_en(text: Sequence[Word]) -> list[tuple[int, Word]]:
    """The months that an English text names."""
    found = []
    for word in text:
        if word.text[0].isupper():
            lower = word.text.lower()
            number = MONTHS_EN.get(lower)
            if number is not None:
                found.append((number, word))
    return found
