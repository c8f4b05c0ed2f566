"""No remains of markup, and no signs of a tokenizer, are left in a translation."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.wording import phrase

KIND = "markup"
_ENTITY = re.compile(
    r"&\s?(?:#\s?\d{1,6}|#\s?x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip)\s?;"
)
_UNKNOWN = re.compile(r"<unk>|</s>|<pad>|⁇|\ufffd|\u2581")


def check(source: str, target: str, languages: Languages) -> list[Issue]:  # noqa: ARG001
    """Find codes for characters and signs without sense, if the source has none of them."""
    if not any(map(str.isalnum, target)):
        return []
    issues = []
    for pattern, what in (
        (_ENTITY, phrase("a code for a character")),
        (_UNKNOWN, phrase("a sign without sense")),
    ):
        found = pattern.search(target)
        if found is not None and pattern.search(source) is None:
            message = phrase("{} is {}, not text.", found.group(), what)
            issues.append(Issue(KIND, message, None, Span(*found.span()), serious=False))
    return issues
