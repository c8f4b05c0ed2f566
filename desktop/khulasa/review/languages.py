"""A language pair, and which letters its languages are written in."""

from __future__ import annotations

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


def base_language(code: str) -> str:
    """The language of a code that may have a region: ar of ar-SA or AR_sa."""
    return code.strip().lower().replace("_", "-").split("-")[0]
