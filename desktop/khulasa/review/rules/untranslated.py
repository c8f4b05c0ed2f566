"""Nothing of the source is left standing in a translation."""

from __future__ import annotations

import re
from functools import cache

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages, script_of
from khulasa.review.quoting import quoted
from khulasa.wording import phrase

KIND = "untranslated"
# Letters of each script: what must not be left where the other language has another script.
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


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find words in the source's script, or a source taken over where both share a script."""
    if not any(map(str.isalnum, target)):
        return []
    left = _left(languages)
    if left is None:
        if _same(source, target) and languages.source != languages.target:
            return [
                Issue(KIND, phrase("The translation is the source."), None, Span(0, len(target)))
            ]
        return []
    found = left.search(target)
    if found is None:
        return []
    message = phrase("{} was left untranslated.", quoted(found.group()))
    return [Issue(KIND, message, _place(source, found.group()), Span(*found.span()))]


@cache
def _left(languages: Languages) -> re.Pattern[str] | None:
    """Finds words in the source's script; None if both languages share one."""
    script = script_of(languages.source)
    if script == script_of(languages.target) or script not in LETTERS:
        return None
    letters = LETTERS[script]
    return re.compile(f"[{letters}]+(?:[^\\S\\n]+[{letters}]+)*")


def _place(source: str, text: str) -> Span | None:
    start = source.find(text)
    return None if start < 0 else Span(start, start + len(text))


def _same(source: str, target: str) -> bool:
    """Whether a sentence of more than a name or two was taken over as it is."""
    return source.strip() == target.strip() and len(source.split()) > 4
