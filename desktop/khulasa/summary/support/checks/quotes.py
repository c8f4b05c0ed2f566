"""Words in quotation marks that nobody says in the article."""

from __future__ import annotations

import re
from math import ceil

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.quoting import isolated
from khulasa.review.words import words
from khulasa.summary.support.checks.claim import Claim
from khulasa.wording import phrase

KIND = "quotes"
# A mark that opens stands behind a space or a bracket; an apostrophe has a letter on both sides, or
# ends a word. What is written with spaces around everything has `` and '' for quotation marks.
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|``(.+?)''|\"([^\"]+)\"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))+)’"
    r"|(?<![\w'])'((?!s\b)(?:[^']|(?<=\w)'(?=\w)|(?<= )'(?=s\b)|(?<=n)'(?=t\b))+)'(?!\w)"
)
# This share of the words, side by side, has to be in one place of the article.
_LEAST_FOUND = 0.7


def check(claim: Claim) -> list[Issue]:
    """Find quotations whose words do not stand together anywhere in the article."""
    issues = []
    for quoted in _QUOTED.finditer(claim.text):
        inner = next(group for group in quoted.groups() if group is not None)
        said = [word.text.lower() for word in words(inner)]
        if not said:
            continue
        needed = ceil(_LEAST_FOUND * len(said))
        runs = (said[start : start + needed] for start in range(len(said) - needed + 1))
        if not any(f" {' '.join(run)} " in claim.index.words for run in runs):
            message = phrase(
                "What stands in quotation marks is not in the article: {}.",
                isolated(inner.strip()),
            )
            # A single word may be what the writer calls something.
            span, serious = Span(*quoted.span()), len(said) > 1
            issues.append(Issue(KIND, message, target_span=span, serious=serious))
    return issues
