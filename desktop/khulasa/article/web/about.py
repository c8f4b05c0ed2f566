"""What a web page says of its article in words for machines: author, date, site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from khulasa.article.model import About
from khulasa.article.web.tokens import tags_and_texts

# By their names in a page's head, the surest first.
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_DATE = (
    *("article:published_time", "datepublished", "dc.date", "dcterms.created", "dc.date.issued"),
    *("parsely-pub-date", "pubdate", "date"),
)
_SITE = ("og:site_name", "application-name")
_ARTICLES = ("Article", "BlogPosting", "Report")
_TELLING = ("meta", "link", "script")
_NAME_KEYS = ("property", "name", "itemprop")
_ATTRIBUTE = re.compile(r"""([^\s/>="']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_LONGEST_TAG = 4_000
_MOST_LENGTH = 200
_MOST_DEPTH = 20


def about_page(text: str, address: str = "") -> About:
    """What a page says of itself; nothing is guessed from its text.

    Args:
        text: The decoded page.
        address: Where it was saved from, if that is known.
    """
    machine = _Machine(text)
    named = machine.named
    described = next(_described(machine.linked_data), {})
    author = _first(named, _AUTHOR) or _names(described.get("author"))
    return About(
        # Some sites put the address of the author's page there.
        author="" if "://" in author else author,
        date=_clean(described.get("datePublished")) or _first(named, _DATE),
        site=_first(named, _SITE)
        or _names(described.get("publisher"))
        or _host(address or named.get("og:url", "") or machine.address),
    )


class _Machine:
    """What a page has for machines: named values, linked data, its own address."""

    def __init__(self, text: str) -> None:
        self.named: dict[str, str] = {}
        self.linked_data: list[str] = []
        self.address = ""
        is_data = False
        for piece in tags_and_texts(text):
            if isinstance(piece, str):
                if is_data:
                    self.linked_data.append(piece)
                continue
            is_data = False
            if piece.is_end or piece.name not in _TELLING or len(piece.source) > _LONGEST_TAG:
                continue
            values = _attributes(piece.source)
            if piece.name == "script":
                is_data = values.get("type", "").strip().lower() == "application/ld+json"
            elif piece.name == "link" and values.get("rel", "").lower() == "canonical":
                self.address = self.address or values.get("href", "")
            elif piece.name == "meta":
                name = next((values[key] for key in _NAME_KEYS if key in values), "").lower()
                content = _clean(values.get("content"))
                if name and content:
                    self.named.setdefault(name, content)


def _attributes(source: str) -> dict[str, str]:
    found = ((m[1].lower(), m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(source))
    return {name: unescape(value) for name, value in found}


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if name in named), "")


def _described(linked_data: list[str]) -> Iterator[dict[str, Any]]:
    """The articles that the page describes as linked data (schema.org)."""
    for text in linked_data:
        try:
            yield from _articles(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _names(value: Any) -> str:
    """The names of persons or organisations."""
    values = value if isinstance(value, list) else [value]
    names = (_clean(one.get("name") if isinstance(one, dict) else one) for one in values)
    return ", ".join(dict.fromkeys(name for name in names if name))


def _clean(value: Any) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if len(text) <= _MOST_LENGTH else ""


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
