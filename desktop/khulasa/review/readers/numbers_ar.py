"""Numbers in Arabic text, in digits and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from khulasa.review.data.number_words_ar import NUMBER_WORDS, PLURAL_SCALES
from khulasa.review.readers.dates_and_times import time_values
from khulasa.review.readers.digits import NumberMention, digits_value, scaled, whole_number
from khulasa.review.words import Word, plain_arabic

_AND = "و"
# "I am not" and its kin look like "for six".
_NO_NUMBERS = {"لست", "لسته", "وست", "فست", "كست", "بست"}
_PAST = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_TO = {"ربعا": 15, "الربع": 15, "ربع": 15, "ثلثا": 20, "الثلث": 20, "ثلث": 20}
_EVENING = {"مساء", "ظهرا", "ليلا", "م"}


class _NumberWord(NamedTuple):
    value: int
    kind: str  # one, ten, tens, hundred, hundreds, scale, decade, loose
    joined: bool  # with و before it
    definite: bool  # with ال before it
    plural: bool  # thousands, millions: no number by itself


def is_number_ar(word: str) -> bool:
    """Whether an Arabic word is one of those that make numbers."""
    return _part(word) is not None


def read_digits(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention, int]:
    """Read the number that begins with the word of digits at an index; see ``ReadAt``."""
    word = words[index]
    values = digits_value(word.text)
    before = text[word.start - 1] if word.start else " "
    end, after = word.end, index + 1
    if after < len(words):
        part = _part(words[after].text)
        if part is not None and not part.joined and part.kind in ("scale", "hundred"):
            if not part.definite:
                values, end, after = scaled(values, part.value), words[after].end, after + 1
        elif plain_arabic(words[after].text) in _EVENING:
            values = (*values, *(v + 12 for v in values if isinstance(v, int) and v < 12))
    latin = before.isalpha() and before.isascii()
    return NumberMention(values, word.start, end, required=not latin), after


def read_word(
    text: str,  # noqa: ARG001
    words: Sequence[Word],
    index: int,
) -> tuple[NumberMention | None, int]:
    """Read the number that begins with the word at an index, if one does; see ``ReadAt``."""
    part = _part(words[index].text)
    if part is None:
        return None, index + 1
    mention, after = _spelled(words, index, part)
    # "The nineties of the twentieth century" are the 1990s elsewhere.
    if mention is not None and index and plain_arabic(words[index - 1].text) == "القرن":
        parts = (_part(word.text) for word in words[:index])
        if any(one is not None and one.kind == "decade" for one in parts):
            mention = replace(mention, required=False)
    return mention, after


def _spelled(
    words: Sequence[Word], index: int, first: _NumberWord
) -> tuple[NumberMention | None, int]:
    start, end = words[index].start, words[index].end
    if (time := _past(words, index, first)) is not None:
        return time
    if first.kind == "loose":
        return NumberMention((first.value,), start, end, required=False), index + 1
    if first.kind == "decade":
        return NumberMention((first.value, 1900 + first.value), start, end), index + 1
    if first.kind == "hundred" and first.definite:
        # "In the hundred": mostly a percentage.
        return NumberMention((first.value,), start, end, required=False), index + 1
    total: float = first.value if first.kind == "scale" else 0
    group = 0 if first.kind == "scale" else first.value
    # Of a dual, half: two million is the scale of millions.
    scale = 10 ** (len(str(first.value)) - 1) if first.kind == "scale" else 10**15
    before, after, group_start = first, index + 1, index
    while after < len(words):
        here = after
        joined = words[after].text == _AND and after + 1 < len(words)
        if joined:
            after += 1
        part = _part(words[after].text)
        if part is None:
            after = here
            break
        joined = joined or part.joined
        if part.kind == "loose":
            if joined and part.value == 2 and before.kind == "scale" and part.value != total:
                total += scale / 2  # "a million and a half"
                after += 1
            else:
                after = here
            break
        if part.kind == "ten" and not joined and before.kind == "one":
            group += 10
        elif part.kind == "hundred" and not (joined or part.definite) and before.kind == "one":
            group *= 100
        elif part.kind == "tens" and joined and before.kind == "one":
            group += part.value
        elif part.kind == "scale" and not joined and group and total and part.value >= scale:
            # "Between two million and three million" are two numbers.
            group, after, end = 0, group_start, words[group_start - 1].end
            break
        elif part.kind == "scale" and not joined and group:
            total, group, scale = total + group * part.value, 0, part.value
        elif joined and part.kind == "scale" and not group and part.value < scale:
            total, scale = total + part.value, part.value
        elif joined and group % 100 == 0 and _smaller(part, group or scale):
            group_start = group_start if group else here
            group += part.value
        else:
            after = here
            break
        end, before, after = words[after].end, part, after + 1
    alone = after == index + 1
    if alone and first.plural:
        return None, after
    value = whole_number(total + group)
    loose = alone and (value <= 2 or first.kind in ("hundred", "scale"))
    return NumberMention((value,), start, max(end, words[after - 1].end), not loose), after


def _past(words: Sequence[Word], index: int, hour: _NumberWord) -> tuple[NumberMention, int] | None:
    """A time such as الثالثة والنصف or التاسعة إلا ربعا."""
    last = index
    value = hour.value
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
        part = _part(words[at].text)
        if part is None or part.kind not in ("one", "ten", "tens"):
            return None
        if not (before and at == index + 1) and not (part.joined or part.kind == "ten"):
            return None
        minutes, at = minutes + part.value, at + 1
    return None


def _smaller(part: _NumberWord, than: int) -> bool:
    if part.kind in ("hundred", "hundreds"):
        return than >= 1000
    return part.kind in ("one", "ten", "tens")


@lru_cache(maxsize=65536)
def _part(word: str) -> _NumberWord | None:
    plain = plain_arabic(word)
    if plain in _NO_NUMBERS:
        return None
    joined = definite = False
    found = NUMBER_WORDS.get(plain)
    if found is None and plain[:1] in ("و", "ف"):
        joined, plain = plain[0] == "و", plain[1:]
        found = NUMBER_WORDS.get(plain)
    if found is None and plain[:2] == "لل":
        definite, plain = True, plain[2:]
        found = NUMBER_WORDS.get(plain)
    if found is None and plain[:1] in ("ب", "ل", "ك"):
        plain = plain[1:]
        found = NUMBER_WORDS.get(plain)
    if found is None and plain[:2] == "ال":
        definite, plain = True, plain[2:]
        found = NUMBER_WORDS.get(plain)
    if found is None:
        return None
    value, kind = found
    return _NumberWord(value, kind, joined, definite, plain in PLURAL_SCALES)
