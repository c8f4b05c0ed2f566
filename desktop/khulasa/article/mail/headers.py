"""The lines at the head of a message, and what they say a file is."""

from __future__ import annotations

import re
from itertools import pairwise

OUTLOOK_MARK = "__properties_version1.0".encode("utf-16-le")
"""The name of a file inside every message of Outlook, as its container writes names."""

# Enough for the longest heads that mail servers leave.
_HEAD = 65_536
_FIELD = re.compile(rb"([!-9;-~]{1,80}):(.*)", re.DOTALL)
_BETWEEN = re.compile(rb"\n\r?\n(?=From [^\r\n]*\r?\n[!-9;-~]{1,80}:)")
_LINE_END = re.compile(rb"\r\n|\n|\r")
# Of these a message has some, and of the others one.
_ABOUT = frozenset({b"from", b"date", b"subject", b"to"})
_CARRIED = frozenset({b"mime-version", b"received"})
# Only what went through the mail has these.
_SENT = frozenset({b"received", b"to", b"delivered-to", b"return-path", b"message-id"})
_RELATED = re.compile(rb"\s*multipart/related\b", re.IGNORECASE)
_BOUNDARY = re.compile(rb"""boundary\s*=\s*["']?([^"';\s]+)""", re.IGNORECASE)
_PAGE = re.compile(rb"content-type:\s*text/html|content-type:\s*application/xhtml", re.IGNORECASE)


def is_mhtml(data: bytes) -> bool:
    """Whether a file is a web page with its pictures, as browsers save it."""
    fields = head_of(data)
    kind = fields.get(b"content-type", b"")
    boundary = _BOUNDARY.search(kind)
    if _RELATED.match(kind) is None or boundary is None or b"--" + boundary[1] not in data:
        return False
    is_saved = (
        b"snapshot-content-location" in fields
        or b"<saved by" in fields.get(b"from", b"").strip().lower()
    )
    return _PAGE.search(data) is not None and (is_saved or not _SENT & fields.keys())


def is_mail(data: bytes) -> bool:
    """Whether a file is a message, and not just a text with such lines at its beginning."""
    names = head_of(data).keys()
    return len(_ABOUT & names) > 1 and bool(_CARRIED & names)


def single_messages(data: bytes) -> list[bytes]:
    """The messages of a file that may hold many, one after another."""
    if not data.startswith(b"From "):
        return [data]
    starts = [
        found.end()
        for found in _BETWEEN.finditer(data)
        if is_mail(data[found.end() : found.end() + _HEAD])
    ]
    edges = [0, *starts, len(data)]
    return [data[start:end] for start, end in pairwise(edges)]


def head_of(data: bytes) -> dict[bytes, bytes]:
    """The fields at the head of a file, their names in small letters; none if it has no head."""
    fields: dict[bytes, bytes] = {}
    name = b""
    for line in _LINE_END.split(data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()):
        if not line.strip():
            break
        if line[:1] in b" \t" and name:
            fields[name] += b" " + line.strip()
        elif match := _FIELD.fullmatch(line):
            name = match[1].lower()
            fields.setdefault(name, match[2])
        # Files of many messages part them by such a line.
        elif fields or not line.startswith(b"From "):
            return {}
    return fields
