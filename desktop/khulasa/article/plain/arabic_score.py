"""How much a decoded text looks like Arabic, to tell the Arabic encodings apart."""

from __future__ import annotations

import math
import re

CONVINCING = -4.0
"""Arabic of five words or more scores above this, French or Russian read as Arabic below it."""

_SAMPLE = 20_000
# Occurrences of each letter in 1000 letters, counted over thirteen news articles.
_LETTERS = {
    letter: int(count)
    for letter, count in re.findall(
        r"(.)(\d+)",
        "ا137 ل106 ي86 م63 ن55 و52 ر50 ت45 ب38 د33 ع31 ة28 ف26 س25 ه25 ق24 ك23 أ22 ج17 ح17 "
        "ى9 إ9 ط9 ش8 خ8 ذ8 ز8 ص7 ض7 ث6 غ6 ء4 ئ4 آ1 ؤ1 ظ1 ک5 ی5 گ3 پ3 چ2 ژ1",
    )
}
_OTHER_ARABIC = 0.5
_FOREIGN = 0.02
_NEUTRAL = frozenset("،؛؟«»“”‘’–—…\xa0ـ\u200c\u200d\u200e\u200f٠١٢٣٤٥٦٧٨٩%٪")
_WORD = re.compile(r"[\u0621-\u06d3]+")
# Arabic, then Persian and Urdu: enough of the commonest words to lift a right reading.
_COMMON_WORDS = frozenset(
    {"في", "من", "على", "إلى", "أن", "عن", "مع", "هذا", "هذه", "قال", "التي", "الذي", "كان"}
    | {"ما", "لا", "لم", "بين", "بعد", "هو", "هي", "أو", "إن", "كل", "غير", "قبل", "ثم", "وقد"}
    | {"در", "از", "به", "که", "این", "را", "است", "با", "کے", "میں", "اور", "سے"}
)


def arabic_score(text: str) -> float:
    """Judge a decoded text by its letters and words.

    Args:
        text: The text; its beginning is looked at.

    Returns:
        Mean log-probability of the characters beyond ASCII as letters of Arabic news text, plus
        twice the share of words that are common or carry the article; minus infinity without
        any such character, or with a C1 control character, which no text file contains.
    """
    sample = text[:_SAMPLE]
    logarithms: list[float] = []
    for before, character, after in zip(" " + sample, sample, sample[1:] + " ", strict=False):
        if "\x80" <= character < "\xa0":
            return -math.inf
        if character > "\x7f" and character not in _NEUTRAL:
            logarithms.append(math.log(_weight(before, character, after) / 1000))
    if not logarithms:
        return -math.inf
    words: list[str] = _WORD.findall(sample)
    common = sum(word in _COMMON_WORDS or word.startswith(("ال", "وال")) for word in words)
    return sum(logarithms) / len(logarithms) + 2 * common / max(1, len(words))


def _weight(before: str, character: str, after: str) -> float:
    if not "\u0610" <= character <= "\u06ff" or _is_latin(before) or _is_latin(after):
        return _FOREIGN
    return _LETTERS.get(character, _OTHER_ARABIC)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
