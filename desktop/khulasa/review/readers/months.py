"""The months that a text names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khulasa.review.data.calendar_names import (
    BEFORE_MONTHS_AR,
    BEHIND_MONTHS_AR,
    DOUBLE_MONTHS_AR,
    DOUBTFUL_MONTHS_AR,
    FIRST_AR,
    MONTH_WORDS_AR,
    MONTHS_AR,
    MONTHS_EN,
    SECOND_AR,
)
from khulasa.review.words import Word, plain_arabic, words


def months_in(text: str, language: str) -> list[tuple[int, Word]]:
    """The months that a text names, by number; none in a language without a reader.

    Args:
        text: The text.
        language: ISO 639-1 code.
    """
    reader = _READERS.get(language)
    return [] if reader is None else reader(words(text))


def _months_ar(text: Sequence[Word]) -> list[tuple[int, Word]]:
    found = []
    for index, word in enumerate(text):
        plain = plain_arabic(word.text)
        for candidate in (plain, plain[1:] if plain[:1] in ("و", "ل", "ب") else ""):
            if candidate in MONTHS_AR:
                found.append((MONTHS_AR[candidate], word))
            elif candidate in DOUBTFUL_MONTHS_AR and _dated(text, index):
                found.append((DOUBTFUL_MONTHS_AR[candidate], word))
            elif candidate in DOUBLE_MONTHS_AR and index + 1 < len(text):
                which = _first_or_second(text[index + 1].text)
                if which:
                    found.append((DOUBLE_MONTHS_AR[candidate][which - 1], word))
    return found


def _first_or_second(word: str) -> int:
    """Which of two months of one name: 1, 2, or 0 if the word does not say."""
    if word.isdecimal():
        return int(word) if int(word) in (1, 2) else 0
    plain = plain_arabic(word)
    return 1 if plain in FIRST_AR else 2 if plain in SECOND_AR else 0


def _dated(text: Sequence[Word], index: int) -> bool:
    before = text[index - 1].text if index else ""
    after = text[index + 1].text if index + 1 < len(text) else ""
    if before[:1].isdecimal() or after[:1].isdecimal():
        return True
    if plain_arabic(before) in MONTH_WORDS_AR:
        return True
    is_father = "أ" in text[index].text  # أب, not آب
    if not is_father and (
        plain_arabic(before) in BEFORE_MONTHS_AR or plain_arabic(after) in BEHIND_MONTHS_AR
    ):
        return True
    return any(plain_arabic(near) in MONTHS_AR for near in (before, after))


def _months_en(text: Sequence[Word]) -> list[tuple[int, Word]]:
    found = []
    for word in text:
        if word.text[0].isupper():
            lower = word.text.lower()
            number = MONTHS_EN.get(lower)
            if number is not None:
                found.append((number, word))
    return found


_READERS: dict[str, Callable[[Sequence[Word]], list[tuple[int, Word]]]] = {
    "ar": _months_ar,
    "en": _months_en,
}
