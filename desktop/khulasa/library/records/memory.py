"""Finished outputs of the models, found again by what they were made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from khulasa.codec import from_json, to_json
from khulasa.library.database.connection import chunks
from khulasa.library.records.keys import exact_key, source_key
from khulasa.library.records.translation_columns import from_columns, to_columns
from khulasa.summary.result import Summary
from khulasa.translation.result import Author, Status, Translation


def find_many(
    connection: sqlite3.Connection,
    fingerprint: str,
    source_language: str,
    target_language: str,
    texts: Iterable[str],
) -> dict[str, Translation]:
    """The remembered translations of those texts that have one; see ``Library.find_many``."""
    maker = connection.execute(
        "SELECT id FROM makers"
        " WHERE fingerprint = ? AND source_language = ? AND target_language = ?",
        (fingerprint, source_language, target_language),
    ).fetchone()
    if maker is None:
        return {}
    wanted = {text: source_key(text) for text in texts}
    rows: dict[bytes, tuple[bytes, Translation]] = {}
    for keys in chunks(list(set(wanted.values()))):
        marks = ", ".join("?" * len(keys))
        for key, exact, *columns in connection.execute(
            "SELECT key, exact_key, target, status, issues, tried, certainty FROM memory"
            f" WHERE maker = ? AND key IN ({marks})",
            (*maker, *keys),
        ):
            rows[key] = exact, from_columns(*columns)
    return {text: _for_text(text, *rows[key]) for text, key in wanted.items() if key in rows}


def remember(
    connection: sqlite3.Connection,
    fingerprint: str,
    source_language: str,
    target_language: str,
    made: Iterable[tuple[str, Translation]],
) -> None:
    """Keep what a model made of texts; see ``Library.remember``."""
    rows = [
        (source_key(text), exact_key(text), source_key(outcome.target), *to_columns(outcome)[:5])
        for text, outcome in made
        if outcome.status is not Status.FAILED and outcome.author is Author.MODEL
    ]
    if not rows:
        return
    languages = (fingerprint, source_language, target_language)
    connection.execute(
        "INSERT INTO makers (fingerprint, source_language, target_language) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        languages,
    )
    connection.executemany(
        "INSERT OR REPLACE INTO memory"
        " (maker, key, exact_key, target_key, target, status, issues, tried, certainty)"
        " SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM makers"
        " WHERE fingerprint = ? AND source_language = ? AND target_language = ?",
        [(*row, *languages) for row in rows],
    )


def find_summary(connection: sqlite3.Connection, key: str) -> Summary | None:
    """The remembered summary of this key; None if there is none."""
    row = connection.execute(
        "SELECT summary FROM summary_memory WHERE key = ? LIMIT 1", (key,)
    ).fetchone()
    return None if row is None else from_json(Summary, row[0])


def remember_summary(
    connection: sqlite3.Connection, article_id: int, key: str, summary: Summary
) -> None:
    """Keep a summary as long as its article is kept."""
    connection.execute(
        "INSERT OR REPLACE INTO summary_memory (key, article, summary) VALUES (?, ?, ?)",
        (key, article_id, to_json(summary)),
    )


def corrections(
    connection: sqlite3.Connection,
    source_language: str,
    target_language: str,
    texts: Iterable[str],
) -> dict[str, tuple[str, ...]]:
    """What the reader wrote for the same sentences; see ``Library.corrections``."""
    wanted = {text: source_key(text) for text in texts}
    found: dict[bytes, dict[str, None]] = {}
    for keys in chunks(list(set(wanted.values()))):
        marks = ", ".join("?" * len(keys))
        for key, target in connection.execute(
            "SELECT s.key, o.target FROM sentences s"
            " JOIN articles a ON a.id = s.article AND a.language = ? AND a.removed IS NULL"
            " JOIN readings r ON r.article = s.article AND r.target = ?"
            " JOIN outcomes o ON o.reading = r.id AND o.number = s.number AND o.author = ?"
            f" WHERE s.key IN ({marks}) ORDER BY a.opened DESC, a.id DESC, s.number DESC",
            (source_language, target_language, Author.USER.value, *keys),
        ):
            found.setdefault(key, {})[target] = None
    return {text: tuple(found[key]) for text, key in wanted.items() if key in found}


def sweep(connection: sqlite3.Connection) -> None:
    """Forget what no article leads to any more, neither by a sentence nor by way of two models."""
    connection.execute(
        "DELETE FROM memory WHERE NOT EXISTS (SELECT 1 FROM sentences s WHERE s.key = memory.key)"
        " AND key NOT IN (SELECT first.target_key FROM memory first"
        " JOIN sentences s ON s.key = first.key)"
    )
    connection.execute(
        "DELETE FROM makers WHERE NOT EXISTS (SELECT 1 FROM memory m WHERE m.maker = makers.id)"
    )


def _for_text(text: str, exact: bytes, outcome: Translation) -> Translation:
    """The outcome as it is for this spelling of the sentence."""
    if outcome.status is Status.COPIED:
        return replace(outcome, target=text.strip())
    if outcome.issues and exact != exact_key(text):
        # Places are those in the spelling that the model had.
        issues = tuple(replace(issue, source_span=None) for issue in outcome.issues)
        return replace(outcome, issues=issues)
    return outcome
