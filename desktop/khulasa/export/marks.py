"""Translated text with its doubts in words, for readers of plain files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from khulasa.translation.result import Status, Translation

# C0 and C1 control characters but for tab and line feed: an article must not steer a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """Text with control characters replaced, safe to show in a terminal."""
    return _CONTROL.sub("\ufffd", text)


def marked_target(translation: Translation | None) -> str:
    """A sentence's translation; what failed, is doubtful or not done says so in brackets."""
    if translation is None:
        return "[not translated yet]"
    reasons = " ".join(issue.message for issue in translation.issues)
    if translation.status is Status.FAILED:
        return f"[not translated: {reasons}]"
    if translation.status is Status.CHECK:
        return f"{translation.target} [check: {reasons}]"
    return translation.target


def marked_paragraph(translations: Iterable[Translation | None]) -> str:
    """A paragraph's translation, a space between two sentences."""
    return " ".join(marked_target(translation) for translation in translations)


def one_line(text: str) -> str:
    """Text without its line breaks: a hard-wrapped paragraph as the reader sees it."""
    return " ".join(text.split())
