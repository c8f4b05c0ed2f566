"""Breaking files: by their bytes, and by the structure of what they hold."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

_NUMBERS = (b"\x00", b"\xff", b"\x7f", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"999999999")
_LETTERS = ("\x00", "\u202e", "\ufeff", "ع!" * 500, "<![CDATA[", "&a;", "]]>", "[" * 300, "«")
_TAG = re.compile(rb"<[^<>]{1,200}>|\{\\[a-z]+|^[^\n]*\n", re.MULTILINE)
_DEEP = 3_000


def broken(data: bytes, rng: random.Random) -> bytes:
    """A file with one to four faults.

    Args:
        data: A sound one.
        rng: Decides what happens.
    """
    for _ in range(rng.randint(1, 4)):
        if data.startswith(b"PK") and rng.random() < 0.7:
            data = _in_a_member(data, rng)
        else:
            data = rng.choice(_MUTATIONS)(data, rng)
    return data


def _in_a_member(data: bytes, rng: random.Random) -> bytes:
    """Break one member of an archive and pack it anew, so that the parser gets to see it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # broken already
        return data
    if not members:
        return data
    name = rng.choice([*members])
    if rng.random() < 0.1:
        del members[name]
    elif rng.random() < 0.05:
        members["../" + name] = members[name]
    else:
        members[name] = rng.choice(_MUTATIONS)(members[name], rng)
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return written.getvalue()


def _flip(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 20)):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut_off(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _cut_out(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.randint(1, 200) :]


def _repeat(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    part = data[start : start + rng.randint(1, 400)]
    return data[:start] + part * rng.choice((2, 3, 50)) + data[start:]


def _put_in(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    letters = rng.choice(_LETTERS)
    what = rng.choice((*_NUMBERS, letters.encode(), letters.encode("utf-16")))
    return data[:start] + what + data[start:]


def _exchange_numbers(data: bytes, rng: random.Random) -> bytes:
    number = rng.choice((b"0", b"-1", b"4294967296", b"1e400", b"99999999999999999999"))
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    at = rng.choice(found)
    return data[: at.start()] + number + data[at.end() :]


def _nest(data: bytes, rng: random.Random) -> bytes:
    """A tag, a group or a line a few thousand times, as if inside each other."""
    found = list(_TAG.finditer(data))
    if not found:
        return data
    at = rng.choice(found)
    return data[: at.start()] + at.group() * rng.choice((2, 50, _DEEP)) + data[at.end() :]


def _shuffle(data: bytes, rng: random.Random) -> bytes:
    parts = data.split(rng.choice((b"<", b"\n", b" ", b"obj")))
    rng.shuffle(parts)
    return rng.choice((b"<", b"\n", b" ")).join(parts)


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut_off,
    _cut_out,
    _repeat,
    _put_in,
    _exchange_numbers,
    _nest,
    _shuffle,
)
