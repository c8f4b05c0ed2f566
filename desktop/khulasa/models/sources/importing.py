"""Taking a model from a folder or a zip file, for machines that never see a network."""

from __future__ import annotations

import configparser
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from khulasa.models.errors import broken
from khulasa.models.folders.archive import unpack
from khulasa.models.folders.folder_copy import copy_folder
from khulasa.models.folders.layout import PICKLED_WEIGHTS, RELEASE, WEIGHTS
from khulasa.models.folders.manifest import MANIFEST
from khulasa.models.store import ENTRY
from khulasa.wording import phrase

_LONGEST_ENTRY = 1 << 16


def take(path: Path, folder: Path, *, free: int, stopped: Callable[[], bool]) -> bool:
    """Copy or unpack a model.

    Args:
        path: A folder or a zip file: a model that Khulasa exported, a checkpoint in Hugging Face
            layout, or an OPUS-MT release.
        folder: Where to put it; what is there is replaced.
        free: Bytes that may be used.
        stopped: Whether the user stopped it.

    Returns:
        Whether it is a finished model that Khulasa exported.

    Raises:
        InstallError: It is none of these, or there is no room for it.
        StoppedError: The user stopped it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if path.is_dir():
        copy_folder(path, folder, free=free, stopped=stopped)
    elif path.is_file():
        folder.mkdir(parents=True)
        unpack(path, folder, free=free, stopped=stopped)
    else:
        raise broken(phrase("There is no file or folder {path}", path=str(path)))
    if (folder / MANIFEST).is_file():
        return True
    if not _is_model(folder):
        raise broken(
            phrase(
                "{file} is no model that Khulasa knows: it has neither config.json with "
                "weights ({weights} or {pickled}) nor {release} of an OPUS-MT release",
                file=path.name,
                weights=WEIGHTS,
                pickled=PICKLED_WEIGHTS,
                release=RELEASE,
            )
        )
    return False


def _is_model(folder: Path) -> bool:
    weights = any(any(folder.glob(p)) for p in ("*.safetensors", PICKLED_WEIGHTS, "*.gguf"))
    return (folder / RELEASE).is_file() or ((folder / "config.json").is_file() and weights)


def exported_entry(path: Path) -> tuple[str, dict[str, str]] | None:
    """Name and section of a model that Khulasa exported; None if it is something else."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        if path.is_dir():
            if not stat.S_ISREG((path / ENTRY).lstat().st_mode):
                return None
            with (path / ENTRY).open("rb") as stream:
                parser.read_string(stream.read(_LONGEST_ENTRY).decode("utf-8"))
        else:
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if name.split("/")[-1] == ENTRY]
                # Sections are short; a longer file is none of ours.
                with archive.open(names[0]) as stream:
                    parser.read_string(stream.read(_LONGEST_ENTRY).decode("utf-8"))
        (name,) = parser.sections()
    except (OSError, ValueError, IndexError, zipfile.BadZipFile, configparser.Error):
        return None
    return name, dict(parser[name])
