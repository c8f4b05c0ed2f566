"""Fingerprints of models: equal ones give equal outputs, so a kept output may be used again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path

from khulasa import __version__
from khulasa.codec import to_plain
from khulasa.engine.messages import ModelSpec, Summarise, SummariserSpec
from khulasa.models.folders.file_stamps import FileStamp, file_stamps
from khulasa.models.folders.hashes import sha256
from khulasa.models.folders.manifest import (
    MANIFEST,
    FileRecord,
    ManifestError,
    read_manifest,
    record_files,
)
from khulasa.translation.backend_name import BackendName

# What shapes an output besides the model.
_ROOMS = ("article", "engine", "review", "summary", "translation")
_PACKAGE = Path(__file__).parents[1]
_ELSEWHERE = ""  # where a model lies does not shape its output


def model_fingerprint(spec: ModelSpec | SummariserSpec) -> str:
    """SHA-256 over a model's files, its settings, and the version of what surrounds it.

    Checks and the ladder of retries change with the app, so every version has its own, and every
    state of a checkout between two versions.
    """
    settings = asdict(replace(spec, folder=_ELSEWHERE))
    return _digest(
        [__version__, rules_stamps(), settings, _content(Path(spec.folder), spec.backend)]
    )


def summary_key(request: Summarise) -> str:
    """SHA-256 over all that a summary is made of: texts, kind of summary, summariser."""
    spec = request.summariser
    neutral = replace(request, job=0, summariser=None)
    return _digest(
        [__version__, rules_stamps(), to_plain(neutral), model_fingerprint(spec) if spec else ""]
    )


@lru_cache(maxsize=4)
def rules_stamps(package: Path = _PACKAGE) -> tuple[tuple[str, int, int], ...]:
    """Place, size and time of change of each module and word list that shapes an output.

    Args:
        package: The folder of the app's code; in a package of the app it may hold no modules.
    """
    found = (path for room in _ROOMS for path in sorted((package / room).rglob("*")))
    files = [(path, path.stat()) for path in found if path.suffix in (".py", ".txt")]
    return tuple(
        (path.relative_to(package).as_posix(), status.st_size, status.st_mtime_ns)
        for path, status in files
    )


def _content(folder: Path, backend: BackendName) -> str:
    return _content_of(folder, file_stamps(folder), backend)


# By the stamps, too: a model may be replaced or damaged while the app runs.
@lru_cache(maxsize=64)
def _content_of(folder: Path, stamps: tuple[FileStamp, ...], backend: BackendName) -> str:
    """Hashes of a model's files: as its manifest has them where they are as they were then."""
    try:
        manifest = read_manifest(folder)
    except ManifestError:
        # The float weights of a checkpoint are large, and only torch reads them.
        skip = ".safetensors" if backend is not BackendName.TORCH else "/"
        records = record_files(folder, without=skip)
        # Without files to tell it by, a model is only known by its place.
        return _digest([(r.path, r.sha256) for r in records] or str(folder))
    known = {stamp.path: stamp for stamp in stamps}
    verified = known[MANIFEST].changed if MANIFEST in known else -1
    hashes = [(r.path, _hash(folder, r, known.get(r.path), verified)) for r in manifest.files]
    # What a damaged model made is not what the repaired one makes, even if nobody saw the damage.
    return _digest([*hashes, manifest.repairs] if manifest.repairs else hashes or str(folder))


def _hash(folder: Path, record: FileRecord, stamp: FileStamp | None, verified: int) -> str:
    """The hash of a file; the manifest's own, unless it was written since or has another size."""
    if stamp is None:
        return "missing"
    if stamp.size == record.size and stamp.changed <= verified:
        return record.sha256
    return sha256(folder / record.path)


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
