"""Where the library lies."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import platformdirs

# It can be set from outside: for a portable copy on a stick, for administrators, for tests.
LIBRARY_VARIABLE = "KHULASA_LIBRARY"
FILE = "library.sqlite3"


def library_folder() -> Path:
    """The folder of the library; it need not exist."""
    chosen = os.environ.get(LIBRARY_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_data_path("khulasa", appauthor=False)


def library_path() -> Path:
    """The library's file; it need not exist."""
    return library_folder() / FILE


def backup_path(path: Path, version: int) -> Path:
    """Where the library of an older version is kept when a newer one takes it over."""
    return path.with_name(f"{path.name}.version-{version}")


def damaged_path(path: Path, time: datetime) -> Path:
    """Where a damaged library is set aside; no file that is there already."""
    stem = f"{path.name}.damaged-{time:%Y-%m-%d-%H%M%S}"
    names = (stem, *(f"{stem}-{count}" for count in range(2, 1000)))
    return next(new for name in names if not (new := path.with_name(name)).exists())


def damage_mark(path: Path) -> Path:
    """The file that tells the next start that the library is damaged."""
    return path.with_name(f"{path.name}.broken")


def lock_path(path: Path) -> Path:
    """The file that keeps two processes from making or mending the library at once."""
    return path.with_name(f"{path.name}.lock")


def side_copies(path: Path) -> tuple[Path, ...]:
    """Older and damaged copies of the library beside it."""
    patterns = (f"{path.name}.version-*", f"{path.name}.damaged-*")
    return tuple(copy for pattern in patterns for copy in sorted(path.parent.glob(pattern)))
