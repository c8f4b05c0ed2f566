"""What the models window says of a model, made from what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.models.entry import Model, SourceKind
from khulasa.models.errors import Problem, megabytes
from khulasa.models.manage import is_own
from khulasa.models.manifest import Manifest, ManifestError, read_manifest
from khulasa.models.store import models_folder
from khulasa.ui.models.details import Action, Details
from khulasa.ui.models.install_words import (
    is_non_commercial,
    languages_text,
    licence_text,
    progress_text,
    quality_text,
    short_progress,
    speed_text,
)
from khulasa.ui.models.installs import Phase, Progress
from khulasa.ui.models.live_catalogue import ships_with_app

INSTALL = Action("install", "Install", "Fetch this model and install it", primary=True)
CONTINUE = Action("install", "Continue", "Fetch the rest and install it", primary=True)
AGAIN = Action("install", "Try again", "Go on with the installation", primary=True)
PAUSE = Action("pause", "Pause", "Stop, and keep what has come")
CANCEL = Action("cancel", "Cancel", "Stop, and leave nothing behind")
DISCARD = Action("cancel", "Discard", "Throw away what has come")
CLOSE = Action("close", "Close", "Close this message")
IMPORT = Action("import", "Import…", "Take this model from a folder or a file, without a network")
MIRROR = Action("mirror", "Set a mirror…", "Fetch models from another address")
DETAILS = Action("details", "Details", "Show what a bug report needs")
VERIFY = Action("verify", "Verify", "Compare every file with what was installed")
REPAIR = Action("repair", "Repair", "Install again, because files were damaged", primary=True)
EXPORT = Action("export", "Export…", "Write a file to carry to another computer")
REMOVE = Action("remove", "Remove…", "Delete this model from this computer")

_REMOTE = (
    Problem.NETWORK,
    Problem.SERVER,
    Problem.WRONG_HASH,
    Problem.NOT_FOUND,
    Problem.CERTIFICATE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last thing that was done to a model.

    Attributes:
        note, error: Words; one of them is empty.
        damaged: It was found to be damaged.
    """

    note: str = ""
    error: str = ""
    damaged: bool = False


def card(
    model: Model,
    *,
    disk_use: int,
    progress: Progress | None,
    paused: bool,
    size: int,
    outcome: Outcome,
    busy: str,
) -> Details:
    """Everything to show of one model.

    Args:
        model: The model.
        disk_use: Bytes that it takes, if it is installed.
        progress: How its installation stands.
        paused: Whether there is something to go on with.
        size: Bytes of its download; 0 while unknown.
        outcome: What came of the last thing that was done.
        busy: Words for the work on it that is under way.
    """
    failed = progress.failed if progress else None
    running = progress is not None and progress.phase is not Phase.FAILED
    words = progress_text(progress) if running and progress else ""
    if paused and not words:
        words = "Paused: what has come is kept."
    fetched = progress.fetched if progress and running else None
    bar = running and progress is not None and progress.phase is not Phase.PAUSED
    manifest = _manifest(model)
    return Details(
        name=model.name,
        title=model.title,
        languages=languages_text(model),
        good_for=model.good_for,
        warning=_warning(model, manifest),
        facts=_facts(model, manifest, disk_use, size, progress),
        progress=words,
        done=(fetched.done if fetched else 0) if bar else -1,
        size=fetched.size if fetched and progress and progress.phase is Phase.FETCHING else 0,
        error=failed.message if failed else outcome.error,
        note=outcome.note,
        actions=_actions(model, manifest, progress, outcome, paused=paused),
        busy=busy,
    )


def state_text(model: Model, disk_use: int, progress: Progress | None, *, paused: bool) -> str:
    """The model's state for the list."""
    if progress is not None:
        return short_progress(progress)
    if model.installed:
        return megabytes(disk_use)
    return "paused" if paused else ""


def _manifest(model: Model) -> Manifest | None:
    try:
        return read_manifest(model.folder) if model.installed else None
    except ManifestError:
        return None


def _warning(model: Model, manifest: Manifest | None) -> str:
    licence = manifest.licence if manifest else model.licence
    if is_non_commercial(licence):
        return model.notice or f"Not for commercial use ({licence})."
    return model.notice


def _facts(
    model: Model,
    manifest: Manifest | None,
    disk_use: int,
    size: int,
    progress: Progress | None,
) -> tuple[tuple[str, str], ...]:
    planned = progress.planned if progress else None
    licence = (manifest and manifest.licence) or (planned and planned.licence) or model.licence
    if model.installed:
        room = f"{megabytes(disk_use)} on this computer"
    elif size:
        room = f"{megabytes(size)} to download"
    elif model.origin is None:
        room = ""
    else:
        room = "Asked when the download begins"
    facts = (
        ("Size", room),
        ("Speed", speed_text(model)),
        ("Quality", quality_text(model) or "No figure known"),
        ("Licence", licence_text(licence)),
        ("From", _origin(model, manifest)),
        ("Name", model.name),
    )
    return tuple((name, value) for name, value in facts if value)


def _origin(model: Model, manifest: Manifest | None) -> str:
    if ships_with_app(model):
        return "Ships with Khulasa"
    revision = f", revision {manifest.revision[:12]}" if manifest and manifest.revision else ""
    if manifest is not None and manifest.source == "import":
        return f"Imported: {manifest.repo}"
    if model.origin is None:
        return "Imported"
    where = "Python package" if model.origin.kind is SourceKind.PYPI else "Model hub"
    return f"{where}: {model.origin.repo}{revision}"


def _actions(
    model: Model,
    manifest: Manifest | None,
    progress: Progress | None,
    outcome: Outcome,
    *,
    paused: bool,
) -> tuple[Action, ...]:
    if progress is not None and progress.phase is Phase.STOPPING:
        return ()
    if progress is not None and progress.phase is Phase.WAITING:
        return (CANCEL,)
    if progress is not None and progress.phase is Phase.FAILED:
        return _after_failure(progress, paused=paused)
    if progress is not None and progress.phase is not Phase.PAUSED:
        return (CANCEL,) if progress.order.path else (PAUSE, CANCEL)
    if paused:
        return (CONTINUE, DISCARD)
    if not model.installed:
        return (INSTALL, IMPORT) if model.origin else ()
    if not is_own(model, models_folder()):
        return ()
    actions = [EXPORT, REMOVE]
    if manifest is not None:
        actions.insert(0, VERIFY)
    if outcome.damaged:
        actions[:1] = [REPAIR, VERIFY] if model.origin else [IMPORT, VERIFY]
    return tuple(actions)


def _after_failure(progress: Progress, *, paused: bool) -> tuple[Action, ...]:
    assert progress.failed is not None
    if progress.order.path:
        actions = [IMPORT, CLOSE]
    else:
        actions = [AGAIN, IMPORT]
        if progress.failed.problem in _REMOTE:
            actions.append(MIRROR)
        actions.append(DISCARD if paused else CLOSE)
    return (*actions, DETAILS) if progress.failed.details else tuple(actions)
