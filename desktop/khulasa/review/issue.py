"""An issue: one reason to doubt a sentence, in words for the reader, with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from khulasa.article.model import Span
from khulasa.codec import JSON_NAME
from khulasa.wording import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Issue:
    """A reason to doubt a sentence.

    Attributes:
        kind: A short fixed word for programs, such as ``"numbers"`` or ``"unfinished"``.
        reason: The reason, one sentence; a text if it was kept in the words of one language.
        source_span: Where in the source sentence; None if there is no such place.
        target_span: Where in the translation; None if there is no such place.
        serious: The meaning may have suffered; False for what mostly looks wrong.
    """

    kind: str
    reason: Phrase | str = field(metadata={JSON_NAME: "message"})
    source_span: Span | None = None
    target_span: Span | None = None
    serious: bool = True

    @property
    def message(self) -> str:
        """The reason in plain words, in the language of the moment."""
        return str(self.reason)


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
        phrase(
            "The source says {source}, the translation {target}.",
            source=quoted(said[0]),
            target=quoted(said[1]),
        ),
        ours,
        theirs,
    )
