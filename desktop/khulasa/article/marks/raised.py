"""Raised and lowered characters in plain text: 12³, H₂O, and [1] for the mark of a note."""

from __future__ import annotations

import re

_PLAIN = "0123456789+-\u2212=()"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"
_TO_RAISED = str.maketrans(_PLAIN + "ni", _RAISED + "ⁿⁱ")
_TO_LOWERED = str.maketrans(_PLAIN, _LOWERED)
_SIGNS = re.compile(f"[{re.escape(_PLAIN)}]+")
_SIGNS_OR_LETTERS = re.compile(f"[{re.escape(_PLAIN)}ni]+")
_NUMBER_IN_BRACKETS = re.compile(r"\(\d+\)|\[[^\]]*\]")
# As in 21st, Mme and TM: read on as part of the word.
_LATIN_ENDING = re.compile(r"[a-z.]{2,4}", re.IGNORECASE)
_LONGEST_MARK = 4


def raised(text: str, before: str = "", *, is_note: bool = False) -> str:
    """Write raised text so that it stays apart from what it follows.

    Args:
        text: What is raised.
        before: The text in front of it.
        is_note: Whether it leads to a note.

    Returns:
        Raised characters where Unicode has them all, or else ``^`` and the text; the mark of a
        note in brackets.
    """
    text = " ".join(text.split())
    if not any(map(str.isalnum, text)) or _NUMBER_IN_BRACKETS.fullmatch(text):
        return text
    if is_note and len(text) <= _LONGEST_MARK:
        return f"[{text}]"
    if _SIGNS.fullmatch(text) or (before.strip() and has_raised_form(text)):
        return text.translate(_TO_RAISED)
    if not before.strip() or _LATIN_ENDING.fullmatch(text):
        return text
    return _beside(text, "^", before)


def has_raised_form(text: str) -> bool:
    """Whether Unicode has raised characters for all of a text."""
    return _SIGNS_OR_LETTERS.fullmatch(text) is not None


def lowered(text: str, before: str = "") -> str:
    """Write lowered text: lowered characters where Unicode has them all, or else ``_`` and it.

    Args:
        text: What is lowered.
        before: The text in front of it.
    """
    text = " ".join(text.split())
    if _SIGNS.fullmatch(text):
        return text.translate(_TO_LOWERED)
    return _beside(text, "_", before) if text and before.strip() else text


def _beside(text: str, sign: str, before: str) -> str:
    if len(text) > _LONGEST_MARK and not any(map(str.isdecimal, text)):
        # A word or more: no exponent and no index.
        return text if before[-1:].isspace() else f" {text}"
    return f"{sign}{text}" if text.isalnum() or text.startswith("(") else f"{sign}({text})"


class InlineWriter:
    """Collects the text of one paragraph; knows ``sup``, ``sub`` and what is struck out.

    Attributes:
        struck_out: What was left out of the text.
    """

    def __init__(self) -> None:
        self.struck_out: list[str] = []
        self._parts: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._links = 0
        self._has_link = False

    def write(self, text: str) -> None:
        """Add text."""
        self._parts.append(text)

    def start(self, tag: str) -> None:
        """Enter an element."""
        if tag == "a":
            self._links += 1
            self._has_link = True
        elif tag in _WRITTEN_OTHERWISE:
            self._open.append((tag, len(self._parts)))
            self._has_link = self._links > 0

    def end(self, tag: str) -> None:
        """Leave an element; an end without a beginning is ignored."""
        if tag == "a":
            self._links = max(0, self._links - 1)
        if not self._open or self._open[-1][0] != tag:
            return
        _, start = self._open.pop()
        inner = "".join(self._parts[start:])
        del self._parts[start:]
        before = self._parts[-1] if self._parts else ""
        if tag == "sup":
            self._parts.append(raised(inner, before, is_note=self._has_link))
        elif tag == "sub":
            self._parts.append(lowered(inner, before))
        elif inner.strip():
            self.struck_out.append(inner)

    def take(self) -> str:
        """The text so far; the next one begins empty."""
        text = "".join(self._parts)
        self._parts.clear()
        self._open.clear()
        return text


STRUCK_OUT = frozenset({"del", "s", "strike"})
"""Elements whose text is no longer meant."""
_WRITTEN_OTHERWISE = STRUCK_OUT | {"sup", "sub"}
