"""What a paragraph looks like in either column, as plain values without widgets.

Offsets are UTF-16 units; see ``text_units``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from khulasa.article.model import Paragraph, Span
from khulasa.reading.to_check import is_doubtful, reason
from khulasa.translation.guesses import guessed_words
from khulasa.translation.result import Author, Status, Translation
from khulasa.ui.reading.rows.text_units import display_text, first_units, spots, utf16_length
from khulasa.wording import N_, _

PLACEHOLDER = "…"
_GAP, _LINE_END = " ", "\u2028"  # as long as each other, so that places stay what they are
_YOURS = N_("Checked by you.")


class Look(Enum):
    """How a piece of a row is drawn."""

    PLAIN = "plain"
    CHECK = "check"
    FAILED = "failed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class TermMark:
    """A term of the glossary in a source sentence.

    Attributes:
        span: Where it stands.
        words: What the glossary says of it.
    """

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """The place of one sentence in its row.

    Attributes:
        sentence: The sentence's number in the article.
        start, end: Half-open range in the row, in UTF-16 units.
        text: What is shown there.
        look: How it is drawn.
        note: Words for the tooltip; may be empty.
        spots: Half-open ranges of the row that the doubt is about, in order, none overlapping.
        guesses: Half-open ranges of the words that the model guessed, outside the spots.
        terms: Half-open ranges of the glossary's terms, outside the spots, each with words for its
            card.
    """

    sentence: int
    start: int
    end: int
    text: str
    look: Look = Look.PLAIN
    note: str = ""
    spots: tuple[tuple[int, int], ...] = ()
    guesses: tuple[tuple[int, int], ...] = ()
    terms: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part before its place is known; ``spans`` are characters of ``text``."""

    sentence: int
    text: str
    look: Look = Look.PLAIN
    note: str = ""
    spans: Sequence[Span] = ()
    guesses: Sequence[Span] = ()
    terms: Sequence[TermMark] = ()


