"""A summary for readers of plain files, with its doubts in words or without."""

from __future__ import annotations

from collections.abc import Callable, Collection

from khulasa.export.copying.summary_copy import one_sentence_per_line, shown_paragraphs, withheld
from khulasa.summary.result import Summary, SummarySentence
from khulasa.wording import _, count_text


def summary_sentence(sentence: SummarySentence, *, marks: bool = True) -> str:
    """A sentence of a summary, with why it should be checked in brackets if ``marks`` says so."""
    reasons = " ".join(issue.message for issue in sentence.issues)
    if not (reasons and marks):
        return sentence.text
    return _("{text} [check: {reasons}]").format(text=sentence.text, reasons=reasons)


def summary_paragraphs(
    summary: Summary, *, marks: bool = True, kept: Collection[int] = ()
) -> list[list[SummarySentence]]:
    """What a document shows of a summary: all of it with marks, else what bears copying.

    Args:
        summary: The summary.
        marks: Say why its sentences should be checked.
        kept: Indices of the sentences that the reader keeps in spite of their faults.
    """
    return shown_paragraphs(summary, range(len(summary.sentences)) if marks else kept)


def summary_blocks(
    summary: Summary,
    text_of: Callable[[SummarySentence], str],
    *,
    marks: bool = True,
    kept: Collection[int] = (),
) -> list[str]:
    """The blocks of a summary in a document: its sentences where each has a line, else paragraphs.

    Args:
        summary: The summary.
        text_of: Writes a sentence as the document wants it.
        marks, kept: See ``summary_paragraphs``.
    """
    groups = summary_paragraphs(summary, marks=marks, kept=kept)
    if one_sentence_per_line(summary):
        return [text_of(sentence) for group in groups for sentence in group]
    return [" ".join(map(text_of, group)) for group in groups]


def summary_remarks(
    summary: Summary, *, marks: bool = True, kept: Collection[int] = ()
) -> list[str]:
    """What has to be said of a summary besides its sentences: its note, and what is left out."""
    left_out = 0 if marks else len(withheld(summary, kept))
    gap = count_text(
        "[{} sentence left out: not in the article]",
        "[{} sentences left out: not in the article]",
        left_out,
    )
    return [*([str(summary.note)] if summary.note else []), *([gap] if left_out else [])]
