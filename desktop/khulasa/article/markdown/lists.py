"""Numbered lists in Markdown, those with Arabic digits among them."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_TO_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# Behind marks of quotations and of other lists.
_ARABIC_MARK = re.compile(
    r"^(?P<before>[ \t]*(?:(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])[ \t]*)*)"
    r"(?P<number>[٠-٩]{1,9}|[۰-۹]{1,9})(?P<sign>[.)])(?=[ \t]|$)",
    re.MULTILINE,
)
_MOST_MARKS = 5
_WRITTEN = "digits as written"


def with_ascii_marks(source: str, env: dict[str, object]) -> str:
    """Write ``١.`` at the beginning of lines as ``1.``, which the parser knows.

    Args:
        source: Markdown.
        env: Keeps what was written, for the parser and :func:`numerals`.
    """
    written: dict[int, str] = {}
    lines = source.split("\n")
    for number, line in enumerate(lines):
        # One list may begin behind another one's mark.
        for _ in range(_MOST_MARKS):
            match = _ARABIC_MARK.match(line)
            if match is None:
                break
            written[number] = match["number"]
            digits = match["number"].translate(_TO_ASCII)
            line = line[: match.start("number")] + digits + line[match.end("number") :]
        lines[number] = line
    env[_WRITTEN] = written
    return "\n".join(lines)


def add_arabic_marks(parser: MarkdownIt) -> None:
    """Let a parser give back the digits as written where they turn out to begin no item."""
    parser.core.ruler.after("block", "arabic_marks", _give_back)


def _give_back(state: StateCore) -> None:
    written = _written(state.env)
    if not written:
        return
    for token in state.tokens:
        if token.content and token.map:
            first = token.map[0] + (token.type == "fence")
            lines = token.content.split("\n")
            for number, line in enumerate(lines):
                lines[number] = _as_written(line, written.get(first + number, ""))
            token.content = "\n".join(lines)


def _as_written(line: str, number: str) -> str:
    digits = number.translate(_TO_ASCII)
    stripped = line.lstrip(" \t>")
    if not number or not stripped.startswith((f"{digits}.", f"{digits})")):
        return line
    return line[: len(line) - len(stripped)] + number + stripped[len(number) :]


def _written(env: object) -> dict[int, str]:
    written = env.get(_WRITTEN) if isinstance(env, dict) else None
    return written if isinstance(written, dict) else {}


def numerals(tokens: list[Token], env: dict[str, object]) -> dict[int, str]:
    """The numbers in front of ordered items, by the index of the token that opens the item.

    Args:
        tokens: What the parser returned.
        env: What it was given.
    """
    written = _written(env)
    found: dict[int, str] = {}
    following: list[int | None] = []
    for index, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            following.append(int(token.attrGet("start") or 0) if "start" in token.attrs else 1)
        elif token.type == "bullet_list_open":
            following.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            following.pop()
        elif token.type == "list_item_open" and following[-1] is not None:
            mark = written.get(token.map[0], "") if token.map else ""
            number = str(following[-1])
            if mark:
                number = number.translate(_PERSIAN if mark >= "۰" else _ARABIC)
            found[index] = f"{number}{token.markup} "
            following[-1] += 1
    return found
