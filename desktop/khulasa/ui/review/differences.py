"""What one translation says otherwise than another, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape


def changed_words(before: str, after: str) -> list[tuple[str, bool]]:
    """The words of ``after`` in stretches, each with whether ``before`` has them too or not.

    Returns:
        Pairs of text and whether it is new; joined by single spaces they are ``after``.
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (" ".join(new[start:end]), tag != "equal")
        for tag, _, _, start, end in matcher.get_opcodes()
        if start < end
    ]


def differences_html(before: str, after: str) -> str:
    """The text of ``after`` with its new words in bold, unless most of them are new."""
    stretches = changed_words(before, after)
    new_words = sum(len(words.split()) for words, new in stretches if new)
    if 2 * new_words > len(after.split()):
        return escape(after)
    return " ".join(f"<b>{escape(words)}</b>" if new else escape(words) for words, new in stretches)
