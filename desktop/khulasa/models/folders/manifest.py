"""What an installed model consists of and where it came from: its ``manifest.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from khulasa.models.folders.hashes import sha256
from khulasa.models.store import PARTIAL
from khulasa.reasons import WordedError, reason_of
from khulasa.wording import Phrase, phrase

MANIFEST = "manifest.json"
# In what languages a model is calibrated, where it has them.
CALIBRATED_PAIR = ("ar", "en")
_FORMAT = 1
_LOWEST_SCORE = -100.0


class ManifestError(WordedError):
    """There is no manifest, or it cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file.

    Attributes:
        path: Relative, with slashes.
        size: In bytes.
        sha256: Of its content.
        checked: It was compared with a hash that the source gave.
    """

    path: str
    size: int
    sha256: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where a model came from and what it consists of.

    Attributes:
        name: Its name in the catalogue.
        source: ``"hub"``, ``"pypi"`` or ``"import"``.
        repo: Repository, package, or the file that was imported.
        revision: Commit or version; empty for an import.
        licence: As the source says it, else as the catalogue does.
        converter: ``"numpy"``, ``"torch"`` or ``"opus-mt"``.
        versions: Of the libraries that converted it.
        quantization: As CTranslate2 names it.
        smoke: A sentence, and what the model made of it when it was new.
        fetched: Files that it was made from; the weights among them are not kept.
        files: Files that it consists of.
        repairs: How often it was installed again because files were damaged.
        unsure_score: A translation in ``CALIBRATED_PAIR`` is marked as unsure if the mean
            log-probability of its tokens is lower, see ``conversion.calibration``; None where
            that was not found out.
    """

    name: str
    source: str
    repo: str
    revision: str
    licence: str
    converter: str
    versions: dict[str, str]
    quantization: str
    smoke: dict[str, str | float]
    fetched: tuple[FileRecord, ...]
    files: tuple[FileRecord, ...]
    repairs: int = 0
    unsure_score: float | None = None

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(file.size for file in self.files)


def record_files(
    folder: Path, checked: Iterable[str] = (), *, without: str = ".part"
) -> tuple[FileRecord, ...]:
    """Sizes and hashes of all files in a folder but the manifest itself.

    Args:
        folder: The model's folder.
        checked: Names of the files that were compared with a hash of their source.
        without: Ending of the names of files that do not count.
    """
    known = set(checked)
    records = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST and not name.endswith(without):
            records.append(FileRecord(name, path.stat().st_size, sha256(path), name in known))
    return tuple(records)


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write it into the model's folder."""
    text = json.dumps({"format": _FORMAT, **asdict(manifest)}, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an installed model.

    Raises:
        ManifestError: It is missing or broken, or of a newer Khulasa.
    """
    path = folder / MANIFEST
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if read["format"] != _FORMAT:
            raise ManifestError(phrase("{path} was written by a newer Khulasa", path=str(path)))
        for key in ("fetched", "files"):
            read[key] = tuple(_record(record) for record in read[key])
        known = {field.name for field in fields(Manifest)}
        # What a later Khulasa may add is of no use here.
        return _checked(Manifest(**{key: read[key] for key in known & read.keys()}))
    except (OSError, ValueError) as error:
        raise ManifestError(
            phrase("{path} cannot be read: {error}", path=str(path), error=reason_of(error))
        ) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ManifestError(
            phrase("{path} does not hold what it should", path=str(path))
        ) from error


def manifest_of(folder: Path) -> Manifest | None:
    """The manifest of a model; None if it has none that can be read."""
    try:
        return read_manifest(folder)
    except ManifestError:
        return None


def _checked(manifest: Manifest) -> Manifest:
    score = manifest.unsure_score
    # A truth value is an int, too, and no log-probability is above 0.
    if score is not None and (type(score) not in (int, float) or not _LOWEST_SCORE <= score <= 0):
        raise TypeError("its limit is no log-probability")
    return manifest


def _record(fields: dict[str, Any]) -> FileRecord:
    record = FileRecord(**fields)
    if not (isinstance(record.path, str) and isinstance(record.size, int)):
        raise TypeError("a file has no name or no size")
    return record


def faults(folder: Path) -> tuple[Phrase, ...]:
    """What is wrong with an installed model, a line each; empty if it is as it was installed.

    Raises:
        ManifestError: It has no readable manifest to compare with.
    """
    files = read_manifest(folder).files
    found = [] if files else [phrase("its manifest names no files")]
    for file in files:
        path = folder / file.path
        if not path.resolve().is_relative_to(folder.resolve()):
            found.append(phrase("{file} lies outside the model", file=file.path))
        elif not path.is_file():
            found.append(phrase("{file} is missing", file=file.path))
        elif path.stat().st_size != file.size or sha256(path) != file.sha256:
            found.append(phrase("{file} was changed", file=file.path))
    return tuple(found)


def unfinished(models: Path) -> tuple[str, ...]:
    """Names of models whose installation was interrupted and can go on."""
    return tuple(sorted(path.name for path in (models / PARTIAL).glob("*") if path.is_dir()))
