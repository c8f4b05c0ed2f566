"""The card of a model: everything that the models window shows of it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.models.errors import megabytes
from khulasa.models.folders.manifest import Manifest, manifest_of
from khulasa.models.full_models import ships_with_app
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.model import Model, SourceKind
from khulasa.ui.models.actions import Action, possible_actions
from khulasa.ui.models.install_words import (
    is_non_commercial,
    languages_text,
    licence_text,
    progress_text,
    quality_text,
    short_progress,
    speed_text,
)
from khulasa.wording import _, labelled_text


@dataclass(frozen=True, slots=True)
class WorkResult:
    """The result of the last thing that was done to a model.

    Attributes:
        note, error: Words; one of them is empty.
        damaged: It was found to be damaged.
    """

    note: str = ""
    error: str = ""
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Everything that the models window shows of a model.

    Attributes:
        name: The model's name in the catalogue; empty if no model is chosen.
        title: Its name for people.
        languages: Languages it translates, or reads.
        good_for: Uses it is good for.
        warning: A thing not to be overlooked, such as a licence; may be empty.
        facts: Names and values.
        progress: State of its installation in words; may be empty.
        done, size: Bytes for the bar; size 0 while unknown, and done -1 for no bar.
        error: Message of what went wrong; may be empty.
        note: Result of the last thing that was done; may be empty.
        actions: Buttons for what can be done now.
        busy: Words for the work that is under way; the actions have to wait.
    """

    name: str = ""
    title: str = ""
    languages: str = ""
    good_for: str = ""
    warning: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    progress: str = ""
    done: int = -1
    size: int = 0
    error: str = ""
    note: str = ""
    actions: tuple[Action, ...] = ()
    busy: str = ""


def model_card(
    model: Model,
    *,
    disk_use: int,
    progress: InstallProgress | None,
    paused: bool,
    size: int,
    result: WorkResult,
    busy: str,
) -> ModelCard:
    """The card of a model.

    Args:
        model: The model.
        disk_use: Bytes that it takes, if it is installed.
        progress: State of its installation, if there is one.
        paused: Whether an installation of it can go on where it stopped.
        size: Bytes of its download; 0 if the catalogue is to say about how many they are.
        result: Result of the last thing that was done.
        busy: Words for the work on it that is under way.
    """
    failed = progress.failed if progress else None
    running = progress is not None and progress.phase is not Phase.FAILED
    words = progress_text(progress) if running and progress else ""
    if paused and not words:
        words = _("Paused: what has come is kept.")
    fetched = progress.fetched if progress and running else None
    bar = running and progress is not None and progress.phase is not Phase.PAUSED
    manifest = manifest_of(model.folder) if model.installed else None
    return ModelCard(
        name=model.name,
        title=model.title,
        languages=languages_text(model),
        good_for=model.good_for,
        warning=_warning(model, manifest),
        facts=_facts(model, manifest, disk_use, size, progress),
        progress=words,
        done=(fetched.done if fetched else 0) if bar else -1,
        size=fetched.size if fetched and progress and progress.phase is Phase.FETCHING else 0,
        error=str(failed.message) if failed else result.error,
        note=result.note,
        actions=possible_actions(model, manifest, progress, damaged=result.damaged, paused=paused),
        busy=busy,
    )


def state_text(
    model: Model, disk_use: int, progress: InstallProgress | None, *, paused: bool, size: int
) -> str:
    """The model's state for the list; see ``model_card``."""
    if progress is not None:
        return short_progress(progress)
    if model.installed:
        return megabytes(disk_use)
    if paused:
        return _("paused")
    return f"↓ {megabytes(size)}" if size else ""


def _warning(model: Model, manifest: Manifest | None) -> str:
    licence = manifest.licence if manifest else model.licence
    if is_non_commercial(licence):
        return model.notice or _("Not for commercial use ({}).").format(licence)
    return model.notice


def _facts(
    model: Model,
    manifest: Manifest | None,
    disk_use: int,
    size: int,
    progress: InstallProgress | None,
) -> tuple[tuple[str, str], ...]:
    planned = progress.planned if progress else None
    licence = (manifest and manifest.licence) or (planned and planned.licence) or model.licence
    if model.installed:
        room = _("{} on this computer").format(megabytes(disk_use))
    elif size:
        room = _("{} to download").format(megabytes(size))
    elif model.download_mb:
        room = _("About {} to download").format(megabytes(model.download_mb * 1_000_000))
    elif model.origin is None:
        room = ""
    else:
        room = _("Asked when the download begins")
    facts = (
        (_("Size"), room),
        (_("Speed"), speed_text(model)),
        (_("Quality"), quality_text(model) or _("No figure known")),
        (_("Licence"), licence_text(model, licence)),
        (_("From"), _origin(model, manifest)),
        (_("Name"), model.name),
    )
    return tuple((name, value) for name, value in facts if value)


def _origin(model: Model, manifest: Manifest | None) -> str:
    if ships_with_app(model):
        return _("Ships with Khulasa")
    revision = (
        _(", revision {}").format(manifest.revision[:12]) if manifest and manifest.revision else ""
    )
    if manifest is not None and manifest.source == "import":
        return _("Imported: {}").format(manifest.repo)
    if model.origin is None:
        return _("Imported")
    where = _("Python package") if model.origin.kind is SourceKind.PYPI else _("Model hub")
    return labelled_text(where, f"{model.origin.repo}{revision}")
