"""A language pair, and which letters its languages are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

# ISO 639-1 codes of the languages that are not written in Latin letters, by script.
_SCRIPTS = {
    "arabic": ("ar", "fa", "ur", "ps", "ug", "sd"),
    "cyrillic": ("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"),
    "hebrew": ("he", "yi"),
    "greek": ("el",),
    "han": ("zh",),
    "kana": ("ja",),
    "hangul": ("ko",),
    "devanagari": ("hi", "mr", "ne"),
    "thai": ("th",),
    "georgian": ("ka",),
    "armenian": ("hy",),
}
_SCRIPT_OF = {code: script for script, codes in _SCRIPTS.items() for code in codes}

# Letters of each script but Latin.
LETTERS = {
    "arabic": "\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc",
    "cyrillic": "\u0400-\u04ff",
    "hebrew": "\u05d0-\u05ea",
    "greek": "\u0370-\u03ff",
    "han": "\u4e00-\u9fff",
    "kana": "\u3040-\u30ff",
    "hangul": "\uac00-\ud7a3",
    "devanagari": "\u0900-\u0963",
    "thai": "\u0e01-\u0e4e",
    "georgian": "\u10a0-\u10ff",
    "armenian": "\u0531-\u0587",
}


@dataclass(frozen=True, slots=True)
class Languages:
    """The pair that a text was translated between.

    Attributes:
        source, target: ISO 639-1 codes. For a language that a check knows nothing about, the
            check does what it can without, or finds nothing.
    """

    source: str
    target: str


def script_of(language: str) -> str:
    """Name of the script that a language is mostly written in; ``"latin"`` by default."""
    return _SCRIPT_OF.get(language, "latin")


def words_in(letters: str) -> re.Pattern[str]:
    """Finds runs of words that consist of letters, given as the inside of a character class."""
    return re.compile(f"[{letters}]+(?:[^\\S\\n]+[{letters}]+)*")


def base_language(code: str) -> str:
    """The language of a code that may have a region: ar of ar-SA or AR_sa."""
    return code.strip().lower().replace("_", "-").split("-")[0]
