"""Where quotations and brackets open and close in a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = '"“”„‟＂'
_PAIRS = {"«": "»", "(": ")", "[": "]", "{": "}"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}

QUOTATION_MARKS = _DOUBLE + "«"
MARKS = frozenset(_DOUBLE) | frozenset(_PAIRS) | frozenset(_CLOSING)
CLOSING_MARKS = "".join(sorted(frozenset(_DOUBLE) | frozenset(_CLOSING) | frozenset("'’›")))
OPENING_MARKS = "".join(sorted(frozenset(_DOUBLE) | frozenset(_PAIRS) | frozenset("'‘‹")))

# With و or ف before it, the verb begins a sentence of its own.
_SAYING = re.compile(
    r"\s*(?:(?:قال|سأل|تساءل|أجاب|رد|صاح|صرخ|هتف|همس|نادى|ناد|أضاف|تابع|أردف|علق|صرح|أعلن|أكد|أوضح|كتب"
    r"|تمتم|غمغم|استفسر|استطرد)(?:ت|وا)?(?:ه|ها|هم|هن|ني|نا)?|قلت|قلنا|قالا|أجبت|صحت|أقول|أسأل"
    r"|[يت](?:قول|سأل|تساءل|جيب|رد|صيح|صرخ|هتف|همس|نادي|ضيف|تابع|ردف|علق|صرح|علن|ؤكد|وضح|كتب|تمتم"
    r"|غمغم|ستفسر|ستطرد)(?:ون)?(?:ه|ها|هم|هن|ني|نا)?)(?![\w])"
)
# What is said, or asked, stands behind the verb: not what is quoted before it.
_SAYS_MORE = re.compile(
    r":|\b(?:إن|(?<!قبل )(?<!بعد )(?<!دون )(?<!إلى )[وب]?أن)(?:ه|ها|هم|هن|هما|ني|نا|ي)?\b"
    r"|\b(?:عن|عما)\b"
)
_VOWEL_MARKS = re.compile("[\u064b-\u0652\u0640]")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A quotation or a bracket.

    Attributes:
        opening: Offset of the opening mark.
        closing: Offset of the closing mark.
    """

    opening: int
    closing: int


def enclosures(text: str) -> tuple[Enclosure, ...]:
    """Pair quotation marks and brackets.

    Straight and curly double quotes count as one kind, since Arabic articles mix them. Marks
    without a partner are left out, so that one forgotten mark doesn't swallow the paragraph.

    Args:
        text: The paragraph's text.

    Returns:
        The outermost pairs of each kind, in the order in which they close.
    """
    found: list[Enclosure] = []
    quotation: int | None = None
    brackets: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    for offset, character in enumerate(text):
        if character in _DOUBLE:
            if quotation is None:
                quotation = None if _only_closes(text, offset) else offset
            elif _only_opens(text, offset):
                quotation = offset
            else:
                found.append(Enclosure(quotation, offset))
                quotation = None
        elif character in _PAIRS:
            brackets[character].append(offset)
        elif character in _CLOSING and brackets[_CLOSING[character]]:
            found.append(Enclosure(brackets[_CLOSING[character]].pop(), offset))
    return _outermost(text, found)


def goes_on_behind(following: str) -> bool:
    """Whether a sentence goes on behind the quotation that it began with.

    Args:
        following: The rest of what may be the sentence: "سأل الرجل" behind «هل انتهى الأمر؟».
    """
    following = _VOWEL_MARKS.sub("", following)
    verb = _SAYING.match(following)
    return verb is not None and _SAYS_MORE.search(following, verb.end()) is None


def _outermost(text: str, found: list[Enclosure]) -> tuple[Enclosure, ...]:
    """Leave out brackets inside brackets of the same kind, which closed before the outer ones."""
    kept: dict[str, list[Enclosure]] = {}
    for enclosure in found:
        mark = text[enclosure.closing]
        of_its_kind = kept.setdefault('"' if mark in _DOUBLE else mark, [])
        while of_its_kind and of_its_kind[-1].opening > enclosure.opening:
            of_its_kind.pop()
        of_its_kind.append(enclosure)
    outermost = [enclosure for of_a_kind in kept.values() for enclosure in of_a_kind]
    return tuple(sorted(outermost, key=lambda enclosure: enclosure.closing))


def _only_closes(text: str, offset: int) -> bool:
    before, after = _neighbours(text, offset)
    return not before.isspace() and (after.isspace() or after in ".,،؛;:!?؟")


def _only_opens(text: str, offset: int) -> bool:
    before, after = _neighbours(text, offset)
    return before.isspace() and not after.isspace() and after not in ".,،؛;:!?؟"


def _neighbours(text: str, offset: int) -> tuple[str, str]:
    return text[offset - 1 : offset] or " ", text[offset + 1 : offset + 2] or " "
