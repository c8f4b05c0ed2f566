"""The catalogue: the shipped ``models.cfg``, what is installed, and the user's own additions."""

from __future__ import annotations

import configparser
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from khulasa.models.entry import EntryError, read_entry
from khulasa.models.folders.placing import put_back_all
from khulasa.models.model import Model, Task
from khulasa.models.store import (
    installed_entries,
    model_folder,
    models_folder,
    user_catalogue_path,
)
from khulasa.reasons import WordedError, reason_of
from khulasa.resources import catalogue_path, resource_path
from khulasa.wording import Phrase, _, list_text, phrase, values_phrase

PIVOT = "en"

__all__ = ["Catalogue", "CatalogueError", "Model", "ModelMissingError", "Route", "Task"]

_Sections = dict[str, dict[str, str]]


class CatalogueError(WordedError):
    """The catalogue cannot be read; the message names file, section and key."""


class ModelMissingError(WordedError):
    """No model for what was asked, or it is not installed; the message says which.

    Attributes:
        models: Models that would do once they are installed, best first.
    """

    def __init__(self, words: Phrase | str, models: tuple[Model, ...] = ()) -> None:
        super().__init__(words)
        self.models = models


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What could be read of the catalogue.

    Attributes:
        models: In the order of preference.
        faults: What is wrong with the rest, a sentence each.
    """

    models: tuple[Model, ...]
    faults: tuple[Phrase | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """The way from one language to another: one model, or two with English between them."""

    models: tuple[Model, ...]

    @property
    def is_pivot(self) -> bool:
        """Whether the text is translated twice."""
        return len(self.models) > 1

    @property
    def target(self) -> str:
        """The language it leads to."""
        return self.models[-1].target

    @property
    def label(self) -> str:
        """Its languages, such as ``ar → en → fr``, with a word about what that means."""
        languages = [self.models[0].source, *(model.target for model in self.models)]
        way = " → ".join(languages)
        return _("{} (by way of English: less exact)").format(way) if self.is_pivot else way

    @property
    def model(self) -> Model:
        """The whole way as one model, for those who show or name it.

        Of two models it has both names and titles, and as its notice the label and what has to be
        said of each.
        """
        if not self.is_pivot:
            return self.models[0]
        notices = (f"{self.label}.", *(model.notice for model in self.models))
        return replace(
            self.models[-1],
            name="+".join(model.name for model in self.models),
            source=self.models[0].source,
            title=" + ".join(model.title for model in self.models),
            notice=" ".join(dict.fromkeys(filter(None, notices))),
        )


def read_catalogue(path: Path | None = None) -> tuple[Model, ...]:
    """Read one catalogue file.

    Args:
        path: The file; by default the one that ships with the app.

    Raises:
        CatalogueError: It is missing, malformed, or has an unknown or missing key.
    """
    path = path or catalogue_path()
    return tuple(_model(path, name, keys) for name, keys in _sections(path).items())


def load_catalogue() -> Catalogue:
    """Read the whole catalogue, and go on without the parts that are wrong.

    An installed model that is in no catalogue brings its own section. A section of the user's
    file replaces the keys that it names of a section of the same name, or adds a model.
    """
    faults: list[Phrase | str] = []
    models: dict[str, Model] = {}
    sections: _Sections = {}

    def add(path: Path, found: _Sections) -> None:
        for name, keys in found.items():
            merged = {**sections.get(name, {}), **keys}
            try:
                models[name] = _model(path, name, merged)
                sections[name] = merged
            except CatalogueError as error:
                faults.append(error.words)

    def read(path: Path) -> _Sections:
        try:
            return _sections(path)
        except CatalogueError as error:
            faults.append(error.words)
            return {}

    put_back_all(models_folder())
    add(catalogue_path(), read(catalogue_path()))
    for path in installed_entries():
        for name, keys in read(path).items():
            if name != path.parent.name or "folder" in keys:
                faults.append(
                    phrase("{} describes another model than the one beside it.", str(path))
                )
            elif name not in models:
                add(path, {name: keys})
    if user_catalogue_path().exists():
        add(user_catalogue_path(), read(user_catalogue_path()))
    return Catalogue(tuple(models.values()), tuple(faults))


def find_model(models: Iterable[Model], source: str, target: str, name: str | None = None) -> Model:
    """Choose a translation model: by name, else the first for the pair that is installed.

    Raises:
        ModelMissingError: There is none, or none is installed.
    """
    models = tuple(models)
    if name is not None:
        return _by_name(models, name, source, target)
    fitting = tuple(m for m in models if m.translates(source, target))
    found = next((model for model in fitting if model.installed), None)
    if found is not None:
        return found.chosen_for(source, target)
    if not fitting and source == target:
        raise ModelMissingError(
            phrase("The article is in the language asked for already ({}).", target)
        )
    if not fitting:
        raise ModelMissingError(
            phrase(
                "There is no model from {} to {} yet. Today Khulasa translates: {}.",
                source,
                target,
                _pairs(models),
            )
        )
    raise ModelMissingError(_not_installed(fitting[0]), fitting)


def find_route(models: Iterable[Model], source: str, target: str) -> Route:
    """The best way between two languages: a direct model, else two by way of English.

    Raises:
        ModelMissingError: Neither is installed.
    """
    models = tuple(models)
    try:
        return Route((find_model(models, source, target),))
    except ModelMissingError as direct:
        if PIVOT in (source, target):
            raise
        try:
            there = find_model(models, source, PIVOT)
            return Route((there, find_model(models, PIVOT, target)))
        except ModelMissingError as missing:
            raise direct if direct.models else missing from None


def find_summariser(models: Iterable[Model], language: str, name: str | None = None) -> Model:
    """Choose a summariser: by name, else the first for the language that is installed.

    Raises:
        ModelMissingError: There is none, or none is installed.
    """
    models = tuple(models)
    fitting = tuple(m for m in models if m.summarises(language))
    if name is not None:
        return _summariser_by_name(models, name, language)
    found = next((model for model in fitting if model.installed), None)
    if found is not None:
        return found.chosen_for(language, language)
    if not fitting:
        raise ModelMissingError(phrase("There is no summariser for the language {} yet.", language))
    raise ModelMissingError(_not_installed(fitting[0]), fitting)


def source_languages(models: Iterable[Model]) -> tuple[str, ...]:
    """Languages that an installed model translates from, each once, in catalogue order."""
    installed = (m for m in models if m.task is Task.TRANSLATION and m.installed)
    return tuple(dict.fromkeys(code for m in installed for code in m.sources or (m.source,)))


def _by_name(models: tuple[Model, ...], name: str, source: str, target: str) -> Model:
    found = next((model for model in models if model.name == name), None)
    if found is None:
        known = _listed(model.name for model in models)
        raise ModelMissingError(
            phrase("There is no model called {}. Known models: {}.", name, known)
        )
    if found.task is Task.SUMMARY:
        raise ModelMissingError(phrase("The model {} does not translate, it summarises.", name))
    if not found.translates(source, target):
        raise ModelMissingError(
            phrase(
                "The model {} translates from {} to {}, not from {} to {}.",
                name,
                values_phrase(found.sources or (found.source,)),
                values_phrase(found.targets or (found.target,)),
                source,
                target,
            )
        )
    if not found.installed:
        raise ModelMissingError(_not_installed(found), (found,))
    return found.chosen_for(source, target)


def _summariser_by_name(models: tuple[Model, ...], name: str, language: str) -> Model:
    summarisers = {model.name: model for model in models if model.task is Task.SUMMARY}
    if name not in summarisers:
        known = _listed(summarisers)
        raise ModelMissingError(
            phrase("There is no summariser called {}. Known ones: {}.", name, known)
        )
    found = summarisers[name]
    if not found.summarises(language):
        raise ModelMissingError(
            phrase(
                "The summariser {} reads {}, not {}.",
                name,
                values_phrase(found.sources or (found.source,)),
                language,
            )
        )
    if not found.installed:
        raise ModelMissingError(_not_installed(found), (found,))
    return found.chosen_for(language, language)


def _listed(names: Iterable[str]) -> Phrase | str:
    names = tuple(names)
    return values_phrase(names) if names else phrase("none")


def _not_installed(model: Model) -> Phrase:
    message = phrase("The model {} is not installed: {} is missing.", model.name, str(model.folder))
    if model.origin is None:
        return message
    return phrase("{} To install it: khulasa models install {}", message, model.name)


def _pairs(models: tuple[Model, ...]) -> str:
    pairs = {
        _("{} to {}").format(source, target)
        for m in models
        if m.task is Task.TRANSLATION and m.installed
        for source in m.sources or (m.source,)
        for target in m.targets or (m.target,)
    }
    return list_text(sorted(pairs)) or _("nothing")


def _sections(path: Path) -> _Sections:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text(encoding="utf-8"), source=path.name)
    except OSError as error:
        raise CatalogueError(
            phrase("Cannot read the model catalogue {}: {}.", str(path), reason_of(error))
        ) from None
    except (configparser.Error, UnicodeDecodeError) as error:
        raise CatalogueError(
            phrase("The model catalogue {} is malformed: {}", str(path), reason_of(error))
        ) from None
    return {name: dict(parser[name]) for name in parser.sections()}


def _model(path: Path, name: str, keys: dict[str, str]) -> Model:
    try:
        model = read_entry(name, keys, resource_path("models"), models_folder())
        return replace(
            model,
            folder=model.folder if "folder" in keys else model_folder(name),
            title=_(model.title),
            good_for=_(model.good_for),
            notice=_(model.notice),
            quality_source=_(model.quality_source),
        )
    except EntryError as error:
        raise CatalogueError(
            phrase("{}, section [{}]: {}.", str(path), name, error.words)
        ) from None
