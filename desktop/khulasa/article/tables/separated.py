"""Tables in text files: values with separators between them (.csv, .tsv)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from khulasa.article.blocks import Content, Source
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.article.plain.text_file import text_of
from khulasa.article.tables.rows import blocks_of_rows
from khulasa.article.tables.size import TableSize

_SEPARATORS = (",", ";", "\t", "|", "؛", "،")
# Excel names the separator in a line of its own.
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_ROWS_LOOKED_AT = 100


def read_separated(source: Source) -> Content:
    """Read a table in a text file.

    Args:
        source: The file.

    Raises:
        UnreadableError: It is no text, or too large.
    """
    decoded = text_of(source)
    text, separator = _separated(decoded.text)
    try:
        blocks = blocks_of_rows(_rows(text, separator), 0, TableSize())
    # A quotation mark that nothing closes takes in all that follows.
    except csv.Error:
        blocks = read_plain_text(text)
    return Content(blocks, decoded.encoding)


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a table in a text, whatever parts their values.

    Raises:
        csv.Error: It is none, as where a quotation mark is never closed.
    """
    return _rows(*_separated(text))


def _separated(text: str) -> tuple[str, str]:
    """A table's text without what is said before it, and what parts its values."""
    text = text.removeprefix("\ufeff")
    named = _NAMED.match(text)
    return (text[named.end() :], named[1]) if named else (text, _separator_of(text))


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _separator_of(text: str) -> str:
    """The separator with which most rows have the same number of values, more than one."""

    def evenness(separator: str) -> tuple[float, int]:
        rows = _rows(text, separator)
        try:
            lengths = Counter(
                len(row) for row, _ in zip(rows, range(_ROWS_LOOKED_AT), strict=False) if row
            )
        except csv.Error:
            return 0, 0
        length, count = max(lengths.items(), key=lambda one: one[1], default=(0, 0))
        return (count / lengths.total(), length) if length > 1 else (0, 0)

    return max(_SEPARATORS, key=evenness)
