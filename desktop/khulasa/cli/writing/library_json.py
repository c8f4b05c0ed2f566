"""The JSON of ``khulasa library``; docs/command-line.md describes it, and it stays as it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from khulasa.cli.writing.output import print_line
from khulasa.export.exchange.json_format import to_record
from khulasa.export.sentence_text import escaped_controls
from khulasa.library.values import ArticleRow, Hit, StoredReading
from khulasa.reading.document import Reading
from khulasa.translation.result import Translation


def print_json(value: object) -> None:
    """Print a value as JSON."""
    print_line(escaped_controls(json.dumps(value, ensure_ascii=False, indent=1)))


def article_record(row: ArticleRow) -> dict[str, Any]:
    """An article of the list."""
    return {
        "id": row.id,
        "title": row.title,
        "language": row.language,
        "target": row.target or None,
        "file": row.file,
        "first_opened": row.first_opened.isoformat(),
        "opened": row.opened.isoformat(),
        "sentences": asdict(row.tally),
        "summary": row.summary_line or None,
        "keeping": str(row.keeping),
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """A place that was found; sentences count from 0."""
    return {
        "id": hit.article_id,
        "title": hit.title,
        "field": str(hit.field),
        "target": hit.target or None,
        "sentence": hit.number,
        "text": hit.snippet,
        "matches": [[span.start, span.end] for span in hit.matches],
    }


def reading_record(row: ArticleRow, stored: StoredReading, reading: Reading) -> dict[str, Any]:
    """All that is kept of an article in one language."""
    return {
        **article_record(row),
        "target": stored.target,
        "sentences": asdict(stored.tally),
        "note": stored.record.note,
        "revisions": [
            {
                "sentence": revision.number,
                "at": revision.at.isoformat(),
                "before": revision.before.target,
                "after": revision.after.target,
            }
            for revision in stored.revisions
            if isinstance(revision.before, Translation) and isinstance(revision.after, Translation)
        ],
        "document": to_record(reading),
    }
