"""How good the support checks are: summaries flagged, planted faults found, paragraphs right."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from khulasa.article.read import ReadError
from khulasa.article.sentences.splitting import split_sentences
from khulasa.review.issue import Issue
from khulasa.review.measuring.evaluation import FoundFaults
from khulasa.review.translation_files import read_lines
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.planted_faults import FAULTS, Case, name_runs
from khulasa.summary.support.rouge import rouge_l
from khulasa.summary.support.sentence_support import support_of
from khulasa.summary.support.terms import terms
from khulasa.wording import _

SEED = 20_260_101
# An article without paragraphs is cut into groups of so many sentences.
_GROUP = 3


@dataclass(frozen=True, slots=True)
class RecordedArticle:
    """An article and the summaries that systems and people made of it.

    Attributes:
        paragraphs: The sentences of each paragraph.
        summaries: The sentences of each summary, by who made it.
    """

    paragraphs: tuple[tuple[str, ...], ...]
    summaries: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FlaggedSummaries:
    """The counts of issues in all the summaries that one system made.

    Attributes:
        sentences: How many sentences there are.
        flagged: How many have an issue.
        serious: How many have a serious one.
        kinds: How many have an issue of each kind.
    """

    sentences: int
    flagged: int
    serious: int
    kinds: dict[str, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the paragraph of the strongest support is the one that ROUGE-L finds best.

    Attributes:
        sentences: How many sentences were compared.
        recall: How many agree with ROUGE-L's recall: the share of the sentence in the paragraph.
        f1: How many agree with its F1, which prefers short paragraphs. Ties count as agreement.
    """

    sentences: int
    recall: int
    f1: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was measured; faults and agreement are those of one system's summaries."""

    articles: int
    flagged: dict[str, FlaggedSummaries]
    system: str
    planted: dict[str, FoundFaults]
    agreement: Agreement


def read_recorded(file: Path) -> list[RecordedArticle]:
    """Read articles with their summaries.

    Args:
        file: UTF-8, a JSON object a line: ``article`` is a text or a list of paragraphs; any other
            list of texts is the sentences of a summary. An article of a single paragraph is cut
            into groups of three sentences.

    Raises:
        ReadError: The file cannot be read, or holds something else.
    """
    recorded = []
    for number, line in enumerate(read_lines(file), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise ReadError(
                _("{file}, line {number}: this is no JSON: {error}.").format(
                    file=file, number=number, error=error
                )
            ) from None
        article = record.get("article") if isinstance(record, dict) else None
        texts = article.split("\n") if isinstance(article, str) else article
        summaries = {
            name: tuple(value)
            for name, value in (record.items() if isinstance(record, dict) else ())
            if name != "article" and _is_texts(value)
        }
        if not isinstance(texts, list) or not _is_texts(texts) or not summaries:
            raise ReadError(
                _(
                    "{file}, line {number}: there is no article with a summary. Needed is an "
                    "object such as {example}."
                ).format(
                    file=file, number=number, example='{"article": ["..."], "bart": ["...", "..."]}'
                )
            )
        recorded.append(RecordedArticle(_paragraphs(texts), summaries))
    if not recorded:
        raise ReadError(_("{file} is empty.").format(file=file))
    return recorded


def evaluate(recorded: Sequence[RecordedArticle], system: str, seed: int = SEED) -> Evaluation:
    """Measure the checks.

    Args:
        recorded: Articles and their summaries.
        system: In whose summaries faults are planted.
        seed: Of the random choices.
    """
    indices = [SupportIndex(one.paragraphs) for one in recorded]
    names = dict.fromkeys(name for one in recorded for name in one.summaries)
    return Evaluation(
        len(recorded),
        {name: _flagged(recorded, indices, name) for name in names},
        system,
        _planted(recorded, indices, system, seed),
        _agreement(recorded, indices, system),
    )


def _flagged(
    recorded: Sequence[RecordedArticle], indices: Sequence[SupportIndex], name: str
) -> FlaggedSummaries:
    kinds: Counter[str] = Counter()
    sentences = flagged = serious = 0
    for one, index in zip(recorded, indices, strict=True):
        for sentence in one.summaries.get(name, ()):
            issues = support_of(index, sentence).issues
            sentences += 1
            flagged += bool(issues)
            serious += any(issue.serious for issue in issues)
            kinds.update({issue.kind for issue in issues})
    return FlaggedSummaries(sentences, flagged, serious, dict(kinds))


def _planted(
    recorded: Sequence[RecordedArticle], indices: Sequence[SupportIndex], system: str, seed: int
) -> dict[str, FoundFaults]:
    """Plant each fault in each sentence that can have it; what was said before finds nothing."""
    cases = [
        (index, case, _said(support_of(index, case.sentence).issues))
        for number, index in enumerate(indices)
        for case in cases_of(recorded, number, system)
    ]
    results = {}
    for name, fault in FAULTS.items():
        random = Random(f"{seed} {name}")
        planted = found = 0
        for index, case, known in cases:
            faulty = fault(case, random)
            if faulty is None or faulty == case.sentence:
                continue
            planted += 1
            found += bool(_said(support_of(index, faulty).issues) - known)
        results[name] = FoundFaults(planted, found)
    return results


def cases_of(recorded: Sequence[RecordedArticle], number: int, system: str) -> list[Case]:
    """What faults are planted in: one case for each sentence that the system wrote of an article.

    Args:
        recorded: All articles; those beside the one in question lend it their sentences.
        number: Which of them.
        system: Who wrote the sentences.
    """
    one = recorded[number]
    sentences = [sentence for paragraph in one.paragraphs for sentence in paragraph]
    written = [s for summary in one.summaries.values() for s in summary]
    names = dict.fromkeys(run.text for s in (*written, *sentences) for run in name_runs(s))
    others = [
        sentence
        for other in (*recorded[:number], *recorded[number + 1 :])
        for sentence in other.summaries.get(system, ())
    ]
    return [
        Case(
            sentence,
            max(sentences, key=lambda s: rouge_l(sentence, s)[0]),
            "\n".join(sentences),
            tuple(names),
            others,
        )
        for sentence in one.summaries.get(system, ())
    ]


def _agreement(
    recorded: Sequence[RecordedArticle], indices: Sequence[SupportIndex], system: str
) -> Agreement:
    sentences = recall = f1 = 0
    for one, index in zip(recorded, indices, strict=True):
        texts = [" ".join(paragraph) for paragraph in one.paragraphs]
        for sentence in one.summaries.get(system, ()):
            sentences += 1
            ranked, _ = index.ranked(terms(sentence))
            if not ranked:
                continue
            ours = index.places[ranked[0]].paragraph
            scores = [rouge_l(sentence, text) for text in texts]
            recall += scores[ours][0] == max(score[0] for score in scores)
            f1 += scores[ours][1] == max(score[1] for score in scores)
    return Agreement(sentences, recall, f1)


def _said(issues: Sequence[Issue]) -> set[tuple[str, str]]:
    return {(issue.kind, issue.message) for issue in issues}


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _paragraphs(article: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    groups = [
        [text[span.start : span.end] for span in split_sentences(text, "en")]
        for text in article
        if text.strip()
    ]
    if len(groups) == 1:
        (only,) = groups
        groups = [only[start : start + _GROUP] for start in range(0, len(only), _GROUP)]
    return tuple(tuple(group) for group in groups)
