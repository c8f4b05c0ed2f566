"""Summaries by models that can read an article: each part by itself, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khulasa.summary.chunks import chunks_of, divide
from khulasa.summary.guard import best_of
from khulasa.summary.job import Job, Outcome
from khulasa.summary.map_reduce import condense
from khulasa.summary.passages import Passage
from khulasa.summary.result import SummarySentence
from khulasa.summary.writer import Ask, Draft


def reduced(job: Job) -> Outcome:
    """Have the model summarise each part of the article.

    Raises:
        StoppedError: The reader stopped the work.
    """
    parts = divide(job.content.passages, job.plan.parts)
    limit, count, title = job.writer.limit, job.writer.count, job.content.title
    job.begin(sum(len(chunks_of(part, limit, count, title=title)) for part in parts))
    summarised: list[tuple[SummarySentence, ...]] = []
    wanted = held = 0
    for part in parts:
        first, chosen = _summarise(job, part)
        wanted += max(len(first), len(chosen))
        held += sum(sentence.is_trusted for sentence in chosen)
        summarised.append(tuple(chosen))
        job.was_checked(len(summarised), len(parts))
    return Outcome(tuple(summarised), wanted, held)


def _summarise(
    job: Job, part: Sequence[Passage]
) -> tuple[list[SummarySentence], list[SummarySentence]]:
    """The best draft of a part's summary, and what of that and others is to be shown."""

    def sentences(draft: Draft) -> list[SummarySentence]:
        return job.checked(draft)[: job.plan.most]

    def usable(draft: Draft) -> list[str]:
        """What of a draft about a portion may go into the summary of the summaries."""
        return [sentence.text for sentence in job.checked(draft) if job.holds(sentence)]

    plan = job.plan
    asked = Ask("", plan.most, plan.min_tokens, plan.max_tokens, job.grounding)
    ask, drafts = condense(
        part, job.content.title, job.writer, asked, usable, job.was_read, job.cancelled
    )
    # An answer that was stopped is cut.
    job.stop_if_cancelled()
    written = [*filter(None, map(sentences, drafts)), []]
    first, others = written[0], written[1:]
    if first and all(sentence.is_trusted for sentence in first):
        return first, best_of(first, (), job.may_be_shown)
    others += map(sentences, job.writer.write(replace(ask, attempt=1), job.cancelled))
    job.stop_if_cancelled()
    pool = [sentence for draft in others for sentence in draft]
    chosen = best_of(first, pool, job.may_be_shown)
    return first, chosen or best_of(pool[: plan.most], pool[plan.most :], job.may_be_shown)
