"""Which files of a repository are fetched, and how much room that takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from khulasa.models.errors import broken
from khulasa.models.folders.layout import PICKLED_WEIGHTS, WEIGHTS, WEIGHTS_INDEX
from khulasa.wording import phrase

# Everything beside the weights that a converter or a tokenizer reads, and the card.
SMALL_FILES = frozenset(
    (
        *("config.json", "generation_config.json", "README.md", "LICENSE"),
        *("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json"),
        *("tokenizer.json", "vocab.json", "merges.txt", "chat_template.jinja"),
        *("source.spm", "target.spm", "spiece.model"),
    )
)
_SHARD = re.compile(r"model-\d+-of-\d+\.safetensors")
# The converted model is smaller than what it is made of, a half for weights that were saved in
# half precision; pickled weights are written once more as safetensors.
_ROOM_FOR_CONVERSION = {"safetensors": 1.6, "bin": 2.6}
_MARGIN = 64 << 20
# No model that anybody runs at home comes near it.
_MOST_BYTES = 1 << 42
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BLOB = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a repository.

    Attributes:
        path: Relative, with slashes.
        size: In bytes.
        sha256: Empty if the hub does not give it.
        blob: Git's hash of the content, which the hub gives for small files; may be empty.
    """

    path: str
    size: int
    sha256: str = ""
    blob: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to fetch.

    Attributes:
        repo: ``owner/name``.
        revision: The commit; never a branch, which may move during a download.
        licence: As the hub says it; empty if it does not.
        files: Smallest first, so that a wrong model is noticed before its weights are fetched.
    """

    repo: str
    revision: str
    licence: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def room(self) -> int:
        """Bytes that have to be free before anything is fetched."""
        safe = any(file.path.endswith(".safetensors") for file in self.files)
        return int(self.size * _ROOM_FOR_CONVERSION["safetensors" if safe else "bin"]) + _MARGIN


def choose_files(listing: Iterable[RemoteFile]) -> tuple[RemoteFile, ...]:
    """The files that are needed: safetensors if there are any, else pickled weights.

    Raises:
        InstallError: They hold no configuration, or no weights, or are none that can be.
    """
    files = {file.path: file for file in listing if _is_plain(file.path)}
    if "config.json" not in files:
        raise broken(phrase("The repository is no model: it has no config.json"))
    if WEIGHTS in files:
        weights = {WEIGHTS}
    elif WEIGHTS_INDEX in files:
        weights = {WEIGHTS_INDEX, *filter(_SHARD.fullmatch, files)}
    elif PICKLED_WEIGHTS in files:
        weights = {PICKLED_WEIGHTS}
    else:
        raise broken(
            phrase(
                "The repository has no weights that Khulasa can read ({weights} or {pickled})",
                weights=WEIGHTS,
                pickled=PICKLED_WEIGHTS,
            )
        )
    chosen = [file for path, file in files.items() if path in SMALL_FILES or path in weights]
    for file in chosen:
        if not _makes_sense(file):
            raise broken(
                phrase("What the repository says of its file {file} makes no sense", file=file.path)
            )
    return tuple(sorted(chosen, key=lambda file: (file.size, file.path)))


def _makes_sense(file: RemoteFile) -> bool:
    """Whether size and hash are a size and a hash; they come from outside, and name files."""
    return (
        isinstance(file.size, int)
        and 0 <= file.size <= _MOST_BYTES
        and (not file.sha256 or bool(_SHA256.fullmatch(file.sha256)))
        and (not file.blob or bool(_BLOB.fullmatch(file.blob)))
    )


def _is_plain(path: str) -> bool:
    """Whether a path is a name without folders; a repository's subfolders hold other formats."""
    return PurePosixPath(path).name == path and path not in (".", "..") and "\\" not in path
