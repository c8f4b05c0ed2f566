"""The JSON of ``khulasa translate --format json``; docs/command-line.md says that it is stable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from khulasa.export.exchange.as_read import layout_record
from khulasa.export.sentence_text import escaped_controls
from khulasa.reading.document import Reading
from khulasa.review.issue import Issue
from khulasa.review.issue_record import issue_record
from khulasa.summary.result import Summary
from khulasa.translation.result import Author, Status, Translation, failure, join_targets
from khulasa.wording import N_, _

_NOT_DONE = N_("It was not translated: the work was stopped before.")


def to_json(translated: Reading) -> str:
    """The whole result as one JSON object, indented, with a final line break."""
    document = json.dumps(to_record(translated), ensure_ascii=False, indent=2)
    return escaped_controls(document) + "\n"


def to_record(translated: Reading) -> dict[str, Any]:
    """The whole result as plain values; sentences that were not reached count as failed."""
    article = translated.article
    not_done = failure(_(_NOT_DONE))
    groups = [
        [translation or not_done for translation in group]
        for group in translated.paragraph_translations()
    ]
    everything = [translation for group in groups for translation in group]
    return {
        "article": {
            "title": article.title,
            "language": article.language,
            "file": article.file,
            "encoding": article.encoding,
            "paragraphs": len(article.paragraphs),
            "sentences": len(everything),
        },
        "model": {"name": translated.model, "backend": translated.backend},
        "paragraphs": [
            {
                "kind": str(paragraph.kind),
                "source": paragraph.text,
                "target": join_targets(list(group)),
                "sentences": [
                    _sentence(source, translation, note)
                    for source, translation, note in zip(
                        paragraph.sentence_texts, group, notes, strict=True
                    )
                ],
                **({"layout": layout} if (layout := layout_record(paragraph.layout)) else {}),
            }
            for paragraph, group, notes in zip(
                article.paragraphs, groups, translated.paragraph_notes(), strict=True
            )
        ],
        "summary": None if translated.summary is None else summary_record(translated.summary),
        "stats": {
            "seconds": round(translated.seconds, 3),
            "source_words": sum(len(paragraph.text.split()) for paragraph in article.paragraphs),
            **{str(s): sum(t.status is s for t in everything) for s in Status},
        },
    }


def _sentence(source: str, translation: Translation, note: str) -> dict[str, Any]:
    record = {
        "source": source,
        "target": translation.target,
        "status": str(translation.status),
        "issues": _issues(translation.issues),
    }
    if translation.tried:
        record["tried"] = list(translation.tried)
    if translation.author is Author.USER:
        record["author"] = str(Author.USER)
    if note:
        record["note"] = note
    return record


def summary_record(summary: Summary) -> dict[str, Any]:
    """A summary as plain values."""
    return {
        "model": summary.model,
        "length": str(summary.length),
        "note": str(summary.note),
        "sentences": [
            {
                "text": sentence.text,
                "paragraphs": list(sentence.paragraphs),
                "references": [[place.paragraph, place.sentence] for place in sentence.references],
                "starts_paragraph": sentence.starts_paragraph,
                "issues": _issues(sentence.issues),
            }
            for sentence in summary.sentences
        ],
    }


def _issues(issues: Sequence[Issue]) -> list[dict[str, Any]]:
    return [{**issue_record(issue), "serious": issue.serious} for issue in issues]
