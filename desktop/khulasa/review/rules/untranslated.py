"""Nothing of the source is left standing in a translation."""

from __future__ import annotations

import re
from functools import cache

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import LETTERS, Languages, script_of, words_in
from khulasa.review.quoting import quoted
from khulasa.wording import phrase

KIND = "untranslated"


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
    return words_in(LETTERS[script])


def _place(source: str, text: str) -> Span | None:
    start = source.find(text)
    return None if start < 0 else Span(start, start + len(text))


def _same(source: str, target: str) -> bool:
    """Whether a sentence of more than a name or two was taken over as it is."""
    return source.strip() == target.strip() and len(source.split()) > 4
