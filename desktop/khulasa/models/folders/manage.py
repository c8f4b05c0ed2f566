"""Looking after installed models: verify, remove, export."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from khulasa.models.folders.manifest import ManifestError, faults
from khulasa.models.model import Model
from khulasa.models.store import lock_path, partial_folder
from khulasa.reasons import WordedError, reason_of
from khulasa.wording import Phrase, phrase


class ManageError(WordedError):
    """It cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of comparing a model with its manifest; no faults if it is sound."""

    name: str
    faults: tuple[Phrase | str, ...]


def verify(model: Model) -> Verdict:
    """Compare an installed model with what it was when it was installed."""
    if not model.installed:
        return Verdict(model.name, (phrase("it is not installed"),))
    try:
        return Verdict(model.name, faults(model.folder))
    except ManifestError as error:
        return Verdict(model.name, (error.words,))


def is_own(model: Model, models: Path) -> bool:
    """Whether a model lies in the models folder, so that it may be removed."""
    return model.folder.absolute().parent == models.absolute()


def remove(model: Model, models: Path) -> None:
    """Remove an installed model, and what an unfinished installation of it has left.

    Raises:
        ManageError: It ships with the app or lies elsewhere, or cannot be removed.
    """
    if not is_own(model, models):
        raise ManageError(
            phrase("{name} does not lie in the models folder, so it stays.", name=model.name)
        )
    partial = partial_folder(models, model.name)
    if not model.installed and not partial.exists():
        raise ManageError(phrase("{name} is not installed.", name=model.name))
    try:
        shutil.rmtree(partial, ignore_errors=True)
        if model.installed:
            # Out of sight at once: a model half removed must not be taken for a whole one.
            partial.parent.mkdir(exist_ok=True)
            model.folder.rename(partial)
            shutil.rmtree(partial)
    except OSError as error:
        raise ManageError(
            phrase("{name} cannot be removed: {reason}.", name=model.name, reason=reason_of(error))
        ) from error


def discard(name: str, models: Path) -> None:
    """Throw away what an unfinished installation has left; an installed model stays.

    Raises:
        ManageError: It is being installed just now, or cannot be removed.
    """
    from filelock import FileLock, Timeout

    lock = lock_path(models, name)
    try:
        with FileLock(lock, timeout=0):
            shutil.rmtree(partial_folder(models, name))
        lock.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except Timeout:
        raise ManageError(
            phrase("{name} is being installed, in another window or terminal.", name=name)
        ) from None
    except OSError as error:
        raise ManageError(
            phrase(
                "What is there of {name} cannot be removed: {reason}.",
                name=name,
                reason=reason_of(error),
            )
        ) from error


def export(model: Model, archive: Path) -> None:
    """Write an installed model as a zip file, to carry it to another machine.

    Raises:
        ManageError: It is not installed, not sound, or cannot be written.
    """
    from khulasa.models.folders.archive import pack

    verdict = verify(model)
    if verdict.faults:
        raise ManageError(
            phrase("{name} is not exported: {fault}.", name=model.name, fault=verdict.faults[0])
        )
    try:
        pack(model.folder, archive)
    except OSError as error:
        raise ManageError(
            phrase(
                "Cannot write {archive}: {reason}.", archive=str(archive), reason=reason_of(error)
            )
        ) from error
