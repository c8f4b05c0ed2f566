"""Where Khulasa keeps things, whether it may write there, and whether there is room."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from khulasa.doctor.finding import Finding
from khulasa.log import STATE_VARIABLE, log_folder
from khulasa.models.errors import megabytes
from khulasa.models.store import (
    CONFIG_VARIABLE,
    MODELS_VARIABLE,
    config_folder,
    models_folder,
    shared_models_folders,
)
from khulasa.wording import _, list_text

# A full model takes 80 MB to 1.7 GB; while it is converted about twice that is needed.
_LITTLE_ROOM = 1_000_000_000


def look_at_folders(
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> tuple[Finding, ...]:
    """Settings, models, shared models, log, temporary files, and the room for more models.

    Args:
        free: Bytes that are free where a folder lies.
    """
    models = models_folder()
    return (
        _own(_("Settings"), config_folder(), CONFIG_VARIABLE),
        _own(_("Models"), models, MODELS_VARIABLE),
        *(
            Finding(_("Shared models"), _("{path}, only read").format(path=path))
            for path in shared_models_folders()
            if path.is_dir()
        ),
        _own(_("Log"), log_folder(), STATE_VARIABLE),
        _own(_("Temporary files"), Path(tempfile.gettempdir()), "TMPDIR"),
        _room(models, free),
    )


def _own(name: str, folder: Path, variable: str) -> Finding:
    """A folder that has to be writable, or that can be made when it is needed."""
    there = _nearest(folder)
    state = _("writable") if there == folder else _("not made yet")
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Finding(
            name,
            str(folder),
            _("Khulasa cannot write there: {reason}.").format(reason=error.strerror or error),
            _(
                "Give yourself permission to write in {there}, or name another folder "
                "with the environment variable {variable}."
            ).format(there=there, variable=variable),
        )
    return Finding(name, list_text((str(folder), state)))


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    folder = folder.absolute()
    return next((path for path in (folder, *folder.parents) if path.exists()), folder)


def _room(models: Path, free: Callable[[Path], int]) -> Finding:
    try:
        bytes_free = free(_nearest(models))
    except OSError as error:
        return Finding(
            _("Free disk space"), _("unknown ({reason})").format(reason=error.strerror or error)
        )
    if bytes_free < _LITTLE_ROOM:
        return Finding(
            _("Free disk space"),
            megabytes(bytes_free),
            _("There may be too little room for another model."),
            _(
                "Free some, remove a model with: khulasa models remove NAME, or move all "
                "of them to another disk with: khulasa models path FOLDER"
            ),
        )
    return Finding(_("Free disk space"), megabytes(bytes_free))
