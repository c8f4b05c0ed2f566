"""What became of a sentence, and an article with what became of all of its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from khulasa.article.model import Article
from khulasa.review.issue import Issue
from khulasa.summary.result import Summary


class Status(StrEnum):
    """What became of a sentence."""

    OK = "ok"
    CHECK = "check"  # translated, with a reason to doubt it
    COPIED = "copied"  # nothing to translate (no letters): taken over as it is
    FAILED = "failed"


class Author(StrEnum):
    """Whose words a translation is."""

    MODEL = "model"
    USER = "user"  # written, picked or confirmed by the reader; no later run may replace it


@dataclass(frozen=True, slots=True)
class Translation:
    """The outcome for one sentence.

    Attributes:
        target: The translation; the source text if copied; empty if failed.
        status: What became of it.
        issues: Why it should be checked, or why it failed.
        tried: What was tried beyond the first translation because that was doubtful, in order;
            see ``translation.ladder``.
        author: Who answers for it; the user's is always ``OK`` and without issues.
    """

    target: str
    status: Status
    issues: tuple[Issue, ...] = ()
    tried: tuple[str, ...] = ()
    author: Author = Author.MODEL


def failure(reason: str) -> Translation:
    """The outcome of a sentence that could not be translated, with the reason for the reader."""
    return Translation("", Status.FAILED, (Issue("failed", reason),))


def by_user(target: str) -> Translation:
    """A translation that the reader wrote, picked or confirmed."""
    return Translation(target, Status.OK, author=Author.USER)


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """An article with all that is known of its translation so far.

    Attributes:
        article: What was read.
        model: Catalogue name of the translation model.
        backend: ``"ctranslate2"`` or ``"torch"``.
        translations: By sentence number (see ``Article.sentences``); what is missing is not done.
        summary: None until it is made, or when none was asked for.
        seconds: Wall-clock time that translating took.
    """

    article: Article
    model: str
    backend: str
    translations: Mapping[int, Translation] = field(default_factory=dict)
    summary: Summary | None = None
    seconds: float = 0.0

    def paragraph_translations(self) -> list[list[Translation | None]]:
        """The outcomes grouped as the article's paragraphs are; None where not done yet."""
        grouped: list[list[Translation | None]] = []
        number = 0
        for paragraph in self.article.paragraphs:
            end = number + len(paragraph.sentences)
            grouped.append([self.translations.get(i) for i in range(number, end)])
            number = end
        return grouped

    def count(self, status: Status) -> int:
        """How many sentences have this status."""
        return Counter(t.status for t in self.translations.values())[status]


def join_targets(translations: list[Translation | None]) -> str:
    """The translated text of a paragraph: what is done of its sentences, a space between two."""
    done = (t.target.strip() for t in translations if t is not None)
    return " ".join(text for text in done if text)
