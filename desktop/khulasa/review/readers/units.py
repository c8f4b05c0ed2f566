"""What a number counts: percent, degrees, money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from khulasa.review.data.currencies import ALSO_WEIGHTS, CURRENCIES
from khulasa.review.readers.digits import NumberMention

PERCENT = re.compile(
    r"\s?[%٪]|[-\s](?:per\s?cent|percentage|pct)\b|\s(?:في|ب)\s?ال(?:مئ|مائ|ماي|مي)[ةه]",
    re.IGNORECASE,
)
_PERCENT_ANYWHERE = re.compile(r"[%٪]|per\s?cent|pct\b|المئ[ةه]|المائ[ةه]|مئوي", re.IGNORECASE)
_PERCENT_BEFORE = re.compile(r"[%٪]$")
_NUMBER_SIGN = re.compile(r"[#№]\s?$")
_NUMBER_WORD = re.compile(r"\b(?:no|nr|number|رقم|الرقم)\W{0,2}$", re.IGNORECASE)
_DEGREE = re.compile(r"\s?[°º˚]\s?(?P<letter>[CFcf]\b|م\b|ف\b)?|\s?(?P<celsius>℃)|\s?(?P<far>℉)")
_DEGREE_WORD = re.compile(
    r"(?:\s(?:درج[ةه]|درجات|degrees?)|(?=\s?(?:[CF]\b|celsius|centigrade|fahrenheit)))\s?"
    r"(?:(?P<celsius>مئوي[ةه]|celsius|centigrade|C\b|سيلسيوس|سلسيوس)"
    r"|(?P<far>ف[هر]+نهايت\w*|fahrenheit|F\b))?",
    re.IGNORECASE,
)
_DEGREE_ANYWHERE = re.compile(r"[°º˚℃℉]|درج|degree|celsius|fahrenheit", re.IGNORECASE)
_CELSIUS, _FAHRENHEIT = "celsius", "fahrenheit"
_SIGNS = "".join(sorted({sign for *_, signs in CURRENCIES for sign in signs}))
_MONEY_BEFORE = re.compile(rf"(?P<sign>[{_SIGNS}])\s?[-\u2212]?$|\b(?P<code>[A-Z]{{3}}|Euro)\s?$")
_SCALE = r"(?:(?:من\s+)?(?:ال)?(?:ألف|الف|آلاف|مليون|ملايين|مليار|مليارات)\s+)?"
_MONEY_BEHIND = re.compile(
    rf"\s?(?P<sign>[{_SIGNS}])"
    rf"|[-\s]+{_SCALE}(?:of\s+|in\s+|من\s+)?(?:ال)?(?:[A-Z][\w.]+\s+)?(?P<word>\w\.\s?\w(?!\w)|\w+)"
)
_WAYS = [
    (name, re.compile(rf"{arabic}|{english}", re.IGNORECASE), signs)
    for name, arabic, english, signs in CURRENCIES
]
_ANYWHERE = [
    (name, re.compile(rf"(?<!\w)(?:[وبلف]?ال|لل|[وبلك])?(?:{way.pattern})(?!\w)", re.IGNORECASE))
    for name, way, _ in _WAYS
]
_ANY = re.compile(
    rf"[%٪°º˚℃℉#№{_SIGNS}]|per\s?cent|pct|(?:مئ|مائ|ماي|مي)[ةه]|درج|degree"
    rf"|(?<![^\W_])(?:\w{{0,3}}(?:{'|'.join(way for _, way, _, _ in CURRENCIES)})"
    rf"|(?:{'|'.join(way for _, _, way, _ in CURRENCIES)}))(?!\w)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:\s*(?:,|،|و|أو|او|إلى|الى|حتى|and|or|to|[-–])\s*){1,2}[$€£]?|\s+", re.IGNORECASE
)
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts.

    Attributes:
        mention: The number.
        units: What it may count; several names where a sign or word has several meanings.
        start, end: The place of the number with its sign or word.
        certain: It says so itself; False where a word has other meanings or a neighbour says it.
    """

    mention: NumberMention
    units: frozenset[str]
    start: int
    end: int
    certain: bool


