"""Where the models and the user's own catalogue lie."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import platformdirs

from khulasa.wording import _

# They can be set from outside: for a portable copy on a stick, for administrators, for tests.
MODELS_VARIABLE = "KHULASA_MODELS"
SHARED_VARIABLE = "KHULASA_SHARED_MODELS"
CONFIG_VARIABLE = "KHULASA_CONFIG"

# Begins with a dot, which no model's name does.
PARTIAL = ".partial"
ENTRY = "entry.cfg"
_CHOSEN = "models-folder"


class StoreError(Exception):
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
        StoreError: The folder holds something else, lies in the old one, or cannot be written.
    """
    old, new = models_folder().absolute(), folder.expanduser().absolute()
    if os.environ.get(MODELS_VARIABLE):
        raise StoreError(
            _("The models folder is set by {variable}; change it there.").format(
                variable=MODELS_VARIABLE
            )
        )
    if new != old:
        if new.is_relative_to(old):
            raise StoreError(_("{new} lies inside the models folder itself.").format(new=new))
        try:
            new.mkdir(parents=True, exist_ok=True)
            if any(new.iterdir()):
                raise StoreError(_("{new} is not empty. Choose an empty folder.").format(new=new))
            for path in sorted(old.iterdir()) if old.is_dir() else ():
                shutil.move(path, new / path.name)
        except OSError as error:
            raise StoreError(
                _(
                    "The models cannot be moved to {new}: {reason}. What was not moved "
                    "is still in {old}."
                ).format(new=new, reason=error.strerror or error, old=old)
            ) from error
    settings = config_folder()
    settings.mkdir(parents=True, exist_ok=True)
    (settings / _CHOSEN).write_text(f"{new}\n", encoding="utf-8")


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
