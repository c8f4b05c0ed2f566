"""Key sentences: the article's own sentences that say most of what the others say.

They are the ones that LexRank ranks first; one that resembles a sentence chosen before is left out,
and one that leans on the sentence before it comes with that or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from khulasa.article.model import Kind
from khulasa.summary.length import Length
from khulasa.summary.length_plan import KEY_SENTENCES_OF, why_too_short
from khulasa.summary.passages import content_of
from khulasa.summary.picking.leaning import leans
from khulasa.summary.picking.lexrank import WORD, SentenceVectors, rank
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary, SummarySentence
from khulasa.wording import phrase

_FEWEST_WORDS = 5  # bylines and fragments say nothing by themselves
_MOST_WORDS = 100  # text without full stops is no sentence to show as the gist
_MOST_TOGETHER = 4  # a longer row of "he", "but", "they" is a story, not the gist
_MOST_ALIKE = 0.6  # cosine at which a second sentence would only repeat the first


def key_sentences(
    paragraphs: Sequence[Sequence[str]],
    kinds: Sequence[str],
    length: Length,
    unsure: Collection[tuple[int, int]] = (),
) -> Summary:
    """Choose the sentences that stand for the article, in the article's order.

    Args:
        paragraphs: The sentences of each paragraph; empty strings are passed over.
        kinds: What each paragraph is (``Kind``); headings are not chosen.
        length: How many sentences: 2, 3, 6 or 5, but at most a third of the article's.
        unsure: Paragraph and place in it of the sentences that are taken only if there are not
            enough others.

    Returns:
        The summary; without sentences, and with a note that says why, if the article is too short
        for any summary or has no sentence of 5 to 100 words.
    """
    if too_short := why_too_short(content_of(paragraphs, kinds).words):
        return Summary(KEY_SENTENCES, (), too_short, length)
    sentences = [
        SummarySentence(text.strip(), (Reference(index, number),))
        for index, group in enumerate(paragraphs)
        for number, text in enumerate(group)
    ]
    # A heading has no words that count: it is not chosen, and nothing can lean on it.
    sizes = [
        0 if kinds[one.paragraphs[0]] == Kind.HEADING else len(WORD.findall(one.text))
        for one in sentences
    ]
    candidates = [n for n, size in enumerate(sizes) if _FEWEST_WORDS <= size <= _MOST_WORDS]
    groups = [_with_those_before(sentences, sizes, number) for number in candidates]
    if not any(groups):
        return Summary(KEY_SENTENCES, (), phrase("No sentence can stand for the rest."), length)
    wanted = min(KEY_SENTENCES_OF[length], max(1, len(candidates) // 3))
    vectors = SentenceVectors([sentences[number].text for number in candidates])
    doubtful = {
        number
        for number, one in enumerate(sentences)
        for place in one.references
        if (place.paragraph, place.sentence) in unsure
    }
    last = np.array([not doubtful.isdisjoint(group) for group in groups])
    chosen = _choose(vectors, groups, wanted, last)
    return Summary(KEY_SENTENCES, tuple(sentences[n] for n in sorted(chosen)), length=length)


def _with_those_before(
    sentences: Sequence[SummarySentence], sizes: Sequence[int], number: int
) -> frozenset[int]:
    """A sentence with those before it that it leans on; empty if one of them cannot be shown."""
    group = {number}
    while leans(sentences[number].text):
        number -= 1
        if number < 0 or len(group) == _MOST_TOGETHER or not 0 < sizes[number] <= _MOST_WORDS:
            return frozenset()
        group.add(number)
    return frozenset(group)


def _choose(
    vectors: SentenceVectors,
    groups: Sequence[frozenset[int]],
    wanted: int,
    last: npt.NDArray[np.bool_],
) -> frozenset[int]:
    ranking = [n for n in map(int, np.lexsort((-rank(vectors), last))) if groups[n]]
    chosen: frozenset[int] = frozenset()
    alike = np.zeros(vectors.count)
    for index in ranking:
        if alike[index] < _MOST_ALIKE and len(chosen | groups[index]) <= wanted:
            chosen |= groups[index]
            one = np.zeros(vectors.count)
            one[index] = 1.0
            alike = np.maximum(alike, vectors.similarity_times(one))
    # Rather one sentence too many than none.
    return chosen or min((groups[index] for index in ranking), key=len)
