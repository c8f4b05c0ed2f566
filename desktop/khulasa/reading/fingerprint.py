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
from khulasa.models.manifest import ManifestError, read_manifest, record_files
from khulasa.translation.backend_name import BackendName

_ELSEWHERE = ""  # where a model lies does not shape its output


def model_fingerprint(spec: ModelSpec | SummariserSpec) -> str:
    """SHA-256 over a model's files, its settings, and the version of what surrounds it.

    Checks and the ladder of retries change with the app, so every version has its own.
    """
    settings = asdict(replace(spec, folder=_ELSEWHERE))
    return _digest([__version__, settings, _content(Path(spec.folder), spec.backend)])


def summary_key(request: Summarise) -> str:
    """SHA-256 over all that a summary is made of: texts, kind of summary, summariser."""
    spec = request.summariser
    neutral = replace(request, job=0, summariser=None)
    return _digest([__version__, to_plain(neutral), model_fingerprint(spec) if spec else ""])


@lru_cache(maxsize=64)
def _content(folder: Path, backend: BackendName) -> str:
    """Hashes of a model's files as its manifest has them, else of the files themselves."""
    try:
        records = read_manifest(folder).files
    except ManifestError:
        # The float weights of a checkpoint are large, and only torch reads them.
        skip = ".safetensors" if backend is not BackendName.TORCH else "/"
        records = record_files(folder, without=skip)
    # Without files to tell it by, a model is only known by its place.
    return _digest([(r.path, r.sha256) for r in records] or str(folder))


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
