"""Messages of Outlook for the tests: a compound file with one stream for each property."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_SECTOR, _SMALL = 512, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT, _TEXT8, _BINARY, _NUMBER, _TIME = 0x1F, 0x1E, 0x102, 0x03, 0x40


@dataclass
class Storage:
    """A folder of a compound file."""

    streams: dict[str, bytes] = field(default_factory=dict)
    storages: dict[str, Storage] = field(default_factory=dict)


def properties(values: dict[tuple[int, int], bytes], header: int) -> dict[str, bytes]:
    """The streams of some properties, by number and type."""
    rows = b"\0" * header
    streams = {}
    for (number, kind), value in values.items():
        in_place = kind in (_NUMBER, _TIME)
        rows += struct.pack("<HHI", kind, number, 6)
        rows += value.ljust(8, b"\0") if in_place else struct.pack("<II", len(value), 0)
        if not in_place:
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = value
    return {"__properties_version1.0": rows, **streams}


def message(
    subject: str = "",
    body: str = "",
    html: bytes = b"",
    *,
    sender: str = "",
    filetime: int = 0,
    attached: tuple[str, ...] = (),
    kind: str = "IPM.Note",
    encoding: str = "",
) -> bytes:
    """A message as Outlook saves it; with an encoding as older ones did."""

    def text(number: int, value: str) -> dict[tuple[int, int], bytes]:
        if encoding:
            return {(number, _TEXT8): value.encode(encoding)} if value else {}
        return {(number, _TEXT): value.encode("utf-16-le")} if value else {}

    values = {
        **text(0x001A, kind),
        **text(0x0037, subject),
        **text(0x0C1A, sender),
        **text(0x0C1F, "laila@coast.example" if sender else ""),
        **text(0x1000, body),
    }
    if html:
        values[0x1013, _BINARY] = html
    if filetime:
        values[0x0039, _TIME] = struct.pack("<Q", filetime)
    root = Storage(properties(values, 32))
    for n, name in enumerate(attached):
        streams = properties(text(0x3707, name), 8)
        root.storages[f"__attach_version1.0_#{n:08X}"] = Storage(streams)
    return compound_file(root)


def compound_file(root: Storage) -> bytes:
    """A compound file (OLE) ."""
    entries: list[tuple[str, int, bytes, list[int]]] = [("Root Entry", 5, b"", [])]

    def add(storage: Storage, parent: int) -> None:
        for name, data in storage.streams.items():
            entries[parent][3].append(len(entries))
            entries.append((name, 2, data, []))
        for name, inner in storage.storages.items():
            entries[parent][3].append(len(entries))
            entries.append((name, 1, b"", []))
            add(inner, len(entries) - 1)

    add(root, 0)
    table: list[int] = []
    content = b""
    small_table: list[int] = []
    small = b""

    def chain(table: list[int], data: bytes, size: int) -> int:
        first, count = len(table), -(-len(data) // size)
        if count:
            table.extend([*range(first + 1, first + count), _END])
        return first if count else _END

    def place(data: bytes) -> int:
        nonlocal content
        content += data + bytes(-len(data) % _SECTOR)
        return chain(table, data, _SECTOR)

    starts = []
    for _name, _kind, data, _inside in entries:
        if len(data) < _SMALL:
            starts.append(chain(small_table, data, 64))
            small += data + bytes(-len(data) % 64)
        else:
            starts.append(place(data))
    entries[0] = ("Root Entry", 5, small, entries[0][3])
    starts[0] = place(small)
    small_start = place(struct.pack(f"<{len(small_table)}I", *small_table))
    siblings = {one: after for e in entries for one, after in zip(e[3], e[3][1:], strict=False)}
    directory = b""
    for number, (name, kind, data, inside) in enumerate(entries):
        written = name.encode("utf-16-le") + b"\0\0"
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ",
            written,
            len(written),
            kind,
            1,
            _FREE,
            siblings.get(number, _FREE),
            inside[0] if inside else _FREE,
            b"",
            0,
            0,
            0,
            starts[number],
            len(data),
        )
    empty = struct.pack("<64sHBBIII16sIQQIQ", b"", 0, 0, 0, *[_FREE] * 3, b"", 0, 0, 0, 0, 0)
    directory += empty * (-len(entries) % 4)
    directory_start = place(directory)
    tables = 1
    while (len(table) + tables) * 4 > tables * _SECTOR:
        tables += 1
    places = list(range(len(table), len(table) + tables))
    table += [_TABLE] * tables
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        tables,
        directory_start,
        0,
        _SMALL,
        small_start,
        -(-len(small_table) * 4 // _SECTOR),
        _END,
        0,
    )
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return head + content + struct.pack(f"<{len(table)}I", *table)
