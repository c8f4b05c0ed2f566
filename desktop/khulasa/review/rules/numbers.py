"""Every number of the source is in the translation, and no new one is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.dates_and_times import is_month, month_value
from khulasa.review.readers.number_mention import Number, NumberMention, digits_value
from khulasa.review.readers.numbers_ar import numbers_ar
from khulasa.review.readers.numbers_en import numbers_en
from khulasa.review.rules import currencies_and_signs, months
from khulasa.review.words import Word, words

KIND = "numbers"
_READERS: dict[str, Callable[[str, Sequence[Word]], list[NumberMention]]] = {
    "ar": numbers_ar,
    "en": numbers_en,
}
# Arabic words in the dual, or in a plural that looks like it: there may be two of a thing.
_MAYBE_DUAL = re.compile(r"(?:ان|ين|تا|تي|ا|ي|يه|هما|كما)\b")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the numbers of both sides, however each language writes them."""
    ours, theirs = _mentions(source, languages.source), _mentions(target, languages.target)
    if not ours or not theirs:
        return _values(source, target, languages, ours, theirs)
    values = _values(source, target, languages, ours, theirs)
    if values or (languages.source, languages.target) != ("ar", "en"):
        return values
    return (
        currencies_and_signs.currency(source, target)
        or currencies_and_signs.minus(source, target)
        or currencies_and_signs.score(source, target)
    )


def _values(
    source: str,
    target: str,
    languages: Languages,
    ours: list[NumberMention],
    theirs: list[NumberMention],
) -> list[Issue]:
    if any(map(is_month, ours)) or any(map(is_month, theirs)):
        ours = ours + _named_months(source, languages.source)
        theirs = theirs + _named_months(target, languages.target)
    missing, new = _unmatched(ours, theirs)
    if not missing and not new:
        return []
    if languages.source == "ar" and _MAYBE_DUAL.search(source):
        new = [mention for mention in new if mention.values[0] != 2]
    if any(mention.values == (2,) for mention in ours):
        new = [mention for mention in new if not _and_a_half(mention)]
    if any(mention.values == (2,) for mention in theirs):
        missing = [mention for mention in missing if not _and_a_half(mention)]
    if len(missing) == 1 and len(new) == 1:
        ours_, theirs_ = missing[0], new[0]
        message = (
            f"The source says {_said(source, ours_)}, the translation {_said(target, theirs_)}."
        )
        return [Issue(KIND, message, _span(ours_), _span(theirs_))]
    return [
        *(
            Issue(KIND, f"{_said(source, m)} is missing in the translation.", source_span=_span(m))
            for m in missing
        ),
        *(
            Issue(KIND, f"{_said(target, m)} is not in the source.", target_span=_span(m))
            for m in new
        ),
    ]


def _and_a_half(mention: NumberMention) -> bool:
    """Whether it is 1.5 or the like; "half" counts as a loose 2 in the words of a language."""
    value = mention.values[0]
    return isinstance(value, float) and value % 1 == 0.5


def _named_months(text: str, language: str) -> list[NumberMention]:
    """Months in words, which a date in digits may stand for."""
    reader = {"ar": months.months_ar, "en": months.months_en}.get(language)
    return [
        NumberMention((month_value(number),), word.start, word.end, required=False)
        for number, word in (reader(words(text)) if reader is not None else ())
    ]


def _mentions(text: str, language: str) -> list[NumberMention]:
    reader = _READERS.get(language)
    if reader is not None:
        found = reader(text, words(text))
    else:
        found = [
            NumberMention(digits_value(w.text), w.start, w.end)
            for w in words(text)
            if w.text[0].isdecimal()
        ]
    return found


def _unmatched(
    ours: list[NumberMention], theirs: list[NumberMention]
) -> tuple[list[NumberMention], list[NumberMention]]:
    """What must be on the other side and is not: of ours, of theirs."""
    waiting: dict[Number, list[int]] = defaultdict(list)
    # What must be there looks for its partner first, and before what may stand for two numbers.
    for required in (False, True):
        for index in range(len(theirs) - 1, -1, -1):
            if theirs[index].required is required:
                for value in theirs[index].values:
                    waiting[value].append(index)
    used: set[int] = set()
    missing = []
    for mention in sorted(ours, key=lambda m: (not m.required, len(m.values))):
        partner = _take(waiting, mention, used)
        if partner is not None:
            used.add(partner)
        elif mention.required:
            missing.append(mention)
    new = [m for i, m in enumerate(theirs) if m.required and i not in used]
    return missing, new


def _take(waiting: dict[Number, list[int]], mention: NumberMention, used: set[int]) -> int | None:
    for value in mention.values:
        candidates = waiting.get(value)
        while candidates:
            index = candidates.pop()
            if index not in used:
                return index
    return None


def _said(text: str, mention: NumberMention) -> str:
    return text[mention.start : mention.end]


def _span(mention: NumberMention) -> Span:
    return Span(mention.start, mention.end)
