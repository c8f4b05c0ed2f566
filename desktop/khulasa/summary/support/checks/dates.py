"""Days of the week and months that the article has where it speaks of something else."""

from __future__ import annotations

from khulasa.article.model import Span
from khulasa.review.data.calendar_names import MONTHS_EN, WEEKDAYS_EN
from khulasa.review.issue import Issue
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.checks.competing_words import best_rival, own_fit
from khulasa.summary.support.terms import Term, stem
from khulasa.wording import phrase

KIND = "dates"
# With a small letter these are other words; months in text without capitals are left alone.
_DOUBTFUL = {"may", "march", "mar", "dec", "jan", "sat", "sun"}
# Another date has to fit so many times better to be what the article says here.
_BETTER = 1.3


def check(claim: Claim) -> list[Issue]:
    """Find days and months that are not where the article says what stands around them."""
    issues = []
    text, index = claim.text, claim.index
    said = {_date(text, term) for term in claim.said}
    for term in claim.said:
        date = _date(text, term)
        if date is None:
            continue
        word = text[term.start : term.end]
        ring = date[0]

        def is_rival(number: int, other: Term, ring: str = ring) -> bool:
            theirs = _date(index.texts[number], other)
            return theirs is not None and theirs[0] == ring and theirs not in said

        names = {stem(name) for name, value in _DATES.items() if value == date}
        if not index.with_any(names):
            message = phrase("{} is not in the article.", word)
            issues.append(Issue(KIND, message, target_span=Span(term.start, term.end)))
            continue
        fit, rival = best_rival(claim, (term,), is_rival)
        if fit > _BETTER * own_fit(claim, (term,), names):
            message = phrase("The article says {} here, not {}.", rival, word)
            issues.append(Issue(KIND, message, target_span=Span(term.start, term.end)))
    return issues


_DATES = {day: ("day", number) for number, day in enumerate(WEEKDAYS_EN)} | {
    month: ("month", number) for month, number in MONTHS_EN.items()
}


def _date(text: str, term: Term) -> tuple[str, int] | None:
    if term.word in _DOUBTFUL and not text[term.start].isupper():
        return None
    return _DATES.get(term.word)
