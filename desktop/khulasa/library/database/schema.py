"""The tables of the library."""

from __future__ import annotations

import sqlite3

VERSION = 5

# In the order in which they can be filled: each refers only to those before it.
TABLES = (
    "articles",
    "paragraphs",
    "sentences",
    "readings",
    "outcomes",
    "revisions",
    "sentence_notes",
    "makers",
    "memory",
    "summary_memory",
)

# Added in version 4, so the migration makes it, too.
SENTENCE_NOTES = """CREATE TABLE sentence_notes (
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (article, number)
    ) WITHOUT ROWID"""

# Before version 4 each change was a step of its own.
SINGLE_STEPS = "UPDATE revisions SET step = id WHERE step = 0"

# Times are ISO 8601 in UTC with microseconds, so that they sort as text. Issues, tried rungs and
# whole values are JSON; a translation's own fields are columns, since thousands are read at once.
_STATEMENTS = (
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content_hash TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        encoding TEXT,
        file TEXT,
        origin TEXT,
        origin_path TEXT,
        first_opened TEXT NOT NULL,
        opened TEXT NOT NULL,
        last_target TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        about TEXT NOT NULL DEFAULT '',
        keeping TEXT NOT NULL DEFAULT 'normal',
        removed TEXT,
        removed_by INTEGER
    )""",
    "CREATE INDEX articles_opened ON articles (opened)",
    "CREATE INDEX articles_origin ON articles (origin_path)",
    """CREATE TABLE paragraphs (
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        layout TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (article, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE sentences (
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        number INTEGER NOT NULL,
        paragraph INTEGER NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        key BLOB NOT NULL,
        PRIMARY KEY (article, number)
    ) WITHOUT ROWID""",
    "CREATE INDEX sentences_key ON sentences (key)",
    """CREATE TABLE readings (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        target TEXT NOT NULL,
        model TEXT NOT NULL DEFAULT '',
        fingerprint TEXT NOT NULL DEFAULT '',
        backend TEXT NOT NULL DEFAULT '',
        seconds REAL NOT NULL DEFAULT 0,
        total INTEGER NOT NULL,
        done INTEGER NOT NULL DEFAULT 0,
        to_check INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        edited INTEGER NOT NULL DEFAULT 0,
        summary TEXT,
        summary_line TEXT NOT NULL DEFAULT '',
        summary_kind TEXT,
        summary_made_of TEXT,
        summary_kept TEXT,
        position_row INTEGER NOT NULL DEFAULT 0,
        position_offset REAL NOT NULL DEFAULT 0,
        layout TEXT NOT NULL DEFAULT '',
        names TEXT NOT NULL DEFAULT '',
        UNIQUE (article, target)
    )""",
    """CREATE TABLE outcomes (
        reading INTEGER NOT NULL REFERENCES readings ON DELETE CASCADE,
        number INTEGER NOT NULL,
        target TEXT NOT NULL,
        status TEXT NOT NULL,
        issues TEXT NOT NULL,
        tried TEXT NOT NULL,
        certainty TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL,
        by_model TEXT,
        PRIMARY KEY (reading, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        reading INTEGER NOT NULL REFERENCES readings ON DELETE CASCADE,
        number INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        at TEXT NOT NULL,
        step INTEGER NOT NULL DEFAULT 0,
        kind TEXT NOT NULL DEFAULT 'translation'
    )""",
    "CREATE INDEX revisions_reading ON revisions (reading)",
    SENTENCE_NOTES,
    """CREATE TABLE makers (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        source_language TEXT NOT NULL,
        target_language TEXT NOT NULL,
        UNIQUE (fingerprint, source_language, target_language)
    )""",
    # target_key: by which the second of two models finds what the first one made.
    """CREATE TABLE memory (
        key BLOB NOT NULL,
        maker INTEGER NOT NULL REFERENCES makers ON DELETE CASCADE,
        exact_key BLOB NOT NULL,
        target_key BLOB NOT NULL,
        target TEXT NOT NULL,
        status TEXT NOT NULL,
        issues TEXT NOT NULL,
        tried TEXT NOT NULL,
        certainty TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (key, maker)
    ) WITHOUT ROWID""",
    """CREATE TABLE summary_memory (
        key TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        summary TEXT NOT NULL,
        PRIMARY KEY (key, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX summary_memory_article ON summary_memory (article)",
    # A process that uses the library; ``started`` tells it from a later one of the same number.
    """CREATE TABLE processes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        pid INTEGER NOT NULL,
        started REAL NOT NULL
    )""",
    """CREATE TABLE open_articles (
        process INTEGER NOT NULL REFERENCES processes ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        target TEXT NOT NULL,
        since TEXT NOT NULL,
        PRIMARY KEY (process, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX open_articles_article ON open_articles (article)",
)

# What is searched, in a form of its own: see ``search_form``. It can be made anew at any time.
_SEARCH_STATEMENTS = (
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL,
        field TEXT NOT NULL,
        target TEXT NOT NULL,
        number INTEGER NOT NULL,
        UNIQUE (article, field, target, number)
    )""",
    """CREATE VIRTUAL TABLE search USING fts5 (
        form, tokenize = 'porter unicode61 remove_diacritics 2'
    )""",
)


def create(connection: sqlite3.Connection) -> None:
    """Make all tables in an empty database, in the transaction that is open."""
    for statement in (*_STATEMENTS, *_SEARCH_STATEMENTS):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
