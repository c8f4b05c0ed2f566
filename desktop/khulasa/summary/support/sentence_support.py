"""The support of a summary's sentences: the article's sentences that carry them, and doubts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khulasa.review.issue import Issue
from khulasa.summary.result import Reference
from khulasa.summary.support.checks import dates, names, negation, numbers, opposites, quotes
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.terms import Term, terms
from khulasa.wording import phrase

KIND = "support"
Check = Callable[[Claim], list[Issue]]
CHECKS: tuple[Check, ...] = (
    numbers.check,
    dates.check,
    names.check,
    quotes.check,
    opposites.check,
    negation.check,
)
# The others go by English word lists: in another language every word would be a name.
CHECKS_IN_ANY_LANGUAGE: tuple[Check, ...] = (numbers.check, quotes.check)

# Below this share of its weight a sentence has nearly nothing from the article: on recorded
# summaries one of another article has less than 0.15 in 95% of cases, one that a person wrote 0.43
# or more in 90%.
_NOTHING = 0.25
# Below these shares in one place of the article, in any order and in the same order, the words may
# be put together wrongly. So few are in one place in 1.6% of what BART wrote, and in 58% of what
# SmolLM2 135M made up without any other fault that is found here.
_SCATTERED, _DISORDERED = 0.65, 0.45
# Nobody's sentence is longer; a document in one line would take minutes.
_MOST_TERMS, _MOST_CHARACTERS = 400, 10_000


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """The support of one sentence of a summary.

    Attributes:
        references: The article's sentences that carry it, up to three, in reading order.
        issues: What they do not say; a span of a target is one of the summary's sentence. A
            serious one is reason to keep the sentence out of what is copied.
    """

    references: tuple[Reference, ...]
    issues: tuple[Issue, ...]


def find_support(
    paragraphs: Sequence[Sequence[str]], sentences: Sequence[str]
) -> list[SentenceSupport]:
    """Find what supports the sentences of a summary.

    Args:
        paragraphs: The sentences of each paragraph of an English article; empty strings are passed
            over.
        sentences: The summary's sentences, whoever wrote them.

    Returns:
        One support for each sentence, in the same order.
    """
    index = SupportIndex(paragraphs)
    return [support_of(index, sentence) for sentence in sentences]


def support_of(index: SupportIndex, sentence: str, language: str = "en") -> SentenceSupport:
    """Find what supports one sentence in an article that is indexed already.

    Args:
        index: The article's.
        sentence: Of its summary.
        language: ISO 639-1 code of both. Only English is checked fully.
    """
    english = language == "en"
    said = terms(sentence)
    ranked, covered = index.ranked(said)
    claim = Claim(sentence, said, index, tuple(ranked))
    places = tuple(sorted(index.places[number] for number in ranked))
    if len(said) > _MOST_TERMS or len(sentence) > _MOST_CHARACTERS:
        message = phrase("This is too long to be checked: no sentence has so many words.")
        return SentenceSupport(places, (Issue(KIND, message),))
    checks = CHECKS if english else CHECKS_IN_ANY_LANGUAGE
    issues = [issue for check in checks for issue in check(claim)]
    if said and covered < _NOTHING:
        # Without a stemmer for the language, other forms of the same words count for nothing.
        issues.append(Issue(KIND, phrase("Nothing in the article says this."), serious=english))
    elif english and said and _is_scattered(index, said):
        message = phrase("No one place of the article says all this.")
        issues.append(Issue(KIND, message, serious=False))
    return SentenceSupport(places, tuple(issues))


def _is_scattered(index: SupportIndex, said: Sequence[Term]) -> bool:
    in_any_order, in_order = index.in_one_place(said)
    return in_any_order < _SCATTERED and in_order < _DISORDERED
