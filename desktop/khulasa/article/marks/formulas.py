"""Formulas on one line of plain text: 3/4, 10⁶, √16, (x+1)/12."""

from __future__ import annotations

import re
from collections.abc import Iterable

from khulasa.article.marks.raised import has_raised_form, lowered, raised

# What binds as one: a number, a letter, a word of Arabic script, with what is raised or lowered.
_MARKS = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋\u0300-\u036f]*"
_UNIT = re.compile(rf"(?:\d[\d.,٫٬]*|[^\W\d_]|[\u0600-\u06ff]+|[∞∅…]){_MARKS}", re.UNICODE)
_PRODUCT = re.compile(rf"(?:\d[\d.,٫٬]*|[^\W\d_]|[\u0600-\u06ff]+){_MARKS}(?:[^\W\d_]{_MARKS})*")
_FRACTION = re.compile(r"[\w.,]+/")
_ENDS_WITH_SIGN = re.compile(r"[/^_][\w.,]+\Z")
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_OPENING = {"(": ")", "[": "]", "{": "}", "|": "|"}


def joined(pieces: Iterable[str]) -> str:
    """Pieces side by side, apart where they would run into one number or fraction."""
    text = ""
    for piece in pieces:
        if _run_together(text, piece):
            text += " "
        text += piece
    return text


def fraction(above: str, below: str) -> str:
    """One over the other, as ``(x+1)/12``."""
    return f"{_bracketed(above, _PRODUCT)}/{_bracketed(below)}" if below else above


def power(base: str, exponent: str) -> str:
    """A base with what is raised behind it."""
    if not exponent:
        return base
    is_raised = has_raised_form(exponent)
    return _base(base) + (raised(exponent, "x") if is_raised else f"^{_bracketed(exponent)}")


def index(base: str, below: str) -> str:
    """A base with what is lowered behind it."""
    return _base(base) + lowered(below, "x") if below else base


def root(inner: str, degree: str = "") -> str:
    """A root, square if no degree is given."""
    sign = _ROOTS.get(degree) or raised(degree) + "√"
    return sign + _bracketed(inner)


def operator(sign: str, below: str, above: str, inner: str) -> str:
    """A sum, product or integral with its limits, and what it is taken of."""
    limits = (f"_{_bracketed(below)}" if below else "") + (f"^{_bracketed(above)}" if above else "")
    return f"{sign}{limits} {inner}".rstrip()


def matrix(rows: Iterable[Iterable[str]]) -> str:
    """Rows of a matrix or a table."""
    return "; ".join(", ".join(row) for row in rows)


def _base(text: str) -> str:
    """A base of several letters, such as ``sin``, may stand without brackets."""
    return text if text.isalpha() or not text else _bracketed(text)


def _bracketed(text: str, single: re.Pattern[str] = _UNIT) -> str:
    text = text.strip()
    return text if single.fullmatch(text) or _is_enclosed(text) else f"({text})"


def _is_enclosed(text: str) -> bool:
    closing = _OPENING.get(text[:1])
    if closing is None or not text.endswith(closing) or len(text) < 2:
        return False
    if text[0] == closing:
        return text.count(closing) == 2
    depth = 0
    for position, character in enumerate(text):
        depth += (character == text[0]) - (character == closing)
        if depth == 0:
            return position == len(text) - 1
    return False


def _run_together(text: str, piece: str) -> bool:
    """Whether a bar or an exponent would reach further than it does, or two numbers become one."""
    if not text or not piece or not text[-1].isalnum() or not piece[0].isalnum():
        return False
    both_digits = text[-1].isdecimal() and piece[0].isdecimal()
    return both_digits or bool(_ENDS_WITH_SIGN.search(text) or _FRACTION.match(piece))
