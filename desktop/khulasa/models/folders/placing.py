"""Moving an installed model into its place, so that there is always a whole one."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from khulasa.models.folders.manifest import ManifestError, faults, read_manifest, write_manifest
from khulasa.models.store import PARTIAL, disk_use, lock_path

OLD = "old"
"""The folder in which a model waits while another is moved into its place."""


def place(finished: Path, target: Path, partial: Path) -> Path:
    """Move a finished model into place, and away what was there before.

    Args:
        finished: The model.
        target: Its place.
        partial: Where it was put together; it is cleared.

    Raises:
        OSError: It cannot be moved; what was there before is there again.
    """
    old = partial / OLD
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        _count_repair(finished, target)
        target.rename(old)
    try:
        finished.rename(target)
    except OSError:
        put_back(partial, target)
        raise
    clear(partial, keep=False)
    return target


def put_back(partial: Path, target: Path) -> None:
    """Let a model that made room for a new one have its place again, if the new one never came."""
    if (partial / OLD).is_dir() and not target.exists():
        (partial / OLD).rename(target)


def _count_repair(finished: Path, before: Path) -> None:
    """Note in the new manifest that the model before was damaged: they are not the same one."""
    try:
        repairs = read_manifest(before).repairs
        try:
            repairs += bool(faults(before))
        except OSError:
            repairs += 1  # so damaged that it cannot be read
        if repairs:
            write_manifest(replace(read_manifest(finished), repairs=repairs), finished)
    except ManifestError:
        return  # it is known by its files themselves


def clear(partial: Path, *, keep: bool) -> None:
    """Delete what was put together, unless it is to be kept and there is anything."""
    if not keep or not disk_use(partial):
        shutil.rmtree(partial, ignore_errors=True)


def put_back_all(models: Path) -> None:
    """Do the same for each model whose installation was killed in that moment.

    What is being installed just now is left alone.
    """
    for old in models.glob(f"{PARTIAL}/*/{OLD}"):
        partial = old.parent
        if (models / partial.name).exists():
            continue
        # Loaded when it is needed: hardly ever.
        from filelock import FileLock, Timeout

        with suppress(OSError, Timeout), FileLock(lock_path(models, partial.name), timeout=0):
            put_back(partial, models / partial.name)
