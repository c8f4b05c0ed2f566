"""An article with what is known of its translation and its summary."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from khulasa.article.model import Article
from khulasa.summary.result import Summary
from khulasa.translation.result import Status, Translation


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that is known of it at one moment; it never changes.

    Attributes:
        article: What was read.
        model: Catalogue name of the translation model; empty if nothing translates it.
        backend: Name of what ran it; one of ``BackendName``.
        translations: By sentence number (see ``Article.sentences``); what is missing is not done.
            A copy of what was given, so later changes to that do not show here.
        summary: None until it is made, or when none was asked for.
        seconds: Wall-clock time that translating took.
        target: ISO 639-1 code of the reader's language.
        notes: The reader's notes on sentences, by their numbers.
    """

    article: Article
    model: str
    backend: str
    translations: Mapping[int, Translation] = field(default_factory=dict)
    summary: Summary | None = None
    seconds: float = 0.0
    target: str = "en"
    notes: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "translations", MappingProxyType(dict(self.translations)))
        object.__setattr__(self, "notes", MappingProxyType(dict(self.notes)))

    def paragraph_translations(self) -> list[list[Translation | None]]:
        """The outcomes grouped as the article's paragraphs are; None where not done yet."""
        grouped: list[list[Translation | None]] = []
        number, known = 0, self.translations.get
        for paragraph in self.article.paragraphs:
            end = number + len(paragraph.sentences)
            grouped.append(list(map(known, range(number, end))))
            number = end
        return grouped

    def paragraph_notes(self) -> list[list[str]]:
        """The reader's notes grouped as the article's paragraphs are; empty where there is none."""
        numbers = itertools.count()
        return [
            [self.notes.get(next(numbers), "") for _sentence in paragraph.sentences]
            for paragraph in self.article.paragraphs
        ]

    def count(self, status: Status) -> int:
        """Number of sentences that have this status."""
        return Counter(t.status for t in self.translations.values())[status]
