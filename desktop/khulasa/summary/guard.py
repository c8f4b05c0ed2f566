"""Nothing of a summary is shown unchecked: what the article does not carry is replaced or marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khulasa.review.mentions import Number
from khulasa.review.number_words_en import numbers_en
from khulasa.review.words import words
from khulasa.summary.endings import repeats
from khulasa.summary.result import SummarySentence
from khulasa.summary.support import find_support

Article = Sequence[Sequence[str]]


def checked(sentences: Sequence[str], article: Article) -> list[SummarySentence]:
    """The sentences with what supports them, and what is doubtful about them."""
    return [
        SummarySentence(text, support.references, support.issues)
        for text, support in zip(sentences, find_support(article, sentences), strict=True)
    ]


def is_trusted(sentence: SummarySentence) -> bool:
    """Whether nothing serious is said against a sentence."""
    return not any(issue.serious for issue in sentence.issues)


def best_of(
    first: Sequence[SummarySentence], others: Iterable[SummarySentence], numbers: frozenset[Number]
) -> list[SummarySentence]:
    """The sentences of the best draft; what is doubtful there gives way to what others have.

    Args:
        first: The best draft's sentences.
        others: Those of other drafts; looked at only if one is needed.
        numbers: The article's. A sentence with another number is never among the result.
    """
    pool: list[SummarySentence] | None = None
    kept: list[SummarySentence] = []
    for sentence in first:
        if is_trusted(sentence):
            kept.append(sentence)
            continue
        if pool is None:
            pool = [other for other in others if is_trusted(other)]
        said = [other.text for other in (*kept, *first) if other is not sentence]
        better = next((other for other in pool if not repeats(other.text, said)), None)
        kept.append(better or sentence)
        if better:
            pool.remove(better)
    return [sentence for sentence in kept if numbers_of([sentence.text]) <= numbers]


def numbers_of(texts: Iterable[str], *, loose: bool = False) -> frozenset[Number]:
    """The numbers that English texts mention, in digits or words.

    Args:
        texts: The texts.
        loose: Take whatever a mention may stand for, and what need not be a number, such as "one".
    """
    return frozenset(
        value
        for text in texts
        for mention in numbers_en(text, words(text))
        if loose or mention.required
        for value in (mention.values if loose else mention.values[:1])
    )
