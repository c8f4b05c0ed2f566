"""Reading word lists: a word a line, comments behind ``#``, parts under names in brackets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby

# What stands in a list for letters or words that may be any.
_WILD = {"***": r"\w{3,}", "**": r"\w+", "*": r"\w*", "…": r"\w+(?: \w+){0,2}"}
_PIECES = re.compile(r"\*{1,3}|…|[^*…]+")


def read_lines_of(name: str, package: str = __package__) -> list[str]:
    """The lines of a word list in a package, without comments and empty ones."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def read_parts(name: str, package: str = __package__) -> dict[str, tuple[str, ...]]:
    """The lines of a word list by the part of it that they stand in."""
    parts: dict[str, list[str]] = defaultdict(list)
    part = ""
    for line in read_lines_of(name, package):
        if line.startswith("["):
            part = line.strip("[]")
        else:
            parts[part].append(line)
    return {part: tuple(words) for part, words in parts.items()}


def pattern_of(words: Iterable[str]) -> str:
    """A regular expression, in a group, that finds any of the words; see ``_WILD``.

    Words with the same first letter stand together: a list of hundreds is looked through as fast
    as one of twenty.
    """
    ways = sorted(
        "".join(_WILD.get(piece) or re.escape(piece) for piece in _PIECES.findall(word))
        for word in words
    )
    groups = [
        f"{first}(?:{'|'.join(way[1:] for way in group)})" if first.isalpha() else "|".join(group)
        for first, group in ((f, list(g)) for f, g in groupby(ways, key=lambda way: way[0]))
    ]
    return f"(?:{'|'.join(groups)})"
