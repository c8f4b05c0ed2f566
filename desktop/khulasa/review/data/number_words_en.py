"""English words for numbers."""

from __future__ import annotations

UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNIT_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
ONES = {word: i for names in (UNITS, _UNIT_ORDINALS) for i, word in enumerate(names, 1)}
TEN = {word: 10 * i for i, word in enumerate(_TENS, 2)}
TEN_ORDINAL = {f"{word[:-1]}ieth": value for word, value in TEN.items()}
DECADES = {f"{word[:-1]}ies": value for word, value in TEN.items()}
SCALES = {
    "thousand": 10**3, "thousandth": 10**3,
    "million": 10**6, "millionth": 10**6, "mn": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12,
    "k": 10**3, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
# Short scales mean a number only right behind digits: "$27m".
SHORT_SCALES = {"mn", "m", "bn", "b", "tn", "k"}
HUNDREDS = {"hundred", "hundredth"}
# Said for a number now and then; the other language need not have one.
LOOSE = {
    "zero": 0, "nil": 0, "once": 1, "single": 1, "twice": 2, "double": 2, "doubled": 2, "both": 2,
    "pair": 2, "couple": 2, "twin": 2, "dual": 2, "duo": 2, "bilateral": 2,
    "triple": 3, "tripled": 3, "trio": 3, "threefold": 3, "thrice": 3,
    "trilogy": 3, "triad": 3, "quadruple": 4, "quartet": 4,
    "quintet": 5, "decade": 10, "dozen": 12, "noon": 12, "midday": 12, "midnight": 12,
    "century": 100, "centenary": 100, "centennial": 100, "millennium": 1000, "millennia": 2000,
}  # fmt: skip
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
"""Denominators of fractions; most are ordinals as well."""
AMOUNTS = {
    "tens": 10, "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
"""Words for a vague amount."""
