"""What a search has freed does not stay with the engine."""

from __future__ import annotations

import ctypes
import platform

import psutil
import pytest

from khulasa.engine.spare_memory import SpareMemory

_BLOCK = 64 << 10  # small enough for glibc to keep it when it is freed


def resident() -> int:
    return int(psutil.Process().memory_info().rss)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries are not asked")
def test_holes_are_given_back_once_they_are_large() -> None:
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.free.argtypes = [ctypes.c_void_p]
    spare = SpareMemory()
    before = resident()
    blocks = []
    while resident() < 2 * before:
        blocks.append(library.malloc(_BLOCK))
        ctypes.memset(blocks[-1], 1, _BLOCK)
    kept = blocks[::100]  # so that what is freed lies between what is in use
    for block in set(blocks) - set(kept):
        library.free(block)
    full = resident()
    assert full > 1.9 * before
    spare.give_back()
    assert resident() < full - 0.8 * (full - before)
    for block in kept:
        library.free(block)


def test_a_process_that_has_hardly_grown_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    spare = SpareMemory()
    trimmed: list[None] = []
    monkeypatch.setattr("khulasa.engine.spare_memory._trim", lambda: trimmed.append(None))
    spare.give_back()
    assert not trimmed
