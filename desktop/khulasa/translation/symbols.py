"""Symbols that a model cannot spell are put back beside what they stood at: 15% that became 15."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from khulasa.translation.backend import Tokenizer
from khulasa.translation.certainty import widened
from khulasa.translation.normalise import model_copy

# Between two characters of a number, a name or an address.
_INNER = r"[.,:/?'’+_-]"
_MONEY = "$€£¥₺₽₹₪"
_SPACE_BEFORE = re.compile(rf"(?<=\d)\s(?=[%°{_MONEY}](?:[CF]\b|[^\w$€£#]|$))")
_SPACE_BEHIND = re.compile(rf"(?<![\d])([#{_MONEY}])\s(?=\d)")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_EXPONENT = re.compile(r"\^(-?\d+)")
_TO_RAISED = str.maketrans("0123456789-", _RAISED)
# What says the same as a symbol.
_SAID = {
    "%": r"\bper\s?cent\b|\bpct\b|\bpercentage points?\b|المئة|المائة",
    "$": r"\bdollars?\b|\bUSD\b|\bbucks?\b|دولار",
    "€": r"\beuros?\b|\bEUR\b|يورو",
    "£": r"\bpounds?\b|\bGBP\b|\bsterling\b|\bliras?\b|جنيه|ليرة",
    "¥": r"\byen\b|\byuan\b|\bJPY\b|\bRMB\b|يوان",
    "°": r"\bdegrees?\b|\bcelsius\b|\bfahrenheit\b|درج",
    "#": r"\bnumber\b|\bn[or]\.?\s?\d|№|رقم",
    "^": r"\bsquared?\b|\bcubed?\b|\bpower\b|أس\b",
}
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class WithSymbols:
    """A number, name or address of the source that the model cannot spell.

    Attributes:
        bare: What it can spell of it: ``15``, ``Summer2024``.
        whole: All of it: ``15%``, ``#Summer2024``.
        symbols: What it cannot spell.
    """

    bare: str
    whole: str
    symbols: frozenset[str]


def unspelled(text: str, language: str, tokenizer: Tokenizer) -> tuple[WithSymbols, ...]:
    """What of a sentence has symbols that the model cannot spell and stands there only once.

    Args:
        text: The sentence.
        language: ISO 639-1 code of its language.
        tokenizer: The model's tokenizer.
    """
    copy = model_copy(text, language, map_digits=True)
    symbols = tokenizer.unknown_symbols(copy)
    if not symbols:
        return ()
    copy = _SPACE_BEHIND.sub(r"\1", _SPACE_BEFORE.sub("", copy))
    character = f"[A-Za-z0-9{re.escape(''.join(sorted(symbols)))}]"
    found = [match.group() for match in re.finditer(rf"{character}(?:{_INNER}?{character})*", copy)]
    bare = ["".join(c for c in whole if c not in symbols) for whole in found]
    times = Counter(bare)
    raised = any(character in text for character in _RAISED)
    return tuple(
        WithSymbols(rest, _as_written(whole, rest, raised=raised), symbols.intersection(whole))
        for whole, rest in zip(found, bare, strict=True)
        if whole != rest and times[rest] == 1 and rest[:1].isalnum()
    )


def put_back(target: str, certainty: str, lost: tuple[WithSymbols, ...]) -> tuple[str, str]:
    """A translation with the symbols where there is no doubt about their places.

    That is where the rest of the number or name stands in the translation once and as it was,
    and the translation neither has the symbol nor says it in words.

    Args:
        target: The translation.
        certainty: See ``Translation``.
        lost: What ``unspelled`` found in the source.

    Returns:
        The translation and its certainty.
    """
    edits = []
    for one in lost:
        places = list(_as_a_word(one.bare).finditer(target))
        if len(places) == 1 and not _says(target, one):
            edits.append((*places[0].span(), one))
    # Where two of them lie over each other, the place of neither is certain.
    edits = [
        edit
        for edit in edits
        if not any(
            other is not edit and edit[0] < other[1] and other[0] < edit[1] for other in edits
        )
    ]
    for start, end, one in sorted(edits, key=lambda edit: -edit[0]):
        before = one.whole.index(one.bare[0])
        behind = len(one.whole) - len(one.bare) - before
        # The symbol stood between two spaces, if it did.
        gap = target.startswith("  ", end) and behind > 0
        target = target[:start] + one.whole + target[end + gap :]
        certainty = widened(certainty, end, behind - gap)
        certainty = widened(certainty, start, before)
    return target, certainty


def _as_written(whole: str, bare: str, *, raised: bool) -> str:
    """As a translation has it: the percent sign behind the number, exponents as in the source."""
    if _NUMBER.fullmatch(bare) and whole == f"%{bare}":
        return f"{bare}%"
    if raised:
        return _EXPONENT.sub(lambda match: match[1].translate(_TO_RAISED), whole)
    return whole


def _as_a_word(bare: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?<!\d[.,]){re.escape(bare)}(?![A-Za-z0-9]|[.,]\d)")


def _says(target: str, one: WithSymbols) -> bool:
    """Whether a translation has the symbols, or words for them beside a number."""
    if any(symbol in target for symbol in one.symbols):
        return True
    if not _NUMBER.fullmatch(one.bare):
        return False
    return any(
        symbol in _SAID and re.search(_SAID[symbol], target, re.IGNORECASE)
        for symbol in one.symbols
    )
