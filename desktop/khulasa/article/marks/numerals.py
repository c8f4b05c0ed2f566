"""Numbers of list items in letters and in Roman numerals."""

from __future__ import annotations

ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
"""The Arabic letters in their order today."""
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The Arabic letters in the order in which they count."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999


def in_letters(number: int, letters: str = _LATIN) -> str:
    """A number as a letter; in digits where there are not so many."""
    return letters[number - 1] if 1 <= number <= len(letters) else str(number)


def roman(number: int) -> str:
    """A number in small Roman numerals; in digits where there are none for it."""
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    numeral = ""
    for value, letters in _ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral
