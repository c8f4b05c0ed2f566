"""Quotation marks and brackets that are opened are closed."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.wording import phrase

KIND = "quotes"
_MARK = re.compile(r'["“”«»()\[\]]')
_OPENING = {"(": ")", "[": "]", "«": "»"}
_DOUBLE = '"“”'


def check(source: str, target: str, languages: Languages) -> list[Issue]:  # noqa: ARG001
    """Find an opening mark that is not closed, if the source closes all of its own."""
    opened = _opened(target)
    if opened is None or _MARK.search(source) is None or _opened(source) is not None:
        return []
    message = phrase("The {} in the translation is never closed.", target[opened])
    return [Issue(KIND, message, None, Span(opened, opened + 1), serious=False)]


def _opened(text: str) -> int | None:
    """Place of the first mark that opens something and is not closed."""
    open_at: dict[str, int] = {}
    for found in _MARK.finditer(text):
        mark, place = found.group(), found.start()
        if mark in _DOUBLE:
            # Quotation marks come in all mixtures; every second one closes.
            if '"' in open_at:
                del open_at['"']
            elif place + 1 < len(text) and not text[place + 1].isspace():
                open_at['"'] = place
        elif mark in _OPENING:
            open_at.setdefault(_OPENING[mark], place)
        else:
            open_at.pop(mark, None)
    # One that follows a letter or a comma closes what was opened before this sentence.
    alone = (p for p in open_at.values() if p == 0 or text[p - 1].isspace() or text[p - 1] in "([")
    return min(alone, default=None)
