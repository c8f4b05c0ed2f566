"""Output that is no text of the target language: empty, untranslated, remains of markup."""

from __future__ import annotations

import re
from functools import cache

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages, script_of

# Kinds that make everything else that could be said of a sentence idle.
ALONE = ("empty",)
# Letters of each script: what must not be left where the other language has another script.
_LETTERS = {
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
_ENTITY = re.compile(
    r"&\s?(?:#\s?\d{1,6}|#\s?x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip)\s?;"
)
_UNKNOWN = re.compile(r"<unk>|</s>|<pad>|⁇|\ufffd|\u2581")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Look at the letters alone."""
    if not any(map(str.isalnum, target)):
        if not any(map(str.isalpha, source)):
            return []
        return [Issue("empty", "There is no translation.", Span(0, len(source)))]
    issues = []
    left = _left(languages)
    if left is not None and (found := left.search(target)) is not None:
        issues.append(
            Issue(
                "untranslated",
                f"{found.group()} was left untranslated.",
                _place(source, found.group()),
                Span(*found.span()),
            )
        )
    elif left is None and _same(source, target) and languages.source != languages.target:
        issues.append(
            Issue("untranslated", "The translation is the source.", None, Span(0, len(target)))
        )
    for pattern, what in ((_ENTITY, "a code for a character"), (_UNKNOWN, "a sign without sense")):
        found = pattern.search(target)
        if found is not None and pattern.search(source) is None:
            message = f"{found.group()} is {what}, not text."
            issues.append(Issue("markup", message, None, Span(*found.span()), serious=False))
    return issues


@cache
def _left(languages: Languages) -> re.Pattern[str] | None:
    """Finds words in the source's script; None if both languages share one."""
    script = script_of(languages.source)
    if script == script_of(languages.target) or script not in _LETTERS:
        return None
    letters = _LETTERS[script]
    return re.compile(f"[{letters}]+(?:[^\\S\\n]+[{letters}]+)*")


def _place(source: str, text: str) -> Span | None:
    start = source.find(text)
    return None if start < 0 else Span(start, start + len(text))


def _same(source: str, target: str) -> bool:
    """Whether a sentence of more than a name or two was taken over as it is."""
    return source.strip() == target.strip() and len(source.split()) > 4
