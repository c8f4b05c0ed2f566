"""Other words at places of a translation; its doubts stay where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation

_DETERMINER = "the "


def put_in(made: Translation, places: Sequence[Span], wanted: str) -> Translation:
    """A translation with other words at some places.

    Doubts about what was there are settled; a sentence that nothing else is to be said of is fine.

    Args:
        made: The translation.
        places: Where the words go, none overlapping.
        wanted: The words.
    """
    target, issues = made.target, made.issues
    for place in sorted(places, key=lambda place: place.start, reverse=True):
        whole, words = put_into(target, place, wanted)
        if target[whole.start : whole.end] == words:
            continue
        target = target[: whole.start] + words + target[whole.end :]
        shift = len(words) - (whole.end - whole.start)
        issues = tuple(
            _moved(issue, whole, shift) for issue in issues if not _is_settled(issue, whole)
        )
    if target == made.target:
        return made
    settled = made.status is Status.CHECK and made.issues and not issues
    status = Status.OK if settled else made.status
    return replace(made, target=target, issues=issues, status=status, certainty="")


def put_into(target: str, place: Span, wanted: str) -> tuple[Span, str]:
    """The place that words really take, and the words as they stand there.

    A sentence goes on to begin with a capital, and no "the" stands twice.
    """
    before = target[: place.start]
    start = place.start
    if wanted.casefold().startswith(_DETERMINER) and before.casefold().endswith(_DETERMINER):
        start -= len(_DETERMINER)
    if not any(map(str.isalnum, target[:start])) and target[start : start + 1].isupper():
        wanted = wanted[:1].upper() + wanted[1:]
    return Span(start, place.end), wanted


def _is_settled(issue: Issue, place: Span) -> bool:
    from khulasa.review.rules import names, terms

    span = issue.target_span
    return (
        # Other words settle these; a doubt about a whole sentence they do not.
        issue.kind in (names.KIND, terms.KIND)
        and span is not None
        and place.start <= span.start
        and span.end <= place.end
    )


def _moved(issue: Issue, place: Span, shift: int) -> Issue:
    """An issue where its place is, after one before it or in it got longer or shorter."""
    span = issue.target_span
    if span is None or span.end <= place.start:
        return issue
    start = span.start + shift if span.start >= place.end else min(span.start, place.start)
    return replace(issue, target_span=Span(start, max(span.end, place.end) + shift))
