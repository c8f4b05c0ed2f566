"""Every number of the source is in the translation, and no new one is there."""

from __future__ import annotations

import re
from collections import defaultdict

from khulasa.article.model import Span
from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages
from khulasa.review.quoting import quoted
from khulasa.review.readers.dates_and_times import is_month, month_value
from khulasa.review.readers.digits import FRACTION, Number, NumberMention
from khulasa.review.readers.months import months_in
from khulasa.review.readers.names_ar import is_name_in
from khulasa.review.readers.number_word_ar import number_word
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.rules import currencies, negative_numbers, scores, units
from khulasa.wording import phrase

KIND = "numbers"
# Of a surname that is a number word, too.
_FEWEST_CONSONANTS = 2
# السبع is seven, a lion, a family, and a part of a city's name.
_NOT_SEVEN = re.compile(
    r"\b(?:[Ll]ion(?:ess)?|[Bb]east|[Pp]redator|[Cc]arnivore|[Ww]ild (?:animal|cat))\b"
    r"|\bBe['’]?er[- ]?[Ss]h?e[bv]a\b|\bS[ae]b['’]?[ae]{1,2}['’]?[ah]?\b"
)
_BESIDE_VALUES = (currencies, negative_numbers, scores, units)
# Arabic words in the dual, or in a plural that looks like it: there may be two of a thing.
_MAYBE_DUAL = re.compile(r"(?:ان|ين|تا|تي|ا|ي|يه|هما|كما)\b")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the numbers of both sides, however each language writes them.

    Where their values agree, what belongs to them is compared: currency, minus, order.
    """
    ours, theirs = numbers_in(source, languages.source), numbers_in(target, languages.target)
    issues = _values(source, target, languages, ours, theirs)
    if issues or not ours or not theirs:
        return issues
    return next(
        filter(None, (rule.check(source, target, languages) for rule in _BESIDE_VALUES)), []
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
    if languages.source == "ar":
        missing = [m for m in missing if not _is_no_number(_said(source, m), target)]
    if not missing and not new:
        return []
    if languages.source == "ar" and _MAYBE_DUAL.search(source):
        new = [mention for mention in new if mention.values[0] != 2]
    new = [mention for mention in new if not _with_part_of(mention, ours)]
    missing = [mention for mention in missing if not _with_part_of(mention, theirs)]
    if len(missing) == 1 and len(new) == 1:
        ours_, theirs_ = missing[0], new[0]
        return [changed(KIND, source, _span(ours_), target, _span(theirs_))]
    return [
        *(
            Issue(
                KIND,
                phrase("{} is missing in the translation.", quoted(_said(source, m))),
                source_span=_span(m),
            )
            for m in missing
        ),
        *(
            Issue(
                KIND,
                phrase("{} is not in the source.", quoted(_said(target, m))),
                target_span=_span(m),
            )
            for m in new
        ),
    ]


def _is_no_number(said: str, target: str) -> bool:
    """Whether a number word is a name that the translation has: ستون is sixty, and Stone."""
    word = number_word(said)
    if word is not None and (word.word == "سبعا" or (word.definite and word.word == "سبع")):
        return _NOT_SEVEN.search(target) is not None
    return said.isalpha() and is_name_in(said, target, _FEWEST_CONSONANTS)


def _with_part_of(mention: NumberMention, others: list[NumberMention]) -> bool:
    """Whether it is 1.5 or 2.5, and the others have the half; Arabic says "hour", "two hours"."""
    value = mention.values[0]
    return (
        isinstance(value, float)
        and 1 < value < 3
        and any(other.kind == FRACTION and value % 1 == other.values[0] for other in others)
    )


def _named_months(text: str, language: str) -> list[NumberMention]:
    """Months in words, which a date in digits may stand for."""
    return [
        NumberMention((month_value(number),), word.start, word.end, required=False)
        for number, word in months_in(text, language)
    ]


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
        partner = _take(waiting, mention, theirs, used)
        if partner is not None:
            used.add(partner)
        else:
            missing.append(mention)
    left = [m for i, m in enumerate(theirs) if i not in used]
    return _that_count(missing, left), _that_count(left, missing)


def _that_count(these: list[NumberMention], others: list[NumberMention]) -> list[NumberMention]:
    """Those that the other text must have; a fraction may be left out, but not become another."""
    kinds = {mention.kind for mention in others if mention.kind}
    return [mention for mention in these if mention.required or mention.kind in kinds]


def _take(
    waiting: dict[Number, list[int]],
    mention: NumberMention,
    theirs: list[NumberMention],
    used: set[int],
) -> int | None:
    for value in mention.values:
        candidates = waiting.get(value, [])
        while candidates and candidates[-1] in used:
            candidates.pop()
        for index in reversed(candidates):
            if index not in used and mention.agrees(theirs[index]):
                return index
    return None


def _said(text: str, mention: NumberMention) -> str:
    return text[mention.start : mention.end]


def _span(mention: NumberMention) -> Span:
    return Span(mention.start, mention.end)
