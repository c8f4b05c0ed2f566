"""Where the models and the user's own catalogue lie."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

import platformdirs

from khulasa.reasons import WordedError, reason_of
from khulasa.wording import phrase

# They can be set from outside: for a portable copy on a stick, for administrators, for tests.
MODELS_VARIABLE = "KHULASA_MODELS"
SHARED_VARIABLE = "KHULASA_SHARED_MODELS"
CONFIG_VARIABLE = "KHULASA_CONFIG"

# Begins with a dot, which no model's name does.
PARTIAL = ".partial"
ENTRY = "entry.cfg"
_CHOSEN = "models-folder"
_UNFINISHED = f".{_CHOSEN}.unfinished"


class StoreError(WordedError):
    """The models folder cannot be used; the message names it and the reason."""


def config_folder() -> Path:
    """The user's configuration folder; it need not exist."""
    chosen = os.environ.get(CONFIG_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_config_path("khulasa", appauthor=False)


def user_catalogue_path() -> Path:
    """The user's own catalogue, which adds to the shipped one; it need not exist."""
    return config_folder() / "models.cfg"


def models_folder() -> Path:
    """Where models are installed; it need not exist."""
    chosen = os.environ.get(MODELS_VARIABLE)
    if chosen:
        return Path(chosen)
    try:
        line = (config_folder() / _CHOSEN).read_text(encoding="utf-8").strip()
    except OSError:
        line = ""
    if line:
        return Path(line)
    return platformdirs.user_data_path("khulasa", appauthor=False) / "models"


def shared_models_folders() -> tuple[Path, ...]:
    """Folders of models that an administrator put there for every user; they are only read.

    They need not exist. Set from outside, several are separated as in ``PATH``; none, if empty.
    """
    chosen = os.environ.get(SHARED_VARIABLE)
    if chosen is not None:
        return tuple(Path(folder) for folder in chosen.split(os.pathsep) if folder)
    # Several on Linux; which of them comes first depends on the desktop, so all are looked at.
    folders = platformdirs.site_data_dir("khulasa", appauthor=False, multipath=True)
    return tuple(Path(folder) / "models" for folder in folders.split(os.pathsep))


def model_folder(name: str) -> Path:
    """Where a model lies: the models folder, unless only a shared one has it."""
    folders = (models_folder(), *shared_models_folders())
    return next((path for folder in folders if (path := folder / name).is_dir()), folders[0] / name)


def move_models(folder: Path) -> None:
    """Move all models to another folder and use that one from now on.

    Raises:
        StoreError: The folder holds something else, lies in the old one, or cannot be written. The
            models are in the old folder then, and that one is used.
    """
    old, new = models_folder().absolute(), folder.expanduser().absolute()
    if os.environ.get(MODELS_VARIABLE):
        raise StoreError(
            phrase(
                "The models folder is set by {variable}; change it there.", variable=MODELS_VARIABLE
            )
        )
    if new != old and new.is_relative_to(old):
        raise StoreError(phrase("{new} lies inside the models folder itself.", new=str(new)))
    moved: list[Path] = []
    try:
        # First of all, so that nothing is moved to where it would not be looked for.
        chosen = _note(new)
        if new != old:
            new.mkdir(parents=True, exist_ok=True)
            if any(new.iterdir()):
                chosen.unlink()
                raise StoreError(
                    phrase("{new} is not empty. Choose an empty folder.", new=str(new))
                )
            for path in sorted(old.iterdir()) if old.is_dir() else ():
                _move(path, new / path.name)
                moved.append(path)
        chosen.replace(chosen.with_name(_CHOSEN))
    except OSError as error:
        _move_back(moved, new)
        raise StoreError(
            phrase(
                "The models cannot be moved to {new}: {reason}. They are still in {old}.",
                new=str(new),
                reason=reason_of(error),
                old=str(old),
            )
        ) from error


def _note(folder: Path) -> Path:
    """Write down which folder it will be, beside where that counts."""
    settings = config_folder()
    settings.mkdir(parents=True, exist_ok=True)
    path = settings / _UNFINISHED
    path.write_text(f"{folder}\n", encoding="utf-8")
    return path


def _move(path: Path, target: Path) -> None:
    """Move a file or folder; from one disk to another a copy is whole before the original goes."""
    try:
        path.rename(target)
        return
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
    try:
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy2(path, target)
    except OSError:
        _delete(target)
        raise
    _delete(path)


def _move_back(moved: list[Path], new: Path) -> None:
    """Have everything again where it was, so that nothing is missing and a retry can begin."""
    for path in moved:
        with suppress(OSError):
            _move(new / path.name, path)
    with suppress(OSError):
        (config_folder() / _UNFINISHED).unlink(missing_ok=True)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def partial_folder(models: Path, name: str) -> Path:
    """Where a model is put together before it is moved into place."""
    return models / PARTIAL / name


def lock_path(models: Path, name: str) -> Path:
    """The file that keeps two processes from installing one model at once."""
    return models / PARTIAL / f"{name}.lock"


def disk_use(folder: Path) -> int:
    """Bytes of all files in a folder; 0 if there is none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def installed_entries() -> tuple[Path, ...]:
    """The ``entry.cfg`` of every installed model that brought its own section; own models first."""
    folders = (models_folder(), *shared_models_folders())
    return tuple(path for folder in folders for path in sorted(folder.glob(f"[!.]*/{ENTRY}")))
