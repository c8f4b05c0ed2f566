"""Web and e-mail addresses, @names and hashtags are the same in both texts, letter by letter."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages
from khulasa.review.quoting import quoted
from khulasa.wording import phrase

KIND = "addresses"
_ENDINGS = "com|org|net|edu|gov|int|info|biz|io|co|me|tv|ai|app|dev|news|[a-z]{2}"
_WEB = re.compile(
    r"(?:https?|ftp)://[^\s<>\"«»“”،؛]+|(?<![\w@.])www\.[^\s<>\"«»“”،؛]+", re.IGNORECASE
)
_MAIL = re.compile(r"(?<![\w.@+-])[\w.+%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_DOMAIN = re.compile(
    rf"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_ENDINGS})(?![\w@-])(?:/[^\s<>،؛]*)?",
    re.ASCII | re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*", re.ASCII)
_HASHTAG = re.compile(r"(?<![\w&/])#[^\W\d_][\w]*|(?<![\w&/])#\d+[^\W\d]\w*")
_HOST = re.compile(r"(?:\w+://)?[^/?#]*")
_LATIN = re.compile("[A-Za-z]")
_MARKS = ".,;:!?؟'\"*_…"
_HINT = re.compile(r"[@#]|://|\w\.[A-Za-z]{2}", re.ASCII)


def check(source: str, target: str, languages: Languages) -> list[Issue]:  # noqa: ARG001
    """Find an address that is lost or changed; one that is only in the translation is new."""
    if _HINT.search(source) is None and _HINT.search(target) is None:
        return []
    ours, theirs = _addresses(source), _addresses(target)
    known, wanted = {key for key, _ in ours}, {key for key, _ in theirs}
    lost = [span for key, span in ours if key not in wanted]
    new = [s for key, s in theirs if key not in known and (lost or _is_whole(target, s))]
    issues = []
    for index, span in enumerate(lost):
        if index < len(new):
            issues.append(changed(KIND, source, span, target, new[index]))
        else:
            message = phrase("{} is missing in the translation.", quoted(_said(source, span)))
            issues.append(Issue(KIND, message, span))
    for span in new[len(lost) :]:
        message = phrase("{} is not in the source.", quoted(_said(target, span)))
        issues.append(Issue(KIND, message, target_span=span))
    return issues or _hashtags(source, target)


def _addresses(text: str) -> list[tuple[str, Span]]:
    """What each address is compared by, and its place."""
    found: list[tuple[str, Span]] = []
    for way in (_WEB, _MAIL, _HANDLE, _DOMAIN):
        for match in way.finditer(text):
            start, end = match.start(), _end_of(match)
            if not any(span.start < end and start < span.end for _, span in found):
                found.append((_key(text[start:end]), Span(start, end)))
    for match in _HASHTAG.finditer(text):
        if _LATIN.search(match.group()) is not None:
            found.append((match.group().lower(), Span(*match.span())))
    return sorted(found, key=lambda one: one[1].start)


def _key(address: str) -> str:
    """An address as it is compared: the case counts in what stands behind the host only."""
    host = _HOST.match(address)
    end = host.end() if host is not None else len(address)
    return (address[:end].lower() + address[end:]).rstrip("/")


def _end_of(match: re.Match[str]) -> int:
    """Where an address ends without the marks behind it; a bracket belongs to it if it opens it."""
    said = match.group()
    while said:
        shorter = said.rstrip(_MARKS)
        if any(
            shorter.endswith(end) and shorter.count(end) > shorter.count(begin)
            for begin, end in ("()", "[]")
        ):
            shorter = shorter[:-1]
        if shorter == said:
            break
        said = shorter
    return match.start() + len(said)


def _is_whole(text: str, span: Span) -> bool:
    """Whether it is surely an address: Amazon.com may be a name."""
    said = text[span.start : span.end]
    return "@" in said or "/" in said or said.lower().startswith("www.")


def _hashtags(source: str, target: str) -> list[Issue]:
    """Find Arabic hashtags that are none any more."""
    tags = list(_HASHTAG.finditer(source))
    if len(tags) <= len(_HASHTAG.findall(target)):
        return []
    message = phrase("The translation has fewer hashtags than the source.")
    return [Issue(KIND, message, Span(*tags[-1].span()))]


def _said(text: str, span: Span) -> str:
    return text[span.start : span.end]
