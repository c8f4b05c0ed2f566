"""The catalogue: the shipped ``models.cfg``, what is installed, and the user's own additions."""

from __future__ import annotations

import configparser
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from khulasa.models.entry import EntryError, read_entry
from khulasa.models.model import Model, Task
from khulasa.models.placing import put_back_all
from khulasa.models.store import (
    installed_entries,
    model_folder,
    models_folder,
    user_catalogue_path,
)
from khulasa.resources import catalogue_path, resource_path
from khulasa.wording import _, list_text

PIVOT = "en"

__all__ = ["Catalogue", "CatalogueError", "Model", "ModelMissingError", "Route", "Task"]

_Sections = dict[str, dict[str, str]]


class CatalogueError(Exception):
    """The catalogue cannot be read; the message names file, section and key."""


class ModelMissingError(Exception):
    """No model for what was asked, or it is not installed; the message says which.

    Attributes:
        models: Models that would do once they are installed, best first.
    """

    def __init__(self, message: str, models: tuple[Model, ...] = ()) -> None:
        super().__init__(message)
        self.models = models


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What could be read of the catalogue.

    Attributes:
        models: In the order of preference.
        faults: What is wrong with the rest, a sentence each.
    """

    models: tuple[Model, ...]
    faults: tuple[str, ...] = ()


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
    faults: list[str] = []
    models: dict[str, Model] = {}
    sections: _Sections = {}

    def add(path: Path, found: _Sections) -> None:
        for name, keys in found.items():
            merged = {**sections.get(name, {}), **keys}
            try:
                models[name] = _model(path, name, merged)
                sections[name] = merged
            except CatalogueError as error:
                faults.append(str(error))

    def read(path: Path) -> _Sections:
        try:
            return _sections(path)
        except CatalogueError as error:
            faults.append(str(error))
            return {}

    put_back_all(models_folder())
    add(catalogue_path(), read(catalogue_path()))
    for path in installed_entries():
        for name, keys in read(path).items():
            if name != path.parent.name or "folder" in keys:
                faults.append(_("{} describes another model than the one beside it.").format(path))
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
            _("The article is in the language asked for already ({}).").format(target)
        )
    if not fitting:
        raise ModelMissingError(
            _("There is no model from {} to {} yet. Today Khulasa translates: {}.").format(
                source, target, _pairs(models)
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
        raise ModelMissingError(
            _("There is no summariser for the language {} yet.").format(language)
        )
    raise ModelMissingError(_not_installed(fitting[0]), fitting)


def source_languages(models: Iterable[Model]) -> tuple[str, ...]:
    """Languages that an installed model translates from, each once, in catalogue order."""
    installed = (m for m in models if m.task is Task.TRANSLATION and m.installed)
    return tuple(dict.fromkeys(code for m in installed for code in m.sources or (m.source,)))


def _by_name(models: tuple[Model, ...], name: str, source: str, target: str) -> Model:
    found = next((model for model in models if model.name == name), None)
    if found is None:
        known = list_text(model.name for model in models) or _("none")
        raise ModelMissingError(
            _("There is no model called {}. Known models: {}.").format(name, known)
        )
    if found.task is Task.SUMMARY:
        raise ModelMissingError(_("The model {} does not translate, it summarises.").format(name))
    if not found.translates(source, target):
        raise ModelMissingError(
            _("The model {} translates from {} to {}, not from {} to {}.").format(
                name,
                list_text(found.sources or (found.source,)),
                list_text(found.targets or (found.target,)),
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
        known = list_text(summarisers) or _("none")
        raise ModelMissingError(
            _("There is no summariser called {}. Known ones: {}.").format(name, known)
        )
    found = summarisers[name]
    if not found.summarises(language):
        raise ModelMissingError(
            _("The summariser {} reads {}, not {}.").format(
                name, list_text(found.sources or (found.source,)), language
            )
        )
    if not found.installed:
        raise ModelMissingError(_not_installed(found), (found,))
    return found.chosen_for(language, language)


def _not_installed(model: Model) -> str:
    message = _("The model {} is not installed: {} is missing.").format(model.name, model.folder)
    if model.origin is None:
        return message
    return _("{} To install it: khulasa models install {}").format(message, model.name)


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
            _("Cannot read the model catalogue {}: {}.").format(path, error.strerror)
        ) from None
    except (configparser.Error, UnicodeDecodeError) as error:
        raise CatalogueError(
            _("The model catalogue {} is malformed: {}").format(path, error)
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
        raise CatalogueError(_("{}, section [{}]: {}.").format(path, name, error)) from None
