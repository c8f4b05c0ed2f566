"""Articles, outcomes and other values that the tests of the library keep and find again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.library.values import Outcome, StoredSummary, SummaryKind
from khulasa.review.issue import Issue
from khulasa.summary.length import Length
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation

DOUBT = Issue("numbers", "The source says 12, here 2.", Span(4, 6), Span(0, 1))


def paragraph(*sentences: str, kind: Kind = Kind.TEXT) -> Paragraph:
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence)
    return Paragraph(kind, "".join(sentences), tuple(spans))


def article(*sentences: str, title: str = "افتتاح المكتبة", language: str = "ar") -> Article:
    """An article of a heading and one paragraph of these sentences."""
    heading = paragraph(title, kind=Kind.HEADING)
    return Article(title, language, (heading, paragraph(*sentences)), "library.txt", "utf-8")


LIBRARY_OPENS = article(
    "افتُتحت المكتبة صباح الأحد. ", "زارها مئتا طالب. ", "تضم اثني عشر ألف كتاب."
)


def ok(target: str) -> Outcome:
    translation = Translation(target, Status.OK)
    return Outcome(translation, translation)


def doubtful(target: str) -> Outcome:
    translation = Translation(target, Status.CHECK, (DOUBT,), ("n-best",))
    return Outcome(translation, translation)


def summary(*texts: str) -> StoredSummary:
    sentences = tuple(
        SummarySentence(text, (Reference(1, n),), (DOUBT,), starts_paragraph=n == 1)
        for n, text in enumerate(texts)
    )
    return StoredSummary(
        Summary("bart", sentences, "Shorter than asked for.", Length.SHORT),
        SummaryKind(Length.SHORT, "bart", of_source=True, grounded=True),
        {0: "The library opens.", 2: "Two hundred came."},
        frozenset({1}),
    )


def ticking() -> Callable[[], datetime]:
    """A clock that is a minute later each time it is looked at."""
    start, ticks = datetime(2026, 3, 1, 8, tzinfo=UTC), count()
    return lambda: start + timedelta(minutes=next(ticks))
