"""A finished summary."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from khulasa.review.issue import Issue
from khulasa.summary.length import Length
from khulasa.wording import Phrase, _, phrase

# Name of the extractive summariser: it picks sentences and writes none.
KEY_SENTENCES = "key-sentences"

# Of a written sentence whose paragraphs do not say any more what they said when it was written.
_OUTDATED = "outdated"


class SummaryStage(StrEnum):
    """What is happening while a summary is made."""

    READING = "reading"  # the article's parts, one after the other
    WRITING = "writing"  # one summary of what was read
    CHECKING = "checking"  # what was written, against the article


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place in the article.

    Attributes:
        paragraph: Index of the paragraph in the article.
        sentence: Index of the sentence in its paragraph.
    """

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of a summary.

    Attributes:
        text: The sentence.
        references: The article's sentences that support it, in reading order.
        issues: Why it should be doubted; a span of a target is one of ``text``. A serious one
            means that it may say what the article does not.
        starts_paragraph: A new paragraph of the summary begins with it.
    """

    text: str
    references: tuple[Reference, ...]
    issues: tuple[Issue, ...] = ()
    starts_paragraph: bool = False

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Indices of the paragraphs that support it, each once."""
        return tuple(dict.fromkeys(reference.paragraph for reference in self.references))

    @property
    def is_trusted(self) -> bool:
        """Whether nothing serious is said against it; if not, it is copied only where kept."""
        return not any(issue.serious for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary and what made it.

    Attributes:
        model: Catalogue name of the summariser; ``"key-sentences"`` for the extractive one.
        sentences: In the order they are to be read; empty if there was nothing to summarise.
        note: Why this is not what was asked for, in plain words: why there are only key sentences,
            or none at all. Empty if all is as it should be.
        length: What was asked for.
    """

    model: str
    sentences: tuple[SummarySentence, ...]
    note: Phrase | str = ""
    length: Length = Length.MEDIUM

    @property
    def heading(self) -> str:
        """What to call it: sentences that were only picked are not called a summary."""
        return _("Key sentences") if self.model == KEY_SENTENCES else _("Summary")

    @property
    def paragraphs(self) -> tuple[tuple[SummarySentence, ...], ...]:
        """The sentences, grouped into the paragraphs of the summary."""
        groups: list[list[SummarySentence]] = []
        for sentence in self.sentences:
            if sentence.starts_paragraph or not groups:
                groups.append([])
            groups[-1].append(sentence)
        return tuple(map(tuple, groups))

    @property
    def is_outdated(self) -> bool:
        """Whether a sentence rests on what was changed since."""
        return any(i.kind == _OUTDATED for sentence in self.sentences for i in sentence.issues)


def replace_sentence(summary: Summary, paragraph: int, before: str, after: str) -> Summary:
    """The summary after a translated sentence was revised.

    Only key sentences change with it: they are the article's own, so their words must be the same.

    Args:
        summary: The summary so far.
        paragraph: Index of the sentence's paragraph.
        before: The translation so far.
        after: The translation now.
    """
    if summary.model != KEY_SENTENCES or not before.strip() or not after.strip():
        return summary
    return replace(
        summary,
        sentences=tuple(
            replace(sentence, text=after.strip())
            if sentence.text == before.strip() and paragraph in sentence.paragraphs
            else sentence
            for sentence in summary.sentences
        ),
    )


def mark_outdated(summary: Summary, changed: Collection[int]) -> Summary:
    """The summary that says where it rests on what was changed, and nowhere else.

    Key sentences are never outdated: they change with the article; see ``replace_sentence``.

    Args:
        summary: The summary so far.
        changed: Indices of the paragraphs that are not what they were when it was written.
    """
    if summary.model == KEY_SENTENCES:
        return summary
    sentences = []
    for sentence in summary.sentences:
        issues = tuple(issue for issue in sentence.issues if issue.kind != _OUTDATED)
        if not set(changed).isdisjoint(sentence.paragraphs):
            why = phrase("A paragraph it rests on was changed since. Choose the length again.")
            issues += (Issue(_OUTDATED, why, serious=False),)
        sentences.append(replace(sentence, issues=issues))
    return replace(summary, sentences=tuple(sentences))
