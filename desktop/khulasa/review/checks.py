"""All rules that a translated sentence is checked by, in the order of their issues."""

from __future__ import annotations

from collections.abc import Callable

from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.rules import (
    addresses,
    empty,
    length,
    markup,
    months,
    names,
    negation,
    numbers,
    other_scripts,
    quotes,
    repetition,
    untranslated,
)

Check = Callable[[str, str, Languages], list[Issue]]

CHECKS: tuple[Check, ...] = (
    untranslated.check,
    markup.check,
    addresses.check,
    other_scripts.check,
    numbers.check,
    months.check,
    repetition.check,
    length.check,
    negation.check,
    names.check,
    quotes.check,
)


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """The issues in the translation of a sentence: what a reader should look at.

    Args:
        source: The sentence.
        target: Its translation, whoever made it.
        languages: The pair.

    Returns:
        One issue a reason, its spans inside the two texts; empty if nothing is doubtful.
    """
    if issues := empty.check(source, target, languages):
        return issues  # nothing else is worth saying about it
    for one in CHECKS:
        issues += one(source, target, languages)
    return issues
