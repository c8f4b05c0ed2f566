"""A translation as columns of a table; thousands are read at once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from khulasa.codec import from_json, from_plain, to_json
from khulasa.review.issue import Issue
from khulasa.translation.result import Author, Status, Translation

COLUMNS = "target, status, issues, tried, certainty, author"

_STATUSES = {status.value: status for status in Status}
_AUTHORS = {author.value: author for author in Author}
_ISSUES: Any = tuple[Issue, ...]
_TRIED: Any = tuple[str, ...]


def to_columns(translation: Translation) -> tuple[str, str, str, str, str, str]:
    """The values for ``COLUMNS``; where there are no issues, empty text stands for none."""
    return (
        translation.target,
        translation.status.value,
        to_json(translation.issues) if translation.issues else "",
        to_json(translation.tried) if translation.tried else "",
        translation.certainty,
        translation.author.value,
    )


def from_columns(
    target: str,
    status: str,
    issues: str,
    tried: str,
    certainty: str,
    author: str = Author.MODEL.value,
) -> Translation:
    """The translation that ``to_columns`` took apart.

    Raises:
        ValueError: They hold something else.
    """
    if not issues and not tried and status in _STATUSES and author in _AUTHORS:
        return Translation(target, _STATUSES[status], (), (), _AUTHORS[author], certainty)
    return Translation(
        target,
        Status(status),
        _issues(issues) if issues else (),
        _tried(tried) if tried else (),
        from_plain(Author, author),
        certainty,
    )


def translation_of(text: str) -> Translation:
    """The translation that ``to_json`` wrote."""
    return from_json(Translation, text)


@lru_cache(maxsize=4096)
def _issues(text: str) -> tuple[Issue, ...]:
    issues: tuple[Issue, ...] = from_json(_ISSUES, text)
    return issues


@lru_cache(maxsize=256)
def _tried(text: str) -> tuple[str, ...]:
    tried: tuple[str, ...] = from_json(_TRIED, text)
    return tried
