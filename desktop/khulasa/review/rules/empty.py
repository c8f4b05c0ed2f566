"""There is a translation at all."""

from __future__ import annotations

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.wording import phrase

KIND = "empty"


def check(source: str, target: str, languages: Languages) -> list[Issue]:  # noqa: ARG001
    """Find a sentence in whose place nothing stands; one without letters needs no translation."""
    if any(map(str.isalnum, target)) or not any(map(str.isalpha, source)):
        return []
    return [Issue(KIND, phrase("There is no translation."), Span(0, len(source)))]
