"""What of an article goes into a document, and how it stands there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class Layout(StrEnum):
    """How source and translation stand, where a document has both."""

    COLUMNS = "columns"  # side by side
    TURNS = "turns"  # each paragraph, then its translation


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a document; ``format_list`` says which of them a format can follow.

    Attributes:
        layout: How source and translation stand.
        source, translation: Those texts.
        summary: The summary, before them.
        references: The numbers of paragraphs, and in the summary those that support a sentence.
        marks: Why sentences should be checked. What is not translated shows in any case.
        note: The reader's own notes, on the article and on its sentences.
        notice: What has to be said of the models that translated it.
    """

    layout: Layout = Layout.COLUMNS
    source: bool = True
    translation: bool = True
    summary: bool = True
    references: bool = True
    marks: bool = True
    note: bool = False
    notice: bool = True


@dataclass(frozen=True, slots=True)
class Details:
    """What a document says of an article that is not in its ``Reading``.

    Attributes:
        notice: What has to be said of the models; may be empty.
        note: The reader's own note on the article; may be empty.
        summary_language: ISO 639-1 code of the summary; empty for the translation's.
        kept: Indices of the doubtful sentences of the summary that the reader keeps, and that stay
            in a document without marks.
        date: When the document was made.
    """

    notice: str = ""
    note: str = ""
    summary_language: str = ""
    kept: frozenset[int] = frozenset()
    date: date = field(default_factory=date.today)

    def chosen(self, choices: Choices) -> Details:
        """These details without those that are not wanted."""
        return replace(
            self,
            notice=self.notice if choices.notice else "",
            note=self.note if choices.note else "",
        )
