"""Summaries by small models: a sentence about each portion, and the best of those that hold.

Asked about a whole article, a model as small as SmolLM2 135M puts its words together wrongly; asked
about a sentence or two at a time, it often only shortens them. docs/models.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from khulasa.summary.passages import count_words
from khulasa.summary.picking.lexrank import centrality
from khulasa.summary.result import Reference, SummarySentence
from khulasa.summary.support.terms import terms
from khulasa.summary.writing.chunks import chunks_of, divide
from khulasa.summary.writing.summary_run import SummaryRun, WrittenParts
from khulasa.summary.writing.whole_sentences import is_repetition, word_set
from khulasa.summary.writing.writer import Draft, WritingRequest

# This share of what a sentence says has to stand in one place of the article, in the same order.
_CLOSE = 0.9
# A longer article is read in longer portions, so that it takes less time: up to so many times as
# long as the model likes, and so long may a single sentence be.
_USUAL_PORTIONS, _MOST_TIMES = 40, 4
_LEAST_TOKENS, _MOST_TOKENS = 10, 60
_FEWEST_WORDS = 5
# The rest of a sentence, no sentence.
_REST = re.compile(r"(?:who|which|whose|where|that)\b")
# By itself such a beginning says little, or seems to speak of the sentence before it.
_LEANING = re.compile(
    r"(?:he|she|it|they|his|her|its|their|this|these|those|that|and|but|so|also)\b", re.IGNORECASE
)
_LEANING_COST = 0.5
# Portions, and their tokens, that are read at once, those of about the same length together: three
# times as fast.
_AT_ONCE, _TOKENS_AT_ONCE = 16, 2_000


def summarise_by_selection(run: SummaryRun) -> WrittenParts:
    """Have the model say one thing about each portion, and choose.

    It writes freely: what it may not write does not hold anyway. Decoding under the grounding was
    tried, and took as long for a few sentences more as all the rest.

    Raises:
        StoppedError: The reader stopped the work.
    """
    writer, plan = run.writer, run.plan
    parts = divide(run.content.passages, plan.parts)
    tokens = sum(writer.count(text) for part in parts for p in part for text in p.sentences)
    longest = min(writer.limit, _MOST_TIMES * writer.portion)
    size = min(longest, max(writer.portion, ceil(tokens / _USUAL_PORTIONS)))
    portions = [chunks_of(part, size, writer.count, longest=longest) for part in parts]
    run.start_reading(sum(map(len, portions)))
    first = _write(run, [portion for part in portions for portion in part])
    weights = dict(zip(run.index.places, centrality(run.index.texts), strict=True))
    chosen: list[tuple[SummarySentence, ...]] = []
    for part in portions:
        found = {portion: first[portion] for portion in part if portion in first}
        # A second try, with another beginning, gives half as many sentences that hold as the first
        # one; a third hardly any.
        if len(found) < plan.most:
            found |= _write(run, [text for text in part if text not in found], attempt=1)
        held = [found[portion] for portion in dict.fromkeys(part) if portion in found]
        chosen.append(_choose(held, plan.most, weights))
        run.part_checked(len(chosen), len(parts))
    wanted = min(plan.least * len(parts), sum(map(len, portions)))
    return WrittenParts(tuple(chosen), wanted, sum(map(len, chosen)))


def _write(
    run: SummaryRun, portions: Sequence[str], attempt: int = 0
) -> dict[str, SummarySentence]:
    """The model's sentences about portions, as far as one place of the article says them."""
    found: dict[str, SummarySentence] = {}
    for batch in _batches(run, portions):
        requests = [
            WritingRequest(text, 1, _LEAST_TOKENS, _MOST_TOKENS, attempt=attempt) for text in batch
        ]
        for portion, drafts in zip(
            batch, run.writer.write_all(requests, run.cancelled), strict=True
        ):
            run.stop_if_cancelled()
            sentence = _best(run, drafts)
            if sentence is not None:
                found[portion] = sentence
            if not attempt:
                run.portion_read()
    return found


def _batches(run: SummaryRun, portions: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for portion in sorted(portions, key=run.writer.count):
        # The last is the longest.
        longer = (len(batch) + 1) * run.writer.count(portion)
        if batch and (len(batch) == _AT_ONCE or longer > _TOKENS_AT_ONCE):
            yield batch
            batch = []
        batch.append(portion)
    if batch:
        yield batch


def _best(run: SummaryRun, drafts: Sequence[Draft]) -> SummarySentence | None:
    """The first sentence of a draft that may be written, if the article says it in one place."""
    written = (sentence for draft in drafts for sentence in run.checked(draft)[:1])
    return next((sentence for sentence in written if _is_close(run, sentence)), None)


def _is_close(run: SummaryRun, sentence: SummarySentence) -> bool:
    return (
        run.holds(sentence)
        and not _REST.match(sentence.text)
        and count_words(sentence.text) >= _FEWEST_WORDS
        and not _is_heading(run, sentence.text)
        and run.index.in_one_place(terms(sentence.text))[1] >= _CLOSE
    )


def _is_heading(run: SummaryRun, text: str) -> bool:
    """Whether a sentence has no word that one of the article's headings lacks."""
    content = run.content
    headings = {content.title, *(passage.heading for passage in content.passages)}
    said = word_set(text)
    return any(said <= word_set(heading) for heading in headings)


def _choose(
    sentences: Sequence[SummarySentence], most: int, weights: dict[Reference, float]
) -> tuple[SummarySentence, ...]:
    """The sentences that rest on what the rest of the article is about, no two alike."""

    def weight(sentence: SummarySentence) -> float:
        best = max((weights[reference] for reference in sentence.references), default=0.0)
        return best * (_LEANING_COST if _LEANING.match(sentence.text) else 1.0)

    chosen: list[int] = []
    for n in sorted(range(len(sentences)), key=lambda n: weight(sentences[n]), reverse=True):
        said = [sentences[other].text for other in chosen]
        if len(chosen) < most and not is_repetition(sentences[n].text, said):
            chosen.append(n)
    return tuple(sentences[n] for n in sorted(chosen))
