"""A sum of money has the same currency in both texts."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.data.currencies import CURRENCIES
from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages
from khulasa.review.words import DIACRITICS

KIND = "numbers"
# Other words as well, such as Real Madrid: currencies only right behind a number.
_DOUBTFUL = {"pound", "yen", "riyal"}
_SCALE = r"(?:(?:[أا]لف|[آا]لاف|مليون|ملايين|مليار|مليارات|تريليون)[اًي]*\s+)"
_SCALE_EN = r"(?:(?:hundred|thousand|million|billion|trillion|bn|mn|Egyptian|Syrian|Lebanese)\s+)"
_ARABIC = re.compile(
    rf"(?<!\w)(?:\d[\d.,٫٬]*\s+{_SCALE}*|(?:[وبل]?ال|لل|[وبل])?(?!{{}}))".replace(
        "{}", "(?:" + "|".join(way for name, way, _, _ in CURRENCIES if name in _DOUBTFUL) + r")\b"
    )
    + "(?:"
    + "|".join(f"(?P<{name}>{arabic})" for name, arabic, _, _ in CURRENCIES)
    + r")(?!\w)"
)
_ENGLISH = re.compile(
    rf"(?<![\w$£€])(?:\d[\d.,]*[-\s]+{_SCALE_EN}*|(?!{{}}))(".replace(
        "{}", "(?:" + "|".join(w for name, _, w, _ in CURRENCIES if name in _DOUBTFUL) + r")\b"
    )
    + "|".join(sorted({way for _, _, english, _ in CURRENCIES for way in english.split("|")}))
    + r")\b"
)
_SOME = ("dollar", "euro", "EUR", "USD", "buck", "pound", "quid", "sterling", "GBP", "lir", "yen",
         "yuan", "renminbi", "RMB", "ble", "rup", "rial", "riyal", "real", "rea", "dirham", "dinar",
         "franc", "kron", "peso", "shekel", "$", "€", "£", "₺", "¥", "₽", "₹", "₪")  # fmt: skip
_SIGN = re.compile(r"([$€£₺¥₽₹₪])\s?\d+(?:[.,]\d+)*|(?<![\d.,])\d+(?:[.,]\d+)*\s?([€£$₺¥₽₹₪])")
_WAYS = [(name, re.compile(english), signs) for name, _, english, signs in CURRENCIES]


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a sum whose currency became another."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    if not any(word in target for word in _SOME):
        return []
    ours = [
        ({found.lastgroup or ""}, found)
        for found in _ARABIC.finditer(
            source if DIACRITICS.search(source) is None else _bare(source)
        )
    ]
    ours += _signs(source)
    if not ours:
        return []
    theirs = [
        ({name for name, way, _ in _WAYS if way.fullmatch(found[1])}, found)
        for found in _ENGLISH.finditer(target)
    ]
    theirs += _signs(target)
    lost = [found for names, found in ours if not any(names & others for others, _ in theirs)]
    new = [found for names, found in theirs if not any(names & others for others, _ in ours)]
    if not lost or not new:
        return []
    return [changed(KIND, source, Span(*lost[0].span()), target, Span(*new[0].span()))]


def _bare(text: str) -> str:
    """The text without Arabic marks, but as long as it was."""
    return DIACRITICS.sub(lambda found: "\u0627" * len(found.group()), text)


def _signs(text: str) -> list[tuple[set[str], re.Match[str]]]:
    return [
        ({name for name, _, signs in _WAYS if (found[1] or found[2]) in signs}, found)
        for found in _SIGN.finditer(text)
    ]
