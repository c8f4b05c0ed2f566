"""An issue as plain values, for JSON."""

from __future__ import annotations

from typing import Any

from khulasa.article.model import Span
from khulasa.review.issue import Issue


def issue_record(issue: Issue) -> dict[str, Any]:
    """The kind, the message, and the places as ``[start, end]`` in characters, or None."""
    return {
        "kind": issue.kind,
        "message": issue.message,
        "source_span": _place(issue.source_span),
        "target_span": _place(issue.target_span),
    }


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
