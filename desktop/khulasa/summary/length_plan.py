"""How long a summary may be, from what was asked for and how long the text is."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.summary.length import Length
from khulasa.wording import Phrase, count_phrase, phrase

# Most sentences that are picked where nothing is written.
KEY_SENTENCES_OF = {Length.SHORT: 2, Length.MEDIUM: 3, Length.LONG: 6, Length.BULLETS: 5}
# A shorter text is read as fast as its summary.
FEWEST_WORDS = 80
# A summary is never longer than this share of the text.
_SHARE = 3
# Words of text that deserve a paragraph, or two bullets, of their own.
_WORDS_PER_PART = 400
_MOST_PARTS = 6
_WORDS_PER_SENTENCE = 28
_FEWEST_WORDS_OF_SENTENCE = 8
# Subword tokens of a word of news, names and numbers among them, seldom are more.
_TOKENS_PER_WORD = 1.6
_LEAST_ROOM = 24  # tokens; a sentence hardly fits into less


@dataclass(frozen=True, slots=True)
class LengthPlan:
    """What a summary is to be like.

    Attributes:
        parts: Parts of the text that are summarised by themselves.
        least, most: Sentences of each part's summary.
        words: Most words of the whole summary.
        paragraphs: Each part's summary is a paragraph.
    """

    parts: int
    least: int
    most: int
    words: int
    paragraphs: bool = False

    @property
    def max_tokens(self) -> int:
        """Most tokens that a part's summary needs."""
        words = min(self.most * _WORDS_PER_SENTENCE, self.words // self.parts)
        return max(_LEAST_ROOM, round(words * _TOKENS_PER_WORD))

    @property
    def min_tokens(self) -> int:
        """Fewest tokens worth having; at most half of ``max_tokens``."""
        return min(self.least * _FEWEST_WORDS_OF_SENTENCE, self.max_tokens // 2)


def why_too_short(words: int) -> Phrase | str:
    """Why a text of so many words gets no summary, for the reader; empty if it does get one."""
    if not words:
        return phrase("There is no running text to summarise.")
    if words < FEWEST_WORDS:
        return count_phrase(
            "The text is too short for a summary: it has {} word, and below {fewest} it is as "
            "quick to read itself.",
            "The text is too short for a summary: it has {} words, and below {fewest} it is as "
            "quick to read itself.",
            words,
            fewest=FEWEST_WORDS,
        )
    return ""


def plan_for(length: Length, words: int, sections: int = 1) -> LengthPlan:
    """The plan for a text.

    Args:
        length: What was asked for.
        words: Words of the text.
        sections: Its parts that have headings of their own; 1 if it has none.
    """
    most_words = words // _SHARE
    if length is Length.SHORT:
        return LengthPlan(1, 1, 2, most_words)
    if length is Length.MEDIUM:
        return (
            LengthPlan(1, 3, 4, most_words)
            if words > 3 * FEWEST_WORDS
            else LengthPlan(1, 1, 3, most_words)
        )
    by_length = max(1, min(_MOST_PARTS, round(words / _WORDS_PER_PART)))
    parts = min(sections, _MOST_PARTS, words // FEWEST_WORDS) if sections > 1 else by_length
    parts = max(1, parts)
    if length is Length.BULLETS:
        return LengthPlan(parts, 1, 4 if parts == 1 else 2, most_words)
    return LengthPlan(parts, 2, 5 if parts == 1 else 3, most_words, paragraphs=True)
