"""Compares two builds, file by file: ``compare.py FOLDER FOLDER``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path


def differences(one: Path, other: Path) -> list[str]:
    """Paths in either folder whose kind, mode or content are not the same in both."""
    first, second = _contents(one), _contents(other)
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )


def _contents(folder: Path) -> dict[str, tuple[int, str]]:
    found = {}
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        if path.is_symlink():
            content = str(path.readlink())
        elif path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            content = ""
        found[path.relative_to(folder).as_posix()] = mode, content
    return found


def main() -> int:
    """Print what differs; 1 if anything does."""
    one, other = map(Path, sys.argv[1:3])
    for folder in (one, other):
        if not folder.is_dir():
            print(f"{folder} is no folder", file=sys.stderr)
            return 2
    found = differences(one, other)
    print("\n".join(found) or f"The same: {sum(1 for _ in one.rglob('*'))} files and folders.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
