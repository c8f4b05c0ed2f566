"""Writes versions of some files over and over until somebody kills it.

python saving_program.py FOLDER
"""

from __future__ import annotations

import hashlib
import itertools
import sys
from pathlib import Path

from khulasa.whole_files import write_whole

NAMES = ("a", "b", "c")


def content(number: int) -> bytes:
    """A megabyte or so that can be seen to be whole: a digest and what it is of."""
    text = f"{number}".encode() * (200_000 + number)
    return hashlib.sha256(text).digest() + text


def is_whole(data: bytes) -> bool:
    """Whether these are the bytes of some ``content``."""
    return hashlib.sha256(data[32:]).digest() == data[:32]


def main(folder: Path) -> None:
    for number in itertools.count():
        name = NAMES[number % len(NAMES)] if number % 4 else f"new {number}"
        write_whole(folder / name, content(number))
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
