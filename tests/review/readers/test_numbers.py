"""Numbers in words are read."""

from __future__ import annotations

from khulasa.review.readers.numbers import numbers_in

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def test_english_number_words_are_read() -> None:
    for value in range(1, 1000):
        mentions = numbers_in(text := english(value))
        assert [mention.values[0] for mention in mentions] == [value], text


def test_arabic_number_words_are_read() -> None:
    text = "ألف وتسعمائة وسبعة وستون"
    (mention,) = numbers_in(text, "ar")
    assert mention.values == (1967,)


def english(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    rest = f" and {english(value % 100)}" if value % 100 else ""
    return f"{ONES[value // 100]} hundred{rest}"
