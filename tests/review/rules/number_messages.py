"""What the rules about numbers say of a translation."""

from __future__ import annotations

from khulasa.review.languages import Languages
from khulasa.review.rules import numbers

ARABIC = Languages("ar", "en")


def number_messages(source: str, target: str) -> list[str]:
    return [issue.message for issue in numbers.check(source, target, ARABIC)]
