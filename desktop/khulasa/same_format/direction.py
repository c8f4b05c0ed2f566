"""From which language into which, and which way both are written."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.export.direction import is_right_to_left
from khulasa.reading.document import Reading


@dataclass(frozen=True, slots=True)
class Turn:
    """What changes about the direction of a translated paragraph.

    Attributes:
        source: ISO 639-1 code of the article's language.
        target: ISO 639-1 code of the translation's.
        from_right: Whether the source is written from right to left.
        to_right: Whether the translation is.
    """

    source: str
    target: str
    from_right: bool
    to_right: bool

    @property
    def turns(self) -> bool:
        """Whether the direction is another one."""
        return self.from_right != self.to_right


def turn_of(reading: Reading) -> Turn:
    """What changes between an article and its translation."""
    source, target = reading.article.language, reading.target
    return Turn(source, target, is_right_to_left(source), is_right_to_left(target))
