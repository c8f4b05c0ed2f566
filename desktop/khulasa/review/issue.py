"""An issue: one reason to doubt a sentence, in words for the reader, with its place."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.article.model import Span
from khulasa.wording import _


@dataclass(frozen=True, slots=True)
class Issue:
    """A reason to doubt a sentence.

    Attributes:
        kind: A short fixed word for programs, such as ``"numbers"`` or ``"unfinished"``.
        message: The reason in plain words, one sentence.
        source_span: Where in the source sentence; None if there is no such place.
        target_span: Where in the translation; None if there is no such place.
        serious: The meaning may have suffered; False for what mostly looks wrong.
    """

    kind: str
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    serious: bool = True


def changed(kind: str, source: str, ours: Span, target: str, theirs: Span) -> Issue:
    """The issue of something in the source that became something else in the translation.

    Args:
        kind: See ``Issue``.
        source, target: The two texts.
        ours, theirs: The places in them.
    """
    from khulasa.review.quoting import quoted

    said = source[ours.start : ours.end], target[theirs.start : theirs.end]
    return Issue(
        kind,
        _("The source says {source}, the translation {target}.").format(
            source=quoted(said[0]), target=quoted(said[1])
        ),
        ours,
        theirs,
    )
