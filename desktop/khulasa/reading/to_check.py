"""The sentences that a reader should look at, worked out anew from the outcomes each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.rules.unsure import KIND as UNSURE
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary
from khulasa.translation.result import Author, Status, Translation
from khulasa.wording import _, list_text, phrase

_DOUBTFUL = (Status.CHECK, Status.FAILED)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence to look at.

    Attributes:
        sentence: Its number in the article.
        row: Index of its paragraph.
        text: Its translation; the source if there is none.
        issues: Why; see ``reason``.
        failed: There is no translation.
    """

    sentence: int
    row: int
    text: str
    issues: tuple[Issue, ...]
    failed: bool

    @property
    def reason(self) -> str:
        """Why, in words for the reader, in the language of the moment."""
        return _words_of(self.issues)


def is_doubtful(translation: Translation | None) -> bool:
    """Whether a reader should look at a sentence; not if it is still to come."""
    return translation is not None and translation.status in _DOUBTFUL


def is_unsure(translation: Translation | None) -> bool:
    """Whether the model was unsure of most of a sentence."""
    if translation is None or not translation.issues:
        return False  # as of most: a long article asks for all of its sentences
    return any(issue.kind == UNSURE for issue in translation.issues)


def is_guesswork(translations: Iterable[Translation]) -> bool:
    """Whether the model was unsure of most sentences of an article."""
    translated = unsure = 0
    for one in translations:
        if one.status is Status.OK or one.status is Status.CHECK:
            translated += 1
            if one.issues and is_unsure(one):
                unsure += 1
    return 2 * unsure > translated


def reason(translation: Translation) -> str:
    """Why a sentence should be looked at, what is serious first; empty if nothing is said."""
    return _words_of(translation.issues)


def _words_of(issues: Sequence[Issue]) -> str:
    return " ".join(issue.message for issue in sorted(issues, key=lambda issue: not issue.serious))


def serious_issues(translation: Translation) -> int:
    """How many of a translation's issues may have changed the meaning."""
    return sum(issue.serious for issue in translation.issues)


def describe(translation: Translation | None) -> str:
    """What is to be said of a sentence that the reader looks at."""
    if translation is None:
        return _("Not translated yet.")
    if translation.author is Author.USER:
        return _("Checked by you: it stays as it is.")
    why = reason(translation)
    if translation.status is Status.OK and why:
        return _("Not marked, as the preferences say. {why}").format(why=why)
    return {
        Status.OK: _("Nothing to check was found here."),
        Status.COPIED: _("There is nothing to translate here: it is taken over as it is."),
        Status.CHECK: why or _("Worth checking against the source."),
        Status.FAILED: _("Not translated: {why}").format(why=why),
    }[translation.status]


def find_doubts(
    translations: Mapping[int, Translation],
    sentences: Sequence[str],
    row_of: Callable[[int], int],
    known: dict[int, tuple[Translation, Doubt]] | None = None,
) -> list[Doubt]:
    """The sentences to look at, in reading order.

    Args:
        translations: What is known, by sentence number.
        sentences: The sources of all sentences.
        row_of: Gives the row of a sentence.
        known: What was found in this article before, and of which translations; is kept up to
            date, so that whoever asks again and again pays only for what is new.
    """
    known = {} if known is None else known
    doubts = []
    for number in sorted(n for n, one in translations.items() if one.status in _DOUBTFUL):
        translation = translations[number]
        before, doubt = known.get(number, (None, None))
        if doubt is None or before is not translation:
            doubt = Doubt(
                number,
                row_of(number),
                " ".join((translation.target or sentences[number]).split()),
                translation.issues,
                translation.status is Status.FAILED,
            )
            known[number] = translation, doubt
        doubts.append(doubt)
    return doubts


def with_doubts(
    summary: Summary, outcomes: Callable[[int], Sequence[Translation | None]]
) -> Summary:
    """A summary with what there is to say of the translations that it rests on.

    Whether the article says it is not in question, so none of this is serious here.

    Args:
        summary: The summary.
        outcomes: Gives what is known of the sentences of a row.
    """
    sentences = []
    for sentence in summary.sentences:
        doubtful: dict[Reference, Translation] = {}
        for place in sentence.references:
            translation = outcomes(place.paragraph)[place.sentence]
            if translation is not None and is_doubtful(translation):
                doubtful[place] = translation
        if doubtful and summary.model == KEY_SENTENCES:
            (translation,) = doubtful.values()
            cut = len(translation.target) - len(translation.target.lstrip())
            issues = tuple(_shifted(issue, cut) for issue in translation.issues)
        else:
            issues = _rests_on(dict.fromkeys(place.paragraph for place in doubtful))
        sentences.append(replace(sentence, issues=sentence.issues + issues))
    return replace(summary, sentences=tuple(sentences))


def _rests_on(rows: Collection[int]) -> tuple[Issue, ...]:
    if not rows:
        return ()
    where = list_text(str(row + 1) for row in rows)
    message = phrase("This rests on a translation that should be checked (paragraph {}).", where)
    return (Issue("translation", message, serious=False),)


def _shifted(issue: Issue, cut: int) -> Issue:
    """A translation's issue in its key sentence, which is without ``cut`` characters of space."""
    span = issue.target_span
    place = span and Span(max(0, span.start - cut), max(0, span.end - cut))
    return replace(issue, source_span=None, target_span=place, serious=False)


def neighbour(numbers: Sequence[int], place: int, by: int) -> int | None:
    """The next (1) or the previous (-1) of sorted numbers, seen from a place; round at the end."""
    if not numbers:
        return None
    index = bisect_right(numbers, place) if by > 0 else bisect_left(numbers, place) - 1
    return numbers[index % len(numbers)]