@dataclass(frozen=True, slots=True)
class RowText:
    """One paragraph of one column: its parts, with ``gap`` between two of them."""

    parts: tuple[Part, ...]
    gap: str = ""

    @property
    def text(self) -> str:
        """The whole row as it is shown."""
        return self.gap.join(part.text for part in self.parts)

    def fragments(self) -> Iterator[tuple[int, int, Part | None, bool]]:
        """Stretches that are drawn alike: start, end, part (None for a gap), whether a spot."""
        for index, part in enumerate(self.parts):
            if index and self.gap:
                yield part.start - len(self.gap), part.start, None, False
            place = part.start
            for start, end in part.spots:
                if place < start:
                    yield place, start, part, False
                yield start, end, part, True
                place = end
            if place < part.end:
                yield place, part.end, part, False

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence at an offset; None where there is none."""
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        if index < 0 or offset >= self.parts[index].end + len(self.gap):
            return None
        part = self.parts[index]
        return None if part.look is Look.PENDING else part.sentence

    def guess_at(self, offset: int) -> tuple[Part, int] | None:
        """The guessed word at an offset: its part, and the characters of that before the word."""
        for part in self.parts:
            for start, end in part.guesses:
                if start <= offset < end:
                    return part, len(first_units(part.text, start - part.start))
        return None

    def part_of(self, sentence: int) -> Part | None:
        """The part that shows a sentence; None if it is not shown yet."""
        shown = (part for part in self.parts if part.look is not Look.PENDING)
        return next((part for part in shown if part.sentence == sentence), None)


def source_text(paragraph: Paragraph) -> str:
    """The text of the row of a source paragraph, without the work of finding its parts."""
    return display_text(paragraph.text)


def target_text(
    translations: Sequence[Translation | None], *, waiting: bool = True, apart: int | None = None
) -> str:
    """The text of the row of a translated paragraph; see ``target_row``.

    Args:
        translations: What is known of its sentences.
        waiting: The missing ones are to come.
        apart: Index of a sentence that stands on lines of its own.
    """
    text, before = "", -1
    pending = False
    for index, translation in enumerate(translations):
        if translation is not None or (waiting and not pending):
            if before >= 0:
                text += _LINE_END if apart in (before, index) else _GAP
            text += display_text(_shown_text(translation)) if translation else PLACEHOLDER
            before = index
        pending = translation is None
    return text


def source_row(
    paragraph: Paragraph,
    first: int,
    translations: Sequence[Translation | None] = (),
    terms_of: Callable[[int], Sequence[TermMark]] = lambda _number: (),
) -> RowText:
    """The row of a source paragraph.

    Args:
        paragraph: What was read.
        first: Number of its first sentence.
        translations: What is known of its sentences, for the places of doubts.
        terms_of: Gives the terms in a sentence.
    """
    pieces = []
    for index, text in enumerate(paragraph.sentence_texts):
        known = translations[index] if index < len(translations) else None
        terms = terms_of(first + index)
        if known is not None and is_doubtful(known):
            spans = [issue.source_span for issue in known.issues if issue.source_span]
            note = reason(known)
            pieces.append(_Piece(first + index, text, note=note, spans=spans, terms=terms))
        else:
            pieces.append(_Piece(first + index, text, terms=terms))
    return _row(pieces, "")


def target_row(
    first: int,
    translations: Sequence[Translation | None],
    *,
    waiting: bool = True,
    guesses: bool = False,
) -> RowText:
    """The row of a translated paragraph.

    Args:
        first: Number of its first sentence.
        translations: What is known of its sentences.
        waiting: The missing ones are to come: show a placeholder, one for any that are neighbours.
        guesses: Mark the words that the model guessed.
    """
    pieces: list[_Piece] = []
    for number, translation in enumerate(translations, first):
        if translation is None:
            if waiting and not (pieces and pieces[-1].look is Look.PENDING):
                pieces.append(_Piece(number, PLACEHOLDER, Look.PENDING))
        else:
            pieces.append(_shown(number, translation, guesses=guesses))
    return _row(pieces, _GAP)


def _shown(number: int, translation: Translation, *, guesses: bool) -> _Piece:
    target = _shown_text(translation)
    if not _has_text(translation):
        return _Piece(number, target, Look.FAILED, _why_not(translation))
    cut = len(translation.target) - len(translation.target.lstrip())
    words = [
        Span(span.start - cut, span.end - cut)
        for span in (guessed_words(translation) if guesses else ())
    ]
    if translation.status is Status.CHECK:
        why = reason(translation) or _("Worth checking against the source.")
        spans = [
            Span(issue.target_span.start - cut, issue.target_span.end - cut)
            for issue in translation.issues
            if issue.target_span
        ]
        return _Piece(number, target, Look.CHECK, why, spans, words)
    note = _(_YOURS) if translation.author is Author.USER else ""
    return _Piece(number, target, note=note, guesses=words)


def _has_text(translation: Translation) -> bool:
    return translation.status is not Status.FAILED and bool(translation.target.strip())


def _why_not(translation: Translation) -> str:
    return reason(translation) or _("no reason was given.")


def _shown_text(translation: Translation) -> str:
    if _has_text(translation):
        return translation.target.strip()
    return _("[Not translated: {why}]").format(why=_why_not(translation))


def _row(pieces: list[_Piece], gap: str) -> RowText:
    parts: list[Part] = []
    start = 0
    for piece in pieces:
        shown = display_text(piece.text)
        end = start + utf16_length(shown)
        places = spots(shown, piece.spans, start)
        guesses = tuple(
            guess for guess in spots(shown, piece.guesses, start) if _is_free(guess, places)
        )
        terms = tuple(
            (*place, mark.words)
            for mark in piece.terms
            for place in spots(shown, (mark.span,), start)
            if _is_free(place, places)
        )
        parts.append(
            Part(piece.sentence, start, end, shown, piece.look, piece.note, places, guesses, terms)
        )
        start = end + len(gap)
    return RowText(tuple(parts), gap)


def _is_free(place: tuple[int, int], spots: Sequence[tuple[int, int]]) -> bool:
    return not any(place[0] < spot[1] and spot[0] < place[1] for spot in spots)
