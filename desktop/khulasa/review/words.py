"""Texts as words with their places, and Arabic words in one spelling: what all checks share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from khulasa.article.model import Span

# Numbers with their separators, Arabic words with their marks, words of other scripts. The Arabic
# ranges leave digits and the signs ٪ ٫ ٬ out, and take presentation forms in, as PDFs have them.
_WORD = re.compile(
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|\d+(?:[.,٫٬]\d+|،(?:\d{3}|\d\d|\d(?=\s?(?:[%٪]|مليون|مليار|ألف)))(?!\d))*"
    r"|[\u0621-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+"
    r"|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
)
# Entities are no words; the script check reports them.
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
DIACRITICS = re.compile("[\u064b-\u065f\u0670\u0640\u06d6-\u06ed]+")
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_SAME_LETTER = str.maketrans("أإآٱىةکیھہ", "ااااي" + "هكيهه")


class Word(NamedTuple):
    """A word or a number of a text, and its place there."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place as a span."""
        return Span(self.start, self.end)


@lru_cache(maxsize=8)
def words(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text; the same few texts are asked for by every check."""
    if "&" in text:
        text = _ENTITY.sub(lambda m: "'" + " " * (len(m.group()) - 1), text)
    return tuple([Word(m.group(), *m.span()) for m in _WORD.finditer(text)])


@lru_cache(maxsize=65536)
def plain_arabic(word: str) -> str:
    """An Arabic word without marks, its variants of alef, ya and ta marbuta written as one."""
    if _PRESENTATION_FORMS.search(word):
        word = unicodedata.normalize("NFKC", word)
    return DIACRITICS.sub("", word).translate(_SAME_LETTER)
