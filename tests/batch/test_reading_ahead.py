"""One process reads many documents, and what ends it takes one of them along."""

from __future__ import annotations

import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from khulasa.article.child import process
from khulasa.batch import reading_ahead
from khulasa.batch.document import Document
from khulasa.batch.reading_ahead import Read, ReadingAhead
from khulasa.processes import command

CRASHING = """
import os
from khulasa.article.child import __main__ as child
read = child.read_article
def crash(path, **options):
    name = os.path.basename(path)
    if name == "weak.txt" and os.path.exists(path + ".first"):
        os.remove(path + ".first")
        os.abort()
    if name == "crash.txt":
        os.abort()
    return read(path, **options)
child.read_article = crash
child.main()
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reading processes that were started; they crash where a name says so."""
    processes: list[str] = []

    def crashing(module: str) -> tuple[str, ...]:
        processes.append(module)
        assert command(module)
        return (sys.executable, "-c", CRASHING)

    monkeypatch.setattr(process, "command", crashing)
    return processes


def write(folder: Path, *names: str) -> list[Document]:
    for name in names:
        (folder / name).write_text(f"هذا هو النص {name}.", encoding="utf-8")
    return [Document(str(folder / name), "", name) for name in names]


def read_all(documents: list[Document]) -> list[Read]:
    waiting: Iterator[tuple[int, Document]] = enumerate(documents)
    reading = ReadingAhead(lambda: next(waiting, None))
    try:
        return [read for portion in iter(lambda: reading.portion(2), []) for read in portion]
    finally:
        reading.close()


def test_one_process_reads_them_all(tmp_path: Path, started: list[str]) -> None:
    documents = write(tmp_path, *(f"{n}.txt" for n in range(6)))
    documents.insert(3, Document(str(tmp_path / "missing.txt"), "", "missing.txt"))
    reads = read_all(documents)
    assert [read.number for read in reads] == list(range(7))
    assert [read.article is None for read in reads] == [n == 3 for n in range(7)]
    assert "there is no such file" in reads[3].reason
    assert len(started) == 1


def test_a_crash_costs_the_file_at_hand_only(tmp_path: Path, started: list[str]) -> None:
    documents = write(tmp_path, "1.txt", "weak.txt", "crash.txt", "2.txt")
    (tmp_path / "weak.txt.first").touch()
    reads = read_all(documents)
    assert "crash.txt: the program that reads it crashed (SIGABRT)" in reads[2].reason
    # This one crashed only in a process that others had used.
    assert [read.article is None for read in reads] == [False, False, True, False]
    assert len(started) == 4


def test_what_is_packed_is_read_in_the_process_too(tmp_path: Path, started: list[str]) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/a.txt", "هذا هو النص.".encode("cp1256"))
        archive.writestr("b.txt", "")
    members = ("x/a.txt", "b.txt", "missing.txt")
    packed, empty, missing = read_all([Document(str(path), name, name) for name in members])
    assert packed.article is not None
    assert packed.article.file == f"{path}/x/a.txt"
    assert packed.article.sentences == ("هذا هو النص.",)
    assert f"Cannot read {path}/b.txt: it is empty" in empty.reason
    assert "it cannot be unpacked" in missing.reason
    assert len(started) == 1


def test_no_more_is_read_ahead_than_there_is_room_for(
    tmp_path: Path, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_ahead, "_MOST_CHARACTERS", 30)
    has_room = ReadingAhead._has_room
    waits = threading.Event()
    taken = 0
    waiting = enumerate(write(tmp_path, *(f"{n}.txt" for n in range(20))))

    def take() -> tuple[int, Document] | None:
        nonlocal taken
        taken += 1
        if taken > 20:
            waits.set()
        return next(waiting, None)

    def told(self: ReadingAhead) -> bool:
        if not has_room(self):
            waits.set()
        return has_room(self)

    monkeypatch.setattr(ReadingAhead, "_has_room", told)
    reading = ReadingAhead(take)
    waits.wait()
    assert taken <= 4
    numbers = [reading.portion(1)[0].number for _ in range(20)]
    assert numbers == list(range(20))
    assert reading.portion(1) == []
    reading.close()
    assert len(started) == 1
