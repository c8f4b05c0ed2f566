"""A written summary of an article: what to read, how much to write, what of it to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from khulasa.review.mentions import Number
from khulasa.summary.chunks import chunks_of, divide
from khulasa.summary.endings import ends_whole, repeats, whole_sentences
from khulasa.summary.grounding import Grounding, grounding_for
from khulasa.summary.guard import best_of, checked, is_trusted, numbers_of
from khulasa.summary.key_sentences import key_sentences
from khulasa.summary.lengths import FEWEST_WORDS, Plan, plan_for
from khulasa.summary.map_reduce import StoppedError, condense
from khulasa.summary.passages import Content, Passage, content_of, count_words
from khulasa.summary.result import Length, Stage, Summary, SummarySentence
from khulasa.summary.writer import Ask, Draft, Writer

# Other tries at a part whose best draft has something doubtful in it.
_TRIES = 1

OnProgress = Callable[[Stage, int, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a summary.

    Attributes:
        length: How long.
        model: Catalogue name of the summariser, for the summary to carry.
        language: ISO 639-1 code of article and summary.
        grounded: Let the model write only words of the article.
    """

    length: Length
    model: str
    language: str = "en"
    grounded: bool = True


def write_summary(
    paragraphs: Sequence[Sequence[str]],
    kinds: Sequence[str],
    wish: Wish,
    writer: Writer,
    *,
    on_progress: OnProgress = lambda stage, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Summary:
    """Summarise an article.

    Args:
        paragraphs: The sentences of each paragraph; empty strings are passed over.
        kinds: What each paragraph is (``Kind``).
        wish: What is wanted.
        writer: The model.
        on_progress: Told how far each stage is.
        cancelled: Asked between two calls of the model.

    Returns:
        The summary: key sentences with a note if the model's sentences do not hold, no sentences
        and a note if there is nothing to summarise.

    Raises:
        StoppedError: ``cancelled`` said so.
    """
    content = content_of(paragraphs, kinds)
    if content.words < FEWEST_WORDS:
        return Summary(wish.model, (), _too_short(content.words), wish.length)
    plan = plan_for(wish.length, content.words, content.sections)
    job = _Job(paragraphs, content, plan, wish, writer, on_progress, cancelled)
    written = list(job.parts())
    sentences = _within(plan.words, _without_repeats(written))
    trusted = sum(map(is_trusted, sentences))
    if not sentences or trusted * 2 < len(sentences):
        return _instead(paragraphs, kinds, plan, wish, nothing=not sentences)
    return Summary(wish.model, tuple(sentences), length=wish.length)


class _Job:
    """One article on its way through the model."""

    def __init__(
        self,
        paragraphs: Sequence[Sequence[str]],
        content: Content,
        plan: Plan,
        wish: Wish,
        writer: Writer,
        on_progress: OnProgress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._article = paragraphs
        self._content, self._plan, self._wish, self._writer = content, plan, wish, writer
        self._on_progress, self._cancelled = on_progress, cancelled
        texts = [text for sentences in paragraphs for text in sentences]
        self._grounding: Grounding | None = (
            grounding_for(texts, wish.language) if wish.grounded else None
        )
        self._numbers: frozenset[Number] = numbers_of(texts, loose=True)

    def parts(self) -> Iterator[list[SummarySentence]]:
        """The checked sentences of each part of the summary."""
        parts = divide(self._content.passages, self._plan.parts)
        self._read = 0
        self._to_read = sum(
            len(chunks_of(part, self._writer.limit, self._writer.count, title=self._content.title))
            for part in parts
        )
        self._on_progress(Stage.READING, 0, self._to_read)
        for number, part in enumerate(parts):
            yield self._part(part)
            self._on_progress(Stage.CHECKING, number + 1, len(parts))

    def _part(self, part: Sequence[Passage]) -> list[SummarySentence]:
        ask = Ask(
            "",
            self._plan.most,
            self._plan.min_tokens,
            self._plan.max_tokens,
            self._grounding,
        )
        ask, drafts = condense(
            part, self._content.title, self._writer, ask, self._wish.language, self._was_read
        )
        usable = [sentences for sentences in map(self._sentences, drafts) if sentences]
        first = usable[0] if usable else []
        return best_of(first, self._others(ask, usable[1:], started=bool(first)), self._numbers) or [
            sentence for sentence in self._others(ask, usable[1:], started=True)
        ][: self._plan.most]

    def _others(
        self, ask: Ask, drafts: Sequence[Sequence[SummarySentence]], *, started: bool
    ) -> Iterator[SummarySentence]:
        """The sentences of other drafts, then of other tries."""
        for draft in drafts:
            yield from draft
        for attempt in range(1, _TRIES + 1):
            self._stop_if_cancelled()
            for draft in self._writer.write(replace(ask, attempt=attempt)):
                yield from self._sentences(draft)

    def _sentences(self, draft: Draft) -> list[SummarySentence]:
        texts = whole_sentences(draft, self._wish.language)[: self._plan.most]
        return checked(texts, self._article)

    def _was_read(self) -> None:
        self._read += 1
        self._on_progress(Stage.READING, self._read, self._to_read)
        self._stop_if_cancelled()

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise StoppedError