def may_count(text: str) -> bool:
    """Whether there is any sign or word in a text that numbers may have."""
    return _ANY.search(text) is not None


def counted_in(text: str, mentions: Sequence[NumberMention]) -> list[Counted]:
    """The numbers of a text with what each counts; of two with a link between, both count it."""
    found = [_counted(text, mention) for mention in mentions]
    shared = list(found)
    for place, (one, two) in enumerate(pairwise(found)):
        if _LINK.fullmatch(text[one.end : two.start]) is None:
            continue
        # A sign is said at the first, "$5 to 6", a word or % at the last.
        if two.units and not one.units and two.start == two.mention.start:
            shared[place] = Counted(one.mention, two.units, one.start, one.end, False)
        elif one.units and not two.units and one.end == one.mention.end:
            shared[place + 1] = Counted(two.mention, one.units, two.start, two.end, False)
    return shared


def says_anywhere(text: str, units: frozenset[str], counted: Sequence[Counted]) -> bool:
    """Whether a text has a word or sign for a unit that belongs to no number of it."""
    ways = [way for name, way in _ANYWHERE if name in units]
    if "percent" in units:
        ways.append(_PERCENT_ANYWHERE)
    if _CELSIUS in units or _FAHRENHEIT in units:
        ways.append(_DEGREE_ANYWHERE)
    return any(
        not any(one.start <= match.start() < one.end for one in counted)
        for way in ways
        for match in way.finditer(text)
    )


def says_money(text: str, code: str) -> bool:
    """Whether a text has the currency of a word such as USD, EUR or pounds, in whatever form."""
    names = _currencies("", code)
    signs = "".join(sign for name, _, sign in _WAYS if name in names)
    return any(sign in text for sign in signs) or any(
        way.search(text) is not None for name, way in _ANYWHERE if name in names
    )


def _counted(text: str, mention: NumberMention) -> Counted:
    start, end = mention.start, mention.end
    if (percent := PERCENT.match(text, end)) is not None:
        return Counted(mention, frozenset({"percent"}), start, percent.end(), True)
    for certain, way in ((True, _DEGREE), (False, _DEGREE_WORD)):
        if (degree := way.match(text, end)) is not None:
            units = _degrees(degree)
            certain = certain or len(units) == 1
            return Counted(mention, units, start, degree.end(), certain)
    before = text[max(0, start - _LONGEST) : start]
    if _PERCENT_BEFORE.search(before) is not None:
        return Counted(mention, frozenset({"percent"}), start - 1, end, True)
    if _NUMBER_SIGN.search(before) is not None:
        return Counted(mention, frozenset({"number"}), start - 1, end, True)
    if (money := _MONEY_BEFORE.search(before)) is not None:
        units = _currencies(money["sign"] or "", money["code"] or "")
        if units:
            return Counted(mention, units, start - len(money.group()), end, True)
    if (money := _MONEY_BEHIND.match(text, end)) is not None:
        units = _currencies(money["sign"] or "", money["word"] or "")
        if units:
            certain = (money["word"] or "").lower() not in ALSO_WEIGHTS
            return Counted(mention, units, start, money.end(), certain)
    if _NUMBER_WORD.search(before) is not None:
        return Counted(mention, frozenset({"number"}), start, end, False)
    return Counted(mention, frozenset(), start, end, False)


def _degrees(match: re.Match[str]) -> frozenset[str]:
    letter = (match.groupdict().get("letter") or "").upper()
    if match["celsius"] or letter in ("C", "م"):
        return frozenset({_CELSIUS})
    if match["far"] or letter in ("F", "ف"):
        return frozenset({_FAHRENHEIT})
    return frozenset({_CELSIUS, _FAHRENHEIT})


def _currencies(sign: str, word: str) -> frozenset[str]:
    return frozenset(
        name
        for name, way, signs in _WAYS
        if (sign and sign in signs) or (word and way.fullmatch(word))
    )
