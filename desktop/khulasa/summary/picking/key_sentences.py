"""Key sentences: the article's own sentences that say most of what the others say.

They are the ones that LexRank ranks first; one that resembles a sentence chosen before is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from khulasa.article.model import Kind
from khulasa.summary.length_plan import why_too_short
from khulasa.summary.passages import content_of
from khulasa.summary.picking.lexrank import WORD, SentenceVectors, rank
from khulasa.summary.result import KEY_SENTENCES, Length, Reference, Summary, SummarySentence
from khulasa.wording import _

_SENTENCES = {Length.SHORT: 2, Length.MEDIUM: 3, Length.LONG: 6, Length.BULLETS: 5}
_FEWEST_WORDS = 5  # bylines and fragments say nothing by themselves
_MOST_WORDS = 100  # text without full stops is no sentence to show as the gist
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
    candidates = [
        SummarySentence(text.strip(), (Reference(index, number),))
        for index, (sentences, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        if kind != Kind.HEADING
        for number, text in enumerate(sentences)
        if _FEWEST_WORDS <= len(WORD.findall(text)) <= _MOST_WORDS
    ]
    if not candidates:
        return Summary(KEY_SENTENCES, (), _("No sentence can stand for the rest."), length)
    wanted = min(_SENTENCES[length], max(1, len(candidates) // 3))
    vectors = SentenceVectors([candidate.text for candidate in candidates])
    places = [place for candidate in candidates for place in candidate.references]
    last = np.array([(place.paragraph, place.sentence) in unsure for place in places])
    chosen = _choose(vectors, wanted, last)
    sentences = tuple(candidates[i] for i in sorted(chosen))
    return Summary(KEY_SENTENCES, sentences, length=length)


def _choose(vectors: SentenceVectors, wanted: int, last: npt.NDArray[np.bool_]) -> list[int]:
    ranking = np.lexsort((-rank(vectors), last))
    chosen: list[int] = []
    alike = np.zeros(vectors.count)
    for index in map(int, ranking):
        if len(chosen) == wanted:
            break
        if alike[index] < _MOST_ALIKE:
            chosen.append(index)
            one = np.zeros(vectors.count)
            one[index] = 1.0
            alike = np.maximum(alike, vectors.similarity_times(one))
    return chosen
