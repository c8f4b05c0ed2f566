"""Disks that are full: a small one is mounted, and filled at the wrong moment."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from faults.fault import CannotBeTriedError
from khulasa.library.database.location import FILE
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.models.errors import Problem
from khulasa.models.events import Failed, Installed, Stage
from khulasa.models.folders.archive import pack
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order
from khulasa.models.store import PARTIAL
from khulasa.settings.keys import ZOOM, ZOOMS
from khulasa.settings.store import Settings
from khulasa.whole_files import write_whole
from library.material import article, ok, summary
from models.conftest import AT_ONCE
from models.test_import_bounds import KEYS, finished

STARTER = Path(__file__).parents[2] / "resources" / "models" / "starter-ar-en"
SEED = 20
_KILOBYTE, _MEGABYTE = 1 << 10, 1 << 20


@contextmanager
def small_disk(folder: Path, size: int, options: str = "") -> Iterator[Path]:
    """A disk of some bytes, mounted in a folder.

    Raises:
        CannotBeTriedError: It cannot be mounted.
    """
    folder.mkdir(parents=True)
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotBeTriedError("only root can mount a small disk, and only on Linux")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}{options}", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        raise CannotBeTriedError(f"no small disk: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        # Lazily: a process that is ending may still be in it.
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Write a file that leaves so many bytes of a disk."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:  # others write there, too
        while (left := shutil.disk_usage(disk).free - leave) > 0:
            file.write(bytes(min(left, _MEGABYTE)))
    return ballast


def store(folder: Path, times: int) -> Iterator[None]:
    """Articles are kept until nothing more fits; what was kept stays, and there is room again."""
    draw = random.Random(SEED)
    for number in range(times):
        with small_disk(folder / f"{number}", 2 * _MEGABYTE) as disk:
            path = disk / "kept" / FILE
            library = Library.open(path)
            first = library.open_article(article("نعم. ", "لا. ", title="first")).id
            library.save_outcomes(first, "en", {0: ok("Yes."), 1: ok("No.")}).result()
            ballast = fill(disk, draw.randrange(0, 600) * _KILOBYTE)
            kept = {first: 2} | _keep_until_full(library)
            library.close()
            _see_what_is_kept(path, kept)
            ballast.unlink()
            _see_what_is_kept(path, kept)
            library = Library.open(path)
            assert library.open_article(article("نعم.", title="later")).id
            assert library.check() == ()
            library.close()
        yield


def _keep_until_full(library: Library) -> dict[int, int]:
    """Sentences and a note for article after article; how many are kept of each, by its number."""
    kept: dict[int, int] = {}
    try:
        for part in range(1000):
            texts = [f"الجملة {part} {n} عن المكتبة الجديدة. " for n in range(20)]
            number = library.open_article(article(*texts, title=f"باب {part}")).id
            kept[number] = 0
            for n in range(20):
                library.save_outcomes(number, "en", {n: ok(f"Sentence {part} {n}")}).result()
                kept[number] += 1
            library.save_summary(number, "en", summary(f"Part {part}.")).result()
    except LibraryError as error:
        if "disk is full" not in str(error):
            raise
        return kept
    raise AssertionError("the disk was never full")


def _see_what_is_kept(path: Path, kept: dict[int, int]) -> None:
    library = Library.open(path)
    assert library.notice == ""
    for number, sentences in kept.items():
        assert set(library.load(number, "en").outcomes) >= set(range(sentences))
    library.close()


def save(folder: Path, times: int) -> Iterator[None]:
    """Files, a model's archive and settings are written to a disk with too little room."""
    draw = random.Random(SEED)
    model = folder / "model"
    model.mkdir(parents=True)
    (model / "weights").write_bytes(bytes(_MEGABYTE))
    for number in range(times):
        with small_disk(folder / f"{number}", _MEGABYTE) as disk:
            result, archive = disk / "result.json", disk / "model.zip"
            write_whole(result, b"before")
            settings = Settings(disk / "settings.toml")
            settings.set(ZOOM, ZOOMS[0])
            before = settings.path.read_bytes()
            fill(disk, draw.randrange(0, 12) * 4 * _KILOBYTE)
            for write in (
                lambda: write_whole(result, bytes(100 * _KILOBYTE)),  # noqa: B023
                lambda: write_whole(disk / "new.json", bytes(100 * _KILOBYTE)),
                lambda: pack(model, archive),  # noqa: B023
            ):
                try:
                    write()
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                else:
                    raise AssertionError("it fitted")
            assert result.read_bytes() == b"before"
            settings.set(ZOOM, ZOOMS[-1])
            assert settings.get(ZOOM) == ZOOMS[-1]
            if settings.notices:
                assert "cannot be written" in str(settings.notices[0])
                assert settings.path.read_bytes() == before
            there = {path.name for path in disk.iterdir()} - {"settings.toml.lock"}
            assert there <= {"result.json", "settings.toml", "ballast"}, there
        yield


def install(folder: Path, times: int) -> Iterator[None]:
    """The disk fills up in the middle of an installation; the model of before stays."""
    draw = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    source = finished(STARTER, folder / "theirs")
    size = sum(path.stat().st_size for path in source.rglob("*") if path.is_file())
    for number in range(times):
        with small_disk(folder / f"{number}", 3 * size) as disk:
            models = disk / "models"
            (models / "mine").mkdir(parents=True)
            (models / "mine" / "before").write_bytes(b"before")
            order = Order("mine", KEYS, str(models), str(source), AT_ONCE)
            leave = draw.randrange(0, size)
            ballast: Path | None = None
            for event in Installation(order).events():
                if event == Stage("fetching"):
                    ballast = fill(disk, leave)
            if not isinstance(event, Installed):
                assert isinstance(event, Failed)
                assert event.problem is Problem.DISK_FULL, event
                assert (models / "mine" / "before").read_bytes() == b"before"
            assert ballast is not None
            ballast.unlink()
            assert isinstance(list(Installation(order).events())[-1], Installed)
            assert list((models / PARTIAL).glob("*")) == []
        yield
