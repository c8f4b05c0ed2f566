"""The section of a model in the catalogue: how it is read, checked and written."""

from __future__ import annotations

import configparser
import math
import re
from collections.abc import Mapping
from pathlib import Path

from khulasa.models.model import Model, Source, SourceKind, Task
from khulasa.reasons import WordedError
from khulasa.summary.writing.prompt import TEXT
from khulasa.wording import phrase, values_phrase

SPEEDS = ("fast", "medium", "slow")
COMPUTE_TYPES = ("default", "int8", "int16", "float32")

_TEXT_KEYS = (
    "title",
    "licence",
    "notice",
    "good_for",
    "quality",
    "quality_source",
    "prompt",
    "system",
)
_FIGURES = ("words_a_second", "memory_mb", "download_mb")
KEYS = frozenset(
    (
        *("task", "from", "to", "folder", "map_digits", "max_tokens", "speed", "compute_type"),
        *("prefix", "source", "repo", "revision", "sha256", "unsure_below", "grounded"),
        "portion_tokens",
        *_FIGURES,
        *_TEXT_KEYS,
    )
)
_REQUIRED = ("task", "from", "to", "title", "licence")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_REPO = {
    SourceKind.HUB: re.compile(r"[\w.-]+/[\w.-]+", re.ASCII),
    SourceKind.PYPI: re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*"),
}
_REVISION = re.compile(r"[A-Za-z0-9][\w.+!/-]*", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TARGET_MARK = re.compile(r">>\w+<<")
_MOST_TOKENS = {Task.TRANSLATION: 512, Task.SUMMARY: 8192}
_USUAL_TOKENS = {Task.TRANSLATION: 480, Task.SUMMARY: 512}


class EntryError(WordedError, ValueError):
    """A section is wrong; the message names the key."""


def read_entry(name: str, keys: Mapping[str, str], shipped: Path, installed: Path) -> Model:
    """Read a section of the catalogue.

    Args:
        name: Its name.
        keys: Its keys and values.
        shipped: Folder that a relative ``folder`` is looked for in.
        installed: Folder of the installed models; each lies in a folder of its name.

    Raises:
        EntryError: A key is unknown, missing or has a value that cannot be.
    """
    if not _NAME.fullmatch(name):
        raise EntryError(phrase("a name is made of letters, digits, dots and dashes"))
    for key in sorted(keys.keys() - KEYS):
        raise EntryError(phrase("unknown key {key}", key=key))
    for key in _REQUIRED:
        if not keys.get(key):
            raise EntryError(phrase("no value for {key}", key=key))
    task = _choice(keys, "task", Task)
    sources, targets = _languages(keys, "from"), _languages(keys, "to")
    text = {key: keys.get(key, "") for key in _TEXT_KEYS}
    if text["prompt"] and TEXT not in text["prompt"]:
        raise EntryError(phrase("prompt must hold {mark}", mark=TEXT))
    return Model(
        name=name,
        source=sources[0],
        target=targets[0],
        folder=_folder(name, keys, shipped, installed),
        map_digits=_yes_or_no(keys, "map_digits"),
        max_tokens=_tokens(keys, "max_tokens", task, _USUAL_TOKENS[task]),
        portion_tokens=_tokens(keys, "portion_tokens", task, 0),
        task=task,
        sources=sources,
        targets=targets,
        prefixes=_prefixes(keys, targets),
        origin=_origin(keys),
        speed=_one_of(keys, "speed", ("", *SPEEDS)),
        compute_type=_one_of(keys, "compute_type", COMPUTE_TYPES) or COMPUTE_TYPES[0],
        unsure_below=_figure(keys, "unsure_below"),
        grounded=_yes_or_no(keys, "grounded"),
        words_a_second=_count(keys, "words_a_second"),
        memory_mb=_count(keys, "memory_mb"),
        download_mb=_count(keys, "download_mb"),
        **text,
    )


def entry_keys(model: Model) -> dict[str, str]:
    """The section that ``read_entry`` reads as this model, wherever its folder is."""
    keys = {
        "task": str(model.task),
        "from": ", ".join(model.sources or (model.source,)),
        "to": ", ".join(model.targets or (model.target,)),
        "map_digits": "yes" if model.map_digits else "",
        "grounded": "yes" if model.grounded else "",
        "max_tokens": str(model.max_tokens),
        "portion_tokens": str(model.portion_tokens or ""),
        "prefix": ", ".join(f"{target} {mark}" for target, mark in model.prefixes),
        "speed": model.speed,
        "compute_type": model.compute_type,
        "unsure_below": "" if model.unsure_below is None else str(model.unsure_below),
        **{key: str(getattr(model, key) or "") for key in (*_FIGURES, *_TEXT_KEYS)},
    }
    if model.origin:
        keys |= {"source": str(model.origin.kind), "repo": model.origin.repo}
        keys |= {"revision": model.origin.revision, "sha256": model.origin.sha256}
    return {key: value for key, value in keys.items() if value}


def _choice(keys: Mapping[str, str], key: str, choices: type[Task]) -> Task:
    try:
        return choices(keys[key])
    except ValueError:
        raise EntryError(phrase("unknown {key} {value}", key=key, value=keys[key])) from None


def _one_of(keys: Mapping[str, str], key: str, values: tuple[str, ...]) -> str:
    value = keys.get(key, "")
    if value and value not in values:
        raise EntryError(
            phrase("{key} must be one of {values}", key=key, values=values_phrase(values))
        )
    return value


def _figure(keys: Mapping[str, str], key: str) -> float | None:
    if not keys.get(key):
        return None
    try:
        figure = float(keys[key])
    except ValueError:
        figure = math.nan
    if not math.isfinite(figure):
        raise EntryError(phrase("{key} must be a number", key=key))
    return figure


def _languages(keys: Mapping[str, str], key: str) -> tuple[str, ...]:
    codes = tuple(keys[key].replace(",", " ").split())
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            raise EntryError(
                phrase("{key} has {code}, which is no language code", key=key, code=code)
            )
    return codes


def _yes_or_no(keys: Mapping[str, str], key: str) -> bool:
    value = configparser.ConfigParser.BOOLEAN_STATES.get(keys.get(key, "no").lower())
    if value is None:
        raise EntryError(phrase("{key} must be yes or no", key=key))
    return value


def _tokens(keys: Mapping[str, str], key: str, task: Task, usual: int) -> int:
    if not keys.get(key):
        return usual
    value, most = keys[key], _MOST_TOKENS[task]
    if not value.isdecimal() or not 8 <= int(value) <= most:
        raise EntryError(phrase("{key} must be from 8 to {most}", key=key, most=most))
    return int(value)


def _count(keys: Mapping[str, str], key: str) -> int:
    value = keys.get(key, "") or "0"
    if not (value.isascii() and value.isdecimal() and len(value) < 7):
        raise EntryError(phrase("{key} must be a whole number below a million", key=key))
    return int(value)


def _prefixes(keys: Mapping[str, str], targets: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Either one mark for every target, or ``ar >>ara<<, zh >>cmn_Hans<<``."""
    value = keys.get("prefix", "").strip()
    if not value:
        return ()
    if " " not in value:
        pairs = [(target, value) for target in targets]
    else:
        words = [tuple(part.split()) for part in value.split(",")]
        if any(len(pair) != 2 for pair in words):
            raise EntryError(phrase("prefix must be a mark, or pairs of a language and its mark"))
        pairs = [(pair[0], pair[1]) for pair in words]
    for target, mark in pairs:
        if target not in targets:
            raise EntryError(phrase("prefix names {target}, which is not in to", target=target))
        if not _TARGET_MARK.fullmatch(mark):
            raise EntryError(
                phrase("prefix has {mark}, which is not of the form >>code<<", mark=mark)
            )
    return tuple(pairs)


def _origin(keys: Mapping[str, str]) -> Source | None:
    if "source" not in keys:
        for key in ("repo", "revision", "sha256"):
            if key in keys:
                raise EntryError(phrase("{key} needs a source", key=key))
        return None
    try:
        kind = SourceKind(keys["source"])
    except ValueError:
        raise EntryError(phrase("unknown source {source}", source=keys["source"])) from None
    repo = keys.get("repo", "")
    if not _REPO[kind].fullmatch(repo):
        raise EntryError(
            phrase("repo must be owner/name")
            if kind is SourceKind.HUB
            else phrase("repo is missing")
        )
    revision = keys.get("revision", "main" if kind is SourceKind.HUB else "")
    if not revision:
        raise EntryError(phrase("a package needs its version as revision"))
    # They are put into addresses and into what pip is told.
    if not _REVISION.fullmatch(revision):
        raise EntryError(phrase("revision has {revision}, which is none", revision=revision))
    digest = keys.get("sha256", "")
    if digest and not _SHA256.fullmatch(digest):
        raise EntryError(phrase("sha256 must be 64 hexadecimal digits"))
    return Source(kind, repo, revision, digest)


def _folder(name: str, keys: Mapping[str, str], shipped: Path, installed: Path) -> Path:
    if "folder" not in keys:
        return installed / name
    if not keys["folder"]:
        raise EntryError(phrase("no value for folder"))
    folder = Path(keys["folder"]).expanduser()
    return folder if folder.is_absolute() else shipped / folder
