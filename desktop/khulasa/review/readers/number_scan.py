"""Going through the words of a text for its numbers, in any language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khulasa.review.readers.dates_and_times import dates_and_times
from khulasa.review.readers.number_mention import NumberMention
from khulasa.review.words import Word

# Reads the number that begins with the word at an index: the number, or None if there is none, and
# the index to go on with.
ReadAt = Callable[[str, Sequence[Word], int], tuple[NumberMention | None, int]]


def scan_numbers(
    text: str, words: Sequence[Word], read_digits: ReadAt, read_word: ReadAt
) -> list[NumberMention]:
    """The numbers of a text, in reading order; dates and times are read as such.

    Args:
        text: The text.
        words: Its words, from ``words.words``.
        read_digits: Reads a number at a word of digits.
        read_word: Reads a number at any other word.
    """
    found: list[NumberMention] = []
    whole = dates_and_times(text)
    index = 0
    while index < len(words):
        if words[index].start in whole:
            mentions, end = whole[words[index].start]
            found += mentions
            while index < len(words) and words[index].start < end:
                index += 1
            continue
        read = read_digits if words[index].text[0].isdecimal() else read_word
        mention, index = read(text, words, index)
        if mention is not None:
            found.append(mention)
    return found
