"""A written summary of an article: what to read, how much to write, what of it to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from khulasa.summary.length_plan import LengthPlan, plan_for, why_too_short
from khulasa.summary.passages import content_of, count_words
from khulasa.summary.picking.key_sentences import key_sentences
from khulasa.summary.result import Summary, SummarySentence, SummaryStage
from khulasa.summary.writing.by_parts import summarise_by_parts
from khulasa.summary.writing.by_selection import summarise_by_selection
from khulasa.summary.writing.summary_run import OnProgress, SummaryRequest, SummaryRun
from khulasa.summary.writing.whole_sentences import is_complete, is_repetition
from khulasa.summary.writing.writer import Writer
from khulasa.wording import N_, phrase

_HARDLY_CHECKED = N_(
    "Summaries in this language are checked for numbers and quotations only: compare "
    "the rest with the article yourself."
)


def _tell_nobody(_stage: SummaryStage, _done: int, _total: int) -> None:
    pass


def write_summary(
    paragraphs: Sequence[Sequence[str]],
    kinds: Sequence[str],
    request: SummaryRequest,
    writer: Writer,
    *,
    on_progress: OnProgress = _tell_nobody,
    cancelled: Callable[[], bool] = lambda: False,
) -> Summary:
    """Summarise an article.

    Args:
        paragraphs: The sentences of each paragraph; empty strings are passed over.
        kinds: What each paragraph is (``Kind``).
        request: The request.
        writer: The model.
        on_progress: Called with the stage, the steps done and all steps.
        cancelled: Asked between two calls of the model, and while it writes.

    Returns:
        The summary: key sentences with a note if the model's sentences do not hold, no sentences
        and a note if there is nothing to summarise.

    Raises:
        StoppedError: ``cancelled`` said so.
    """
    content = content_of(paragraphs, kinds)
    if too_short := why_too_short(content.words):
        return Summary(request.model, (), too_short, request.length)
    plan = plan_for(request.length, content.words, content.sections)
    run = SummaryRun(paragraphs, content, plan, request, writer, on_progress, cancelled)
    written = summarise_by_selection(run) if writer.portion else summarise_by_parts(run)
    parts = _within(plan.words, _without_repeats(written.parts))
    sentences = [sentence for part in parts for sentence in part]
    if not sentences or 2 * written.held < written.wanted:
        return _instead(paragraphs, kinds, plan, request, nothing=not sentences)
    if plan.paragraphs:
        sentences = [replace(s, starts_paragraph=s is part[0]) for part in parts for s in part]
    note = "" if request.language == "en" else phrase(_HARDLY_CHECKED)
    return Summary(request.model, tuple(sentences), note, request.length)


def _without_repeats(parts: Iterable[Sequence[SummarySentence]]) -> list[list[SummarySentence]]:
    said: list[str] = []
    kept: list[list[SummarySentence]] = []
    for part in parts:
        new = [sentence for sentence in part if not is_repetition(sentence.text, said)]
        said += [sentence.text for sentence in new]
        kept.append(new)
    return kept


def _within(words: int, parts: Sequence[Sequence[SummarySentence]]) -> list[list[SummarySentence]]:
    """As many sentences as fit: the first of every part goes before the second of any."""
    chosen: set[tuple[int, int]] = set()
    places = [(n, p) for p, part in enumerate(parts) for n in range(len(part))]
    for number, part_number in sorted(places):
        length = count_words(parts[part_number][number].text)
        if length <= words:
            words -= length
            chosen.add((part_number, number))
    kept = [
        [sentence for n, sentence in enumerate(part) if (p, n) in chosen]
        for p, part in enumerate(parts)
    ]
    return [part for part in kept if part]


def _instead(
    paragraphs: Sequence[Sequence[str]],
    kinds: Sequence[str],
    plan: LengthPlan,
    request: SummaryRequest,
    *,
    nothing: bool,
) -> Summary:
    """Key sentences, and why."""
    why = (
        phrase("The summariser {} wrote nothing that can be used", request.model)
        if nothing
        else phrase(
            "Too little of what the summariser {} wrote stands in the article", request.model
        )
    )
    picked = key_sentences(paragraphs, kinds, request.length)
    sentences = tuple(
        sentence
        for part in _within(plan.words, [picked.sentences])
        for sentence in part
        if is_complete(sentence.text)
    )
    if not sentences:
        return replace(
            picked, sentences=(), note=phrase("{}, and no sentence stands for the rest.", why)
        )
    note = phrase("{}, so these are sentences of the article itself.", why)
    return replace(picked, sentences=sentences, note=note)
