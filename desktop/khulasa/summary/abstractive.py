"""A written summary of an article: what to read, how much to write, what of it to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khulasa.review.mentions import Number
from khulasa.summary.chunks import chunks_of, divide
from khulasa.summary.endings import ends_whole, repeats, whole_sentences
from khulasa.summary.grounding import Grounding, grounding_for
from khulasa.summary.guard import best_of, checked, has_other_number, numbers_of
from khulasa.summary.key_sentences import key_sentences
from khulasa.summary.lengths import Plan, plan_for, why_too_short
from khulasa.summary.map_reduce import StoppedError, condense
from khulasa.summary.passages import Content, Passage, content_of, count_words
from khulasa.summary.result import Length, Stage, Summary, SummarySentence
from khulasa.summary.support_index import SupportIndex
from khulasa.summary.writer import Ask, Draft, Writer

# Other tries at a part whose best draft has something doubtful in it.
_TRIES = 1
# No draft that was asked for has more sentences.
_MOST_CHECKED = 12

_HARDLY_CHECKED = (
    "Summaries in this language are checked for numbers and quotations only: compare the rest with "
    "the article yourself."
)

OnProgress = Callable[[Stage, int, int], None]


def _tell_nobody(_stage: Stage, _done: int, _total: int) -> None:
    pass


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
    on_progress: OnProgress = _tell_nobody,
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
    if too_short := why_too_short(content.words):
        return Summary(wish.model, (), too_short, wish.length)
    plan = plan_for(wish.length, content.words, content.sections)
    job = _Job(paragraphs, content, plan, wish, writer, on_progress, cancelled)
    parts = _within(plan.words, _without_repeats(job.parts()))
    sentences = [sentence for part in parts for sentence in part]
    if not sentences or 2 * job.held < job.written:
        return _instead(paragraphs, kinds, plan, wish, nothing=not sentences)
    if plan.paragraphs:
        sentences = [replace(s, starts_paragraph=s is part[0]) for part in parts for s in part]
    note = "" if wish.language == "en" else _HARDLY_CHECKED
    return Summary(wish.model, tuple(sentences), note, wish.length)


class _Job:
    """One article on its way through the model.

    Attributes:
        written: Sentences that the model wrote for the summary, as far as it was asked for them.
        held: As many of them, or of what took their places, as the article bears out.
    """

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
        self.written = self.held = 0
        self._index = SupportIndex(paragraphs)
        self._content, self._plan, self._wish, self._writer = content, plan, wish, writer
        self._on_progress, self._cancelled = on_progress, cancelled
        texts = [text for sentences in paragraphs for text in sentences]
        self._grounding: Grounding | None = (
            grounding_for(texts, wish.language) if wish.grounded else None
        )
        self._numbers: frozenset[Number] = numbers_of(texts)

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
            first, chosen = self._part(part)
            self.written += max(len(first), len(chosen))
            self.held += sum(sentence.is_trusted for sentence in chosen)
            yield chosen
            self._on_progress(Stage.CHECKING, number + 1, len(parts))

    def _part(self, part: Sequence[Passage]) -> tuple[list[SummarySentence], list[SummarySentence]]:
        """The best draft of a part's summary, and what of that and others is to be shown."""
        plan = self._plan
        wanted = Ask("", plan.most, plan.min_tokens, plan.max_tokens, self._grounding)
        ask, drafts = condense(
            part,
            self._content.title,
            self._writer,
            wanted,
            self._usable,
            self._was_read,
            self._cancelled,
        )
        # An answer that was stopped is cut.
        self._stop_if_cancelled()
        written = [*filter(None, map(self._sentences, drafts)), []]
        first, others = written[0], written[1:]
        if first and all(sentence.is_trusted for sentence in first):
            return first, best_of(first, (), self._numbers)
        for attempt in range(1, _TRIES + 1):
            self._stop_if_cancelled()
            others += map(
                self._sentences, self._writer.write(replace(ask, attempt=attempt), self._cancelled)
            )
            self._stop_if_cancelled()
        pool = [sentence for draft in others for sentence in draft]
        chosen = best_of(first, pool, self._numbers)
        return first, chosen or best_of(pool[: plan.most], pool[plan.most :], self._numbers)

    def _sentences(self, draft: Draft) -> list[SummarySentence]:
        return self._checked(draft)[: self._plan.most]

    def _usable(self, draft: Draft) -> list[str]:
        """What of a draft about a portion may go into the summary of the summaries."""
        return [
            sentence.text
            for sentence in self._checked(draft)
            if sentence.is_trusted and not has_other_number(sentence.text, self._numbers)
        ]

    def _checked(self, draft: Draft) -> list[SummarySentence]:
        texts = whole_sentences(draft, self._wish.language)
        if self._grounding is not None:
            # Whatever the backend did: here it is certain.
            texts = tuple(text for text in texts if self._grounding.allows(text))
        return checked(texts[:_MOST_CHECKED], self._index, self._wish.language)

    def _was_read(self) -> None:
        self._read += 1
        self._on_progress(Stage.READING, self._read, self._to_read)
        self._stop_if_cancelled()

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise StoppedError


def _without_repeats(parts: Iterable[Sequence[SummarySentence]]) -> list[list[SummarySentence]]:
    said: list[str] = []
    kept: list[list[SummarySentence]] = []
    for part in parts:
        new = [sentence for sentence in part if not repeats(sentence.text, said)]
        said += [sentence.text for sentence in new]
        kept.append(new)
    return kept


def _within(words: int, parts: Sequence[Sequence[SummarySentence]]) -> list[list[SummarySentence]]:
    """As many sentences as fit: the first of every part goes before the second of any."""
    chosen: set[tuple[int, int]] = set()
    places = [(n, p) for p, part in enumerate(parts) for n in range(len(part))]
    for number, part_number in sorted(places):
        length = count_words(parts[part_number][number].text)
        if length <= words:
            words -= length
            chosen.add((part_number, number))
    kept = [
        [sentence for n, sentence in enumerate(part) if (p, n) in chosen]
        for p, part in enumerate(parts)
    ]
    return [part for part in kept if part]


def _instead(
    paragraphs: Sequence[Sequence[str]],
    kinds: Sequence[str],
    plan: Plan,
    wish: Wish,
    *,
    nothing: bool,
) -> Summary:
    """Key sentences, and why."""
    why = (
        f"The summariser {wish.model} wrote nothing that can be used"
        if nothing
        else f"The article does not bear out most of what the summariser {wish.model} wrote"
    )
    picked = key_sentences(paragraphs, kinds, wish.length)
    sentences = tuple(
        sentence
        for part in _within(plan.words, [picked.sentences])
        for sentence in part
        if ends_whole(sentence.text)
    )
    if not sentences:
        return replace(picked, sentences=(), note=f"{why}, and no sentence stands for the rest.")
    note = f"{why}, so these are sentences of the article itself."
    return replace(picked, sentences=sentences, note=note)
