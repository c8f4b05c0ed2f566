"""Numbers in Arabic text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khulasa.review.data.calendar_names import DOUBLE_MONTHS_AR
from khulasa.review.data.number_words_ar import DENOMINATORS
from khulasa.review.readers.clock_ar import read_time
from khulasa.review.readers.digits import (
    AMOUNT,
    FRACTION,
    Number,
    NumberMention,
    decade_value,
    digits_value,
    fraction_values,
    scaled,
    whole_number,
)
from khulasa.review.readers.duals_ar import counts_a_noun, is_singular, may_count
from khulasa.review.readers.number_word_ar import NumberWord, number_word
from khulasa.review.readers.parts_ar import read_amount, read_fraction
from khulasa.review.words import DIACRITICS, Word, plain_arabic

_AND = "و"
# A third or two thirds: the dual in one case looks like the accusative.
_DUAL_OR_NOT = {"ثلثا": (2 / 3, 1 / 3)}
_DUAL_OR_SINGULAR = {"الفا", "مليونا", "مليارا", "تريليونا"}
# Also "five" and its kin.
_MAYBE_FRACTIONS = {"خمس": 5, "سبع": 7, "تسع": 9, "عشر": 10}
# "He wrote a book" looks like a thousand; what a thousand counts is indefinite and in the singular.
_MAYBE_VERB = "الف"
_NOT_COUNTED = re.compile("ال.*|.*(?:[اه]|ين|ات|هم|هن)")
_WHO = {"الذي", "والذي", "التي", "قد", "وقد"}
_NIGHTS = ["ليله", "وليله"]
# Square and cubic metres: م2.
_MEASURE = re.compile(r"(?<!\w)(?:ال)?(?:ك|كيلو|س|سنت[يم]+|مل)?(?:م|متر)$")
# Alpha, Alvin and Alfie.
_MAYBE_NAMES = {"الفا", "الفين", "الفي"}
# With ه at their ends also "his water", "water".
_MAYBE_WATER = {"مائه", "ميه", "مايه"}


def is_number_ar(word: str) -> bool:
    """Whether an Arabic word is one of those that make numbers."""
    return number_word(word) is not None


def read_digits(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention | None, int]:
    """Read the number that begins with the word of digits at an index; see ``ReadAt``."""
    word = words[index]
    values = digits_value(word.text)
    if values[0] in (1, 2) and index and _names_month(words[index - 1].text):
        return None, index + 1
    before = text[word.start - 1] if word.start else " "
    end, after, scale = word.end, index + 1, 1
    if after < len(words):
        part = number_word(words[after].text)
        if (
            part is not None
            and part.kind in ("scale", "hundred")
            and not (part.joined or part.definite)
        ):
            scale = int(part.value) if part.kind == "scale" else 1
            values, end, after = scaled(values, int(part.value)), words[after].end, after + 1
    latin = before.isalpha() and before.isascii()
    square = values[0] in (2, 3) and _MEASURE.search(text[: word.start]) is not None
    mention = NumberMention(values, word.start, end, not (latin or square), scale=scale)
    return _with_more(text, words, mention, after)


def read_word(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention | None, int]:
    """Read the number that begins with the word at an index, if one does; see ``ReadAt``."""
    part = number_word(words[index].text)
    if part is None:
        return None, index + 1
    mention, after = _spelled(words, index, part)
    if mention is None:
        return None, after
    # "The nineties of the twentieth century" are the 1990s elsewhere.
    if index and plain_arabic(words[index - 1].text) == "القرن":
        parts = (number_word(word.text) for word in words[:index])
        if any(one is not None and one.kind == "decade" for one in parts):
            mention = replace(mention, required=False)
    return _with_more(text, words, mention, after)


def _names_month(word: str) -> bool:
    plain = plain_arabic(word)
    return plain in DOUBLE_MONTHS_AR or plain[1:] in DOUBLE_MONTHS_AR


def _with_more(
    text: str, words: Sequence[Word], mention: NumberMention, after: int
) -> tuple[NumberMention, int]:
    """The number with what is joined to it by "and" and is less than its scale: 5 آلاف و200."""
    while (room := _room(text, mention)) > 1 and after < len(words):
        joined = number_word(words[after].text)
        index = after
        if words[after].text == _AND and after + 1 < len(words):
            index = after + 1
        elif joined is None or not joined.joined:
            break
        gap = text[mention.end : words[after].start]
        if gap and not gap.isspace():
            break
        read = read_digits if words[index].text[0].isdecimal() else read_word
        more, next_ = read(text, words, index)
        if more is None or more.kind == AMOUNT:
            break
        least, value = mention.values[0], more.values[0]
        if more.kind == FRACTION and isinstance(value, float):
            value *= mention.scale
        if isinstance(least, str) or isinstance(value, str) or not 0 < value < room:
            break
        total = whole_number(least + value)
        mention = replace(
            mention, values=(total,), end=more.end, required=True, scale=more.scale, kind=""
        )
        after = next_
    return mention, after


def _room(text: str, mention: NumberMention) -> int:
    """What may be joined to a number is less than its scale, or than a hundred in words."""
    value = mention.values[0]
    in_words = not text[mention.start].isdecimal() and not mention.kind
    if mention.scale == 1 and in_words and isinstance(value, int) and value and value % 100 == 0:
        return 100
    return mention.scale


def _spelled(
    words: Sequence[Word], index: int, first: NumberWord
) -> tuple[NumberMention | None, int]:
    start, end = words[index].start, words[index].end
    following = words[index + 1] if index + 1 < len(words) else None
    if (time := read_time(words, index, first)) is not None:
        return time
    if first.kind == "loose":
        return NumberMention((int(first.value),), start, end, required=False), index + 1
    if first.kind == "fraction":
        values = _DUAL_OR_NOT.get(first.word, (first.value,))
        return read_fraction(values, words, index, index + 1)
    if first.kind == "one" and following and plain_arabic(following.text) in DENOMINATORS:
        share = first.value / DENOMINATORS[plain_arabic(following.text)]
        return read_fraction((share,), words, index, index + 2)
    if first.kind == "amount" or first.plural:
        return read_amount(words, index, first)
    if first.kind == "decade":
        return NumberMention(_decade(words, index, int(first.value)), start, end), index + 1
    if first.kind == "hundred" and first.definite:
        # "In the hundred": mostly a percentage.
        return NumberMention((int(first.value),), start, end, required=False), index + 1
    return _sum(words, index, first)


def _decade(words: Sequence[Word], index: int, decade: int) -> tuple[Number, ...]:
    """The nineties: of the century behind them, if there is one."""
    named = decade_value(decade)
    if index + 2 < len(words) and plain_arabic(words[index + 1].text) == "القرن":
        word = words[index + 2].text
        which = number_word(word)
        if word.isdecimal():
            return (named, (int(word) - 1) * 100 + decade)
        if which is not None and which.kind in ("one", "ten", "tens"):
            century = _sum(words, index + 2, which)[0].values[0]
            return (named, (int(century) - 1) * 100 + decade)
    return (decade, 1900 + decade, named)


def _sum(words: Sequence[Word], index: int, first: NumberWord) -> tuple[NumberMention, int]:
    """A number in words: hundreds, tens and ones, with their scales."""
    start, end = words[index].start, words[index].end
    total = int(first.value) if first.kind == "scale" else 0
    group = 0 if first.kind == "scale" else int(first.value)
    # Of a dual, half: two million is the scale of millions.
    scale = 10 ** (len(str(int(first.value))) - 1) if first.kind == "scale" else 10**15
    before, after, group_start = first, index + 1, index
    while after < len(words):
        here = after
        joined = words[after].text == _AND and after + 1 < len(words)
        if joined:
            after += 1
        part = number_word(words[after].text)
        if part is None or part.kind in ("fraction", "amount", "loose"):
            after = here
            break
        joined = joined or part.joined
        value = int(part.value)
        if part.kind == "ten" and not joined and before.kind == "one":
            group += 10
        elif part.kind == "hundred" and not (joined or part.definite) and before.kind == "one":
            group *= 100
        elif part.kind == "tens" and joined and before.kind == "one":
            group += value
        elif part.kind == "scale" and not joined and group and total and value >= scale:
            # "Between two million and three million" are two numbers.
            group, after, end = 0, group_start, words[group_start - 1].end
            break
        elif part.kind == "scale" and not joined and group:
            total, group, scale = total + group * value, 0, value
        elif joined and part.kind == "scale" and not group and value < scale:
            total, scale = total + value, value
        elif joined and group % 100 == 0 and _smaller(part, group or scale):
            group_start = group_start if group else here
            group += value
        else:
            after = here
            break
        end, before, after = words[after].end, part, after + 1
    alone = after == index + 1
    values: tuple[Number, ...] = (total + group,)
    if alone and first.word in _MAYBE_FRACTIONS:
        values += fraction_values(1 / _MAYBE_FRACTIONS[first.word])
    if alone and first.word in _DUAL_OR_SINGULAR and not is_singular(words[index].text):
        # Two million of a thing, or one in the accusative.
        values = (2 * total,) if counts_a_noun(words, index) else (total, 2 * total)
    loose = alone and (total + group <= 2 or _may_be_no_number(words, index, first))
    if (
        first.word == _MAYBE_VERB
        and [plain_arabic(w.text) for w in words[after : after + 2]] == _NIGHTS
    ):
        values += (total + 1,)  # the Thousand and One Nights
    return NumberMention(
        values,
        start,
        max(end, words[after - 1].end),
        not loose,
        scale=scale if total and not group else 1,
    ), after


def _may_be_no_number(words: Sequence[Word], index: int, lone: NumberWord) -> bool:
    """Whether a word for a hundred or a thousand may be another word, or none to count with."""
    if lone.kind == "scale" and lone.definite:
        return True
    if lone.word == _MAYBE_VERB:
        before = plain_arabic(words[index - 1].text) if index else ""
        noun = words[index + 1].text if index + 1 < len(words) else ""
        if not before or before in _WHO or lone.joined:
            return True
        return not noun or _NOT_COUNTED.fullmatch(DIACRITICS.sub("", noun)) is not None
    if lone.word in _MAYBE_WATER:
        return not words[index].text.endswith("ة")
    return lone.word in _MAYBE_NAMES and not may_count(words, index)


def _smaller(part: NumberWord, than: int) -> bool:
    if part.kind in ("hundred", "hundreds"):
        return than >= 1000
    return part.kind in ("one", "ten", "tens")
