"""The reader's notes on sentences: of an article, whatever language it is read in."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from khulasa.library.search import search_index
from khulasa.library.values import Field


def save(connection: sqlite3.Connection, article_id: int, number: int, note: str) -> None:
    """Keep the note on a sentence; an empty one is none."""
    if note:
        connection.execute(
            "INSERT OR REPLACE INTO sentence_notes (article, number, text) VALUES (?, ?, ?)",
            (article_id, number, note),
        )
    else:
        connection.execute(
            "DELETE FROM sentence_notes WHERE article = ? AND number = ?", (article_id, number)
        )
    search_index.put(connection, article_id, Field.SENTENCE_NOTE, note, number=number)


def read(connection: sqlite3.Connection, article_id: int) -> Mapping[int, str]:
    """The notes on an article's sentences, by their numbers."""
    rows = connection.execute(
        "SELECT number, text FROM sentence_notes WHERE article = ? ORDER BY number", (article_id,)
    )
    return MappingProxyType(dict(rows.fetchall()))


def renumber(
    connection: sqlite3.Connection, article_id: int, moved: Mapping[int, int], last: int
) -> None:
    """Move notes to where their sentences are now.

    One whose sentence is gone goes to the sentence that has its number, and none is lost.

    Args:
        connection: The writer's.
        article_id: The article.
        moved: The number that a sentence has now, by the one that it had.
        last: The number of the last sentence.
    """
    notes = read(connection, article_id)
    after: dict[int, list[str]] = {}
    for number, note in notes.items():
        after.setdefault(moved.get(number, max(0, min(number, last))), []).append(note)
    for number in notes:
        save(connection, article_id, number, "")
    for number, texts in after.items():
        save(connection, article_id, number, "\n".join(texts))
