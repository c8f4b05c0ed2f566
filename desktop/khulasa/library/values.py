"""What the library takes and gives: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from khulasa.article.model import Article, Span
from khulasa.glossary.term import NO_NAMES, FixedNames
from khulasa.summary.length import Length
from khulasa.summary.result import Summary
from khulasa.translation.result import Translation


class Keeping(StrEnum):
    """For how long an article is kept."""

    NORMAL = "normal"  # until the library has no room left
    PINNED = "pinned"  # until the reader removes it
    DISCARD = "discard"  # until it is closed: the reader said not to keep it


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that an article was read from, as it was then.

    Attributes:
        path: Absolute path.
        size: In bytes.
        modified_ns: Time of its last change, in nanoseconds as the system counts them.
        sha256: Of its content.
        parts: Names of the parts that were read of it; None for those that are read as a rule.
    """

    path: str
    size: int
    modified_ns: int
    sha256: str
    parts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is known of an article in the library, without its text.

    Attributes:
        id: Its number in the library; never given to another one.
        title, language, encoding, file: As in ``Article``.
        origin: The file it was read from; None for pasted text and standard input.
        first_opened, opened: When it was opened first and last, in UTC.
        note: The reader's own; may be empty.
        keeping: For how long it is kept.
    """

    id: int
    title: str
    language: str
    encoding: str | None
    file: str | None
    origin: Origin | None
    first_opened: datetime
    opened: datetime
    note: str = ""
    keeping: Keeping = Keeping.NORMAL


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What translated an article.

    Attributes:
        model: Catalogue name of the model, or the name of a route of two.
        fingerprint: Of the models and all that shapes their output; see ``Library.find_many``.
        backend: ``"ctranslate2"`` or ``"torch"``.
    """

    model: str = ""
    fingerprint: str = ""
    backend: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds for a sentence, with what the model said.

    Attributes:
        current: What the reader sees.
        by_model: The model's own, to go back to; None if no model said anything.
    """

    current: Translation
    by_model: Translation | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One change that the reader made.

    Attributes:
        number: Of the sentence; -1 for what is about none.
        before, after: What held before it and since: translations; or texts, which are notes; or
            the names that are fixed.
        at: When, in UTC.
        step: Changes of one step have the same: they were made, and are undone, together.
    """

    number: int
    before: Translation | str | FixedNames
    after: Translation | str | FixedNames
    at: datetime
    step: int = 0


@dataclass(frozen=True, slots=True)
class SummaryKind:
    """What kind of summary the reader chose.

    Attributes:
        length: How long.
        summariser: Catalogue name of what writes it; None for key sentences.
        of_source: Of the article itself, not of its translation.
        grounded: Only words that the article has may be written.
    """

    length: Length = Length.MEDIUM
    summariser: str | None = None
    of_source: bool = False
    grounded: bool = False


@dataclass(frozen=True, slots=True)
class StoredSummary:
    """A summary with all that is needed to go on with it.

    Attributes:
        summary: The summary.
        kind: What was chosen.
        made_of: By sentence number the text that it was made from.
        kept: Indices of its doubtful sentences that the reader kept.
    """

    summary: Summary
    kind: SummaryKind = SummaryKind()
    made_of: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    kept: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a translation is, in sentences.

    Attributes:
        total: All of them.
        done: Those with an outcome, whichever.
        to_check: Done, with a reason to doubt it.
        failed: Done, without a translation.
        edited: The reader's own words.
    """

    total: int = 0
    done: int = 0
    to_check: int = 0
    failed: int = 0
    edited: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """How far the reader has scrolled: a row (paragraph), and how much of it is above."""

    row: int = 0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class StoredReading:
    """An article and all that became of it in one target language.

    Attributes:
        record: What is known of the article.
        article: Its text as it was read.
        target: ISO 639-1 code of the reader's language.
        made_by: What translated it.
        seconds: Wall-clock time that translating took.
        outcomes: By sentence number.
        revisions: The reader's changes that were not undone, in order.
        tally: How far it is.
        summary: None if there is none.
        position: Where the reader was.
        layout: What the window wants to know again; may be empty.
        notes: The reader's notes on sentences, by their numbers.
        names: The names that the reader fixed in this language.
    """

    record: ArticleRecord
    article: Article
    target: str
    made_by: MadeBy
    seconds: float
    outcomes: Mapping[int, Outcome]
    revisions: tuple[Revision, ...]
    tally: Tally
    summary: StoredSummary | None
    position: Position
    layout: str
    notes: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    names: FixedNames = NO_NAMES


class Sort(StrEnum):
    """The order of a list of articles."""

    OPENED = "opened"  # last opened first
    FIRST_OPENED = "first opened"  # newest first
    TITLE = "title"
    LANGUAGE = "language"
    TO_CHECK = "to check"  # most doubts first


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles to list; what is None does not matter.

    Attributes:
        language: Code of the article's language.
        target: Code of the language it was last read in.
        unfinished: Whether sentences are not done yet.
        to_check: Whether there are doubts left.
        edited: Whether the reader changed something.
        pinned: Whether it is pinned.
    """

    language: str | None = None
    target: str | None = None
    unfinished: bool | None = None
    to_check: bool | None = None
    edited: bool | None = None
    pinned: bool | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles, as it was last read.

    Attributes:
        target: Code of the language it was last read in; empty if it was only opened.
        summary_line: First sentence of the summary; may be empty.
    """

    id: int
    title: str
    language: str
    target: str
    file: str | None
    first_opened: datetime
    opened: datetime
    tally: Tally
    summary_line: str
    keeping: Keeping


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article that was open in a process that ended without closing it.

    Attributes:
        target: Code of the language it was read in.
        since: When it was opened, in UTC.
    """

    article_id: int
    target: str
    since: datetime


class Field(StrEnum):
    """Where in an article something was found."""

    TITLE = "title"
    SOURCE = "source"
    TRANSLATION = "translation"
    SUMMARY = "summary"
    NOTE = "note"
    SENTENCE_NOTE = "sentence note"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that the reader's words were found in.

    Attributes:
        article_id, title: The article.
        field: Where in it.
        target: Code of the language of a translation or its summary; else empty.
        number: Of the sentence; None where there is no such thing.
        snippet: The text around the words, cut with an ellipsis where it is long.
        matches: Where in the snippet the words are.
    """

    article_id: int
    title: str
    field: Field
    target: str
    number: int | None
    snippet: str
    matches: tuple[Span, ...]
