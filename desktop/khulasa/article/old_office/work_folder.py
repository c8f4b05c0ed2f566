"""Where LibreOffice works; what a process that was ended left there is removed."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "khulasa-office-"
_NAME = re.compile(rf"{_PREFIX}([0-9]{{1,10}})-.+", re.ASCII)


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for one conversion. Who ends this process removes it by ``clear_left_behind``."""
    clear_left_behind()
    prefix = f"{_PREFIX}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        yield Path(name)


def clear_left_behind() -> None:
    """Remove the folders of processes that are gone: they hold a copy of a document."""
    with suppress(OSError):
        for path in Path(tempfile.gettempdir()).iterdir():
            if (match := _NAME.fullmatch(path.name)) and not _is_in_use(path, int(match[1])):
                shutil.rmtree(path, ignore_errors=True)


def _is_in_use(folder: Path, owner: int) -> bool:
    """Whether the process that made a folder is running, and no later one of its number."""
    import psutil

    try:
        process = psutil.Process(owner)
        is_dead = process.status() == psutil.STATUS_ZOMBIE
        return not is_dead and process.create_time() <= folder.stat().st_ctime
    except psutil.AccessDenied:
        return True
    except (psutil.Error, OSError, OverflowError):
        return False
