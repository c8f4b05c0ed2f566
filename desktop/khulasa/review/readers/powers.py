"""Powers: 12³, 12^3 or 12 cubed are one number, and neither 12 nor 123."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from khulasa.review.readers.digits import Number, NumberMention, whole_number

_SUPERSCRIPTS = "⁰¹²³⁴-⁹"
_POWER = re.compile(
    rf"(?P<raised>[⁺⁻]?[{_SUPERSCRIPTS}]{{1,3}})"
    r"|\s?\^\s?[({]?(?P<sign>[-+\u2212]?\d{1,3})[)}]?"
    r"|\s(?P<word>squared|cubed|تربيع|تكعيب)\b"
    r"|\s(?:raised\s)?to\sthe\s(?:power(?:\sof)?\s(?P<of>-?\d{1,3})|(?P<nth>\d{1,3})th\spower)\b"
    r"|\s(?:مرفوع[اةه]?\s)?(?:أس|للقوة|إلى القوة|للأس)\s(?P<arabic>-?\d{1,3})\b"
)
_WORDS = {"squared": 2, "تربيع": 2, "cubed": 3, "تكعيب": 3}
_TIMES = re.compile(r"\s?[×x*·⋅]\s?")
_YEARS = range(1000, 2100)
# Beyond these a power is compared by how it is written.
_LEAST_EXPONENT, _MOST_EXPONENT = -5, 15


def with_powers(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers of a text, those with an exponent as powers: 2.3 × 10⁹ is one number."""
    found: list[NumberMention] = []
    end = 0
    for mention in mentions:
        if mention.start < end:
            continue  # an exponent
        power = _POWER.match(text, mention.end)
        base = mention.values[0]
        if power is None or isinstance(base, str):
            found.append(mention)
            continue
        end = power.end()
        values = _values(base, _exponent(power))
        if power["raised"] and base in _YEARS:
            values += (base,)  # with the mark of a note
        raised = replace(mention, values=values, end=end, required=True)
        if found and _TIMES.fullmatch(text[found[-1].end : mention.start]):
            raised = _product(found.pop(), raised)
        found.append(raised)
    return found


def is_raised_or_lowered(character: str) -> bool:
    """Whether a character is a digit above or below the line, and so no number by itself."""
    return unicodedata.decomposition(character).startswith(("<super>", "<sub>"))


def _exponent(power: re.Match[str]) -> int:
    if power["word"]:
        return _WORDS[power["word"]]
    written = power["raised"] or power["sign"] or power["of"] or power["nth"] or power["arabic"]
    return int(unicodedata.normalize("NFKC", written).replace("\u2212", "-"))


def _values(base: int | float, exponent: int) -> tuple[Number, ...]:
    written = f"{base}^{exponent}"
    if not base or not _LEAST_EXPONENT <= exponent <= _MOST_EXPONENT:
        return (written,)
    return (written, whole_number(base**exponent))


def _product(factor: NumberMention, power: NumberMention) -> NumberMention:
    values = tuple(
        f"{one}×{other}"
        if isinstance(one, str) or isinstance(other, str)
        else whole_number(one * other)
        for one, other in zip(factor.values[:1] * 2, power.values, strict=False)
    )
    return replace(factor, values=values, end=power.end)
