"""The summary of a reading, with what it was made of and what the reader kept of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from khulasa.codec import from_json, to_json
from khulasa.library.records.readings import reading_id
from khulasa.library.search import search_index
from khulasa.library.values import Field, StoredSummary, SummaryKind
from khulasa.summary.result import Summary

COLUMNS = "summary, summary_kind, summary_made_of, summary_kept"

_MADE_OF: Any = Mapping[int, str]
_KEPT: Any = tuple[int, ...]


def save_summary(
    connection: sqlite3.Connection, article_id: int, target: str, stored: StoredSummary | None
) -> None:
    """Keep the summary of a reading instead of the one before; None if there is none any more."""
    reading = reading_id(connection, article_id, target)
    line, text = "", ""
    columns: tuple[str | None, ...] = (None, None, None, None)
    if stored is not None:
        sentences = stored.summary.sentences
        line = sentences[0].text if sentences else ""
        text = search_index.summary_text(stored.summary)
        columns = _to_columns(stored)
    connection.execute(
        f"UPDATE readings SET ({COLUMNS}, summary_line) = (?, ?, ?, ?, ?) WHERE id = ?",
        (*columns, line, reading),
    )
    search_index.put(connection, article_id, Field.SUMMARY, text, target=target)


def from_columns(
    summary: str | None, kind: str | None, made_of: str | None, kept: str | None
) -> StoredSummary | None:
    """The summary in the ``COLUMNS`` of a reading."""
    if summary is None or kind is None:
        return None
    return StoredSummary(
        from_json(Summary, summary),
        from_json(SummaryKind, kind),
        MappingProxyType(from_json(_MADE_OF, made_of or "{}")),
        frozenset(from_json(_KEPT, kept or "[]")),
    )


def _to_columns(stored: StoredSummary) -> tuple[str, str, str, str]:
    return (
        to_json(stored.summary),
        to_json(stored.kind),
        to_json(dict(stored.made_of)),
        to_json(sorted(stored.kept)),
    )
