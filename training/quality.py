"""What a score does not say: repetition, lost numbers, Arabic left standing, leaks into tests."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from khulasa.review.languages import Languages
from khulasa.review.rules import repetition
from training.text import normalise_arabic

_WORD = re.compile(r"\w+")
# Arabic's own comma may part thousands: it is one number, and English has it as one.
_NUMBER = re.compile(r"\d{1,3}(?:،\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")


def repeats(source: str, translation: str) -> bool:
    """Says whether the app would tell its reader that a translation repeats itself."""
    return bool(repetition.check(source, translation, Languages("ar", "en")))


def numbers_kept(source: str, translation: str) -> tuple[int, int]:
    """Returns how many numbers of the source the translation has, and how many there are.

    Numbers of one digit may be spelled out, so they do not count; separators do not matter.
    """
    wanted = _numbers(normalise_arabic(source))
    found = _numbers(translation)
    return (wanted & found).total(), wanted.total()


def _numbers(text: str) -> Counter[str]:
    plain = (re.sub("[.,،]", "", number) for number in _NUMBER.findall(text))
    return Counter(number for number in plain if len(number) > 1)


def is_untranslated(translation: str) -> bool:
    """Says whether nothing came out, or mostly Arabic."""
    letters = len(_LETTER.findall(translation))
    return letters == 0 or len(_ARABIC.findall(translation)) > 0.2 * letters


def leaks(tests: Sequence[str], training: Iterable[str], size: int = 8) -> tuple[int, int]:
    """Counts the test sentences that share a run of `size` words with the training text.

    Returns:
        The number that do, and the number of sentences long enough to tell.
    """
    owners: dict[tuple[str, ...], set[int]] = {}
    long_enough = 0
    for index, sentence in enumerate(tests):
        own = set(runs(sentence, size))
        long_enough += bool(own)
        for run in own:
            owners.setdefault(run, set()).add(index)
    leaking: set[int] = set()
    for line in training:
        for run in runs(line, size):
            leaking |= owners.get(run, set())
    return len(leaking), long_enough


def runs(text: str, size: int) -> Iterable[tuple[str, ...]]:
    """Yields each run of `size` words of a text, without case and punctuation."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return zip(*(words[start:] for start in range(size)), strict=False)
