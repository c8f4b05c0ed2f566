"""Arabic times in words: الثالثة والنصف، التاسعة إلا ربعا."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.review.readers.dates_and_times import time_values
from khulasa.review.readers.digits import NumberMention
from khulasa.review.readers.number_word_ar import NumberWord, number_word
from khulasa.review.words import Word, plain_arabic

_PAST = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_TO = {"ربعا": 15, "الربع": 15, "ربع": 15, "ثلثا": 20, "الثلث": 20, "ثلث": 20}


def read_time(
    words: Sequence[Word], index: int, hour: NumberWord
) -> tuple[NumberMention, int] | None:
    """Read the time whose hour is the word at an index: the time and the index behind it."""
    last = index
    value = int(hour.value)
    following = [plain_arabic(word.text) for word in words[index + 1 : index + 4]]
    if not hour.definite or hour.kind not in ("one", "ten") or not following:
        return None
    if following[0] in ("عشره", "عشر") and value in (1, 2):
        value, last, following = value + 10, last + 1, following[1:]
    if following and following[0] in _PAST:
        minute, last = _PAST[following[0]], last + 1
    elif len(following) > 1 and following[0] == "الا" and following[1] in _TO:
        value, minute, last = (value - 1) or 12, 60 - _TO[following[1]], last + 2
    elif (counted := _minutes(words, last + 1)) is not None:
        minute, last = counted
        if minute < 0:
            value, minute = (value - 1) or 12, 60 + minute
    else:
        return None
    values = time_values(value, minute)
    if minute == 30:
        values += [value, value + 0.5]  # of an age, too
    return NumberMention(tuple(values), words[index].start, words[last].end), last + 1


def _minutes(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """Minutes in words that follow an hour, below zero behind "but for"; the last word's index."""
    before = index < len(words) and plain_arabic(words[index].text) == "الا"
    minutes, at = 0, index + before
    while at < len(words):
        if plain_arabic(words[at].text) in ("دقيقه", "دقائق"):
            return (-minutes if before else minutes, at) if 0 < minutes < 60 else None
        part = number_word(words[at].text)
        if part is None or part.kind not in ("one", "ten", "tens"):
            return None
        if not (before and at == index + 1) and not (part.joined or part.kind == "ten"):
            return None
        minutes, at = minutes + int(part.value), at + 1
    return None
