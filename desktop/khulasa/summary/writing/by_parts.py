"""Summaries by models that can read an article: each part by itself, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khulasa.summary.passages import Passage
from khulasa.summary.result import SummarySentence
from khulasa.summary.writing.chunks import chunks_of, divide
from khulasa.summary.writing.map_reduce import map_reduce
from khulasa.summary.writing.replace_doubtful import replace_doubtful
from khulasa.summary.writing.summary_run import SummaryRun, WrittenParts
from khulasa.summary.writing.writer import Draft, WritingRequest


def summarise_by_parts(run: SummaryRun) -> WrittenParts:
    """Have the model summarise each part of the article.

    Raises:
        StoppedError: The reader stopped the work.
    """
    parts = divide(run.content.passages, run.plan.parts)
    limit, count, title = run.writer.limit, run.writer.count, run.content.title
    run.start_reading(sum(len(chunks_of(part, limit, count, title=title)) for part in parts))
    summarised: list[tuple[SummarySentence, ...]] = []
    wanted = held = 0
    for part in parts:
        first, chosen = _summarise(run, part)
        wanted += max(len(first), len(chosen))
        held += sum(sentence.is_trusted for sentence in chosen)
        summarised.append(tuple(chosen))
        run.part_checked(len(summarised), len(parts))
    return WrittenParts(tuple(summarised), wanted, held)


def _summarise(
    run: SummaryRun, part: Sequence[Passage]
) -> tuple[list[SummarySentence], list[SummarySentence]]:
    """The best draft of a part's summary, and what of that and others is to be shown."""

    def sentences(draft: Draft) -> list[SummarySentence]:
        return run.checked(draft)[: run.plan.most]

    def usable(draft: Draft) -> list[str]:
        """The sentences of a draft about a portion that the summary of summaries may use."""
        return [sentence.text for sentence in run.checked(draft) if run.holds(sentence)]

    plan = run.plan
    asked = WritingRequest("", plan.most, plan.min_tokens, plan.max_tokens, run.grounding)
    request, drafts = map_reduce(
        part, run.content.title, run.writer, asked, usable, run.portion_read, run.cancelled
    )
    # An answer that was stopped is cut.
    run.stop_if_cancelled()
    written = [*filter(None, map(sentences, drafts)), []]
    first, others = written[0], written[1:]
    if first and all(sentence.is_trusted for sentence in first):
        return first, replace_doubtful(first, (), run.may_be_shown)
    others += map(sentences, run.writer.write(replace(request, attempt=1), run.cancelled))
    run.stop_if_cancelled()
    pool = [sentence for draft in others for sentence in draft]
    chosen = replace_doubtful(first, pool, run.may_be_shown)
    return first, chosen or replace_doubtful(pool[: plan.most], pool[plan.most :], run.may_be_shown)
