"""The catalogue ``models.cfg``, read into frozen dataclasses."""

from __future__ import annotations

import configparser
from dataclasses import dataclass
from pathlib import Path

from khulasa.resources import catalogue_path, resource_path

_KEYS = {
    "task",
    "from",
    "to",
    "title",
    "folder",
    "map_digits",
    "max_tokens",
    "licence",
    "notice",
    "doubtful_score",
}
_REQUIRED = ("task", "from", "to", "title", "folder", "licence")


class CatalogueError(Exception):
    """The catalogue cannot be read; the message names file, section and key."""


class ModelMissingError(Exception):
    """No model for what was asked, or its folder is not there; the message says which."""


@dataclass(frozen=True, slots=True)
class Model:
    """One translation model of the catalogue.

    Attributes:
        name: Its section in the catalogue.
        source, target: ISO 639-1 codes of the languages it translates from and to.
        title: Its name for people.
        folder: Where it lies.
        map_digits: It knows no Arabic-Indic digits.
        max_tokens: Longest input it translates well, in its own tokens.
        licence: SPDX identifier or a word.
        notice: What has to be said wherever it is used; may be empty.
        doubtful_score: Mean log-probability of a translation below which it is doubtful; None
            if that is not known for this model.
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
    doubtful_score: float | None = None


def read_catalogue(path: Path | None = None) -> tuple[Model, ...]:
    """Read a catalogue.

    Args:
        path: The file; by default the one that ships with the app.

    Raises:
        CatalogueError: It is missing, malformed, or has an unknown or missing key.
    """
    path = path or catalogue_path()
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text(encoding="utf-8"), source=path.name)
    except OSError as error:
        raise CatalogueError(f"Cannot read the model catalogue {path}: {error.strerror}.") from None
    except (configparser.Error, UnicodeDecodeError) as error:
        raise CatalogueError(f"The model catalogue {path} is malformed: {error}") from None
    return tuple(_model(path, name, dict(parser[name])) for name in parser.sections())


def find_model(
    models: tuple[Model, ...], source: str, target: str, name: str | None = None
) -> Model:
    """Choose a model: by name, else the first for the language pair.

    Raises:
        ModelMissingError: There is none, it is for other languages, or its folder is missing.
    """
    if name is not None:
        found = next((model for model in models if model.name == name), None)
        if found is None:
            known = ", ".join(model.name for model in models) or "none"
            raise ModelMissingError(f"There is no model called {name}. Known models: {known}.")
        if (found.source, found.target) != (source, target):
            raise ModelMissingError(
                f"The model {name} translates from {found.source} to {found.target}, "
                f"not from {source} to {target}."
            )
    else:
        found = next((m for m in models if (m.source, m.target) == (source, target)), None)
        if found is None and source == target:
            raise ModelMissingError(f"The article is in the language asked for already ({target}).")
        if found is None:
            raise ModelMissingError(
                f"There is no model from {source} to {target} yet. "
                f"Today Khulasa translates: {_pairs(models)}."
            )
    if not found.folder.is_dir():
        raise ModelMissingError(
            f"The model {found.name} is not installed: {found.folder} is missing."
        )
    return found


def _pairs(models: tuple[Model, ...]) -> str:
    return ", ".join(sorted({f"{model.source} to {model.target}" for model in models})) or "nothing"


def _model(path: Path, name: str, keys: dict[str, str]) -> Model:
    unknown = sorted(keys.keys() - _KEYS)
    missing = [key for key in _REQUIRED if not keys.get(key)]
    if unknown or missing:
        fault = f"unknown key {unknown[0]}" if unknown else f"no value for {missing[0]}"
        raise CatalogueError(f"{path}, section [{name}]: {fault}.")
    if keys["task"] != "translation":
        raise CatalogueError(f"{path}, section [{name}]: unknown task {keys['task']}.")
    map_digits = configparser.ConfigParser.BOOLEAN_STATES.get(keys.get("map_digits", "no").lower())
    if map_digits is None:
        raise CatalogueError(f"{path}, section [{name}]: map_digits must be yes or no.")
    max_tokens = keys.get("max_tokens", "480")
    if not max_tokens.isdecimal() or not 8 <= int(max_tokens) <= 512:
        raise CatalogueError(f"{path}, section [{name}]: max_tokens must be from 8 to 512.")
    doubtful_score = _doubtful_score(path, name, keys.get("doubtful_score"))
    folder = Path(keys["folder"]).expanduser()
    return Model(
        name=name,
        source=keys["from"],
        target=keys["to"],
        title=keys["title"],
        folder=folder if folder.is_absolute() else resource_path("models", *folder.parts),
        map_digits=map_digits,
        max_tokens=int(max_tokens),
        licence=keys["licence"],
        notice=keys.get("notice", ""),
        doubtful_score=doubtful_score,
    )


def _doubtful_score(path: Path, name: str, value: str | None) -> float | None:
    if value is None:
        return None
    try:
        score = float(value)
    except ValueError:
        score = 1.0
    if not score <= 0:
        raise CatalogueError(f"{path}, section [{name}]: doubtful_score must be 0 or less.")
    return score
