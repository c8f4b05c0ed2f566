"""One run of a summariser over an article: the request, its progress, its checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khulasa.review.readers.numbers import has_other_number, number_values
from khulasa.summary.length import Length
from khulasa.summary.length_plan import LengthPlan
from khulasa.summary.passages import Content
from khulasa.summary.result import SummarySentence, SummaryStage
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.writing.grounding import Grounding, grounding_for
from khulasa.summary.writing.replace_doubtful import with_support
from khulasa.summary.writing.whole_sentences import whole_sentences
from khulasa.summary.writing.writer import Draft, Writer

# No draft that was asked for has more sentences.
_MOST_CHECKED = 12

OnProgress = Callable[[SummaryStage, int, int], None]


class SummaryStoppedError(Exception):
    """The reader stopped the work."""


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """A request for a summary.

    Attributes:
        length: The length that was chosen.
        model: Catalogue name of the summariser, for the summary to carry.
        language: ISO 639-1 code of article and summary.
        grounded: Let the model write only words of the article.
    """

    length: Length
    model: str
    language: str = "en"
    grounded: bool = True


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """The result of a run, before it is fitted into the length of the summary.

    Attributes:
        parts: The checked sentences of each part of the summary.
        wanted: How many sentences the model wrote for it, or should have.
        held: How many of them, or of what took their places, the article bears out.
    """

    parts: tuple[tuple[SummarySentence, ...], ...]
    wanted: int
    held: int


class SummaryRun:
    """The summarising of one article for one request.

    Args:
        paragraphs: The sentences of each paragraph; empty strings are passed over.
        content: Its prose.
        plan: How much of what to write.
        request: The request.
        writer: The model.
        on_progress: Called with the stage, the steps done and all steps.
        cancelled: Asked between two calls of the model, and while it writes.

    Attributes:
        content, plan, writer, cancelled: The arguments.
        index: The article's sentences, to find support in.
        grounding: The words that may be written; None if any.
    """

    def __init__(
        self,
        paragraphs: Sequence[Sequence[str]],
        content: Content,
        plan: LengthPlan,
        request: SummaryRequest,
        writer: Writer,
        on_progress: OnProgress,
        cancelled: Callable[[], bool],
    ) -> None:
        self.content, self.plan, self.writer, self.cancelled = content, plan, writer, cancelled
        self.index = SupportIndex(paragraphs)
        texts = [text for sentences in paragraphs for text in sentences]
        self.grounding: Grounding | None = (
            grounding_for(texts, request.language) if request.grounded else None
        )
        self._numbers = number_values(texts)
        self._language = request.language
        self._on_progress = on_progress
        self._read = self._to_read = 0

    def start_reading(self, portions: int) -> None:
        """Say that so many portions are to be read."""
        self._read, self._to_read = 0, portions
        self._on_progress(SummaryStage.READING, 0, portions)

    def portion_read(self) -> None:
        """Say that one more portion was read.

        Raises:
            SummaryStoppedError: The reader stopped the work.
        """
        self._read += 1
        self._on_progress(SummaryStage.READING, self._read, self._to_read)
        if self._read == self._to_read:
            self._on_progress(SummaryStage.WRITING, 0, 1)
        self.stop_if_cancelled()

    def part_checked(self, parts: int, of: int) -> None:
        """Say that so many parts of the summary are finished."""
        self._on_progress(SummaryStage.CHECKING, parts, of)

    def stop_if_cancelled(self) -> None:
        """Go on only if the reader wants it.

        Raises:
            SummaryStoppedError: The reader stopped the work.
        """
        if self.cancelled():
            raise SummaryStoppedError

    def checked(self, draft: Draft) -> list[SummarySentence]:
        """The whole sentences of a draft that the grounding allows, with their support."""
        texts = whole_sentences(draft, self._language)
        if self.grounding is not None:
            # Whatever the backend did: here it is certain.
            texts = tuple(text for text in texts if self.grounding.allows(text))
        return with_support(texts[:_MOST_CHECKED], self.index, self._language)

    def may_be_shown(self, sentence: SummarySentence) -> bool:
        """Whether a sentence has no number that the article lacks."""
        return not has_other_number(sentence.text, self._numbers)

    def holds(self, sentence: SummarySentence) -> bool:
        """Whether the article bears a sentence out, as far as can be checked."""
        return sentence.is_trusted and self.may_be_shown(sentence)
