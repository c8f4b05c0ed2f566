"""The actions that the models window offers for a model, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from khulasa.models.errors import Problem
from khulasa.models.folders.manage import is_own
from khulasa.models.folders.manifest import Manifest
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.model import Model
from khulasa.models.store import models_folder
from khulasa.wording import N_


class ModelCommand(StrEnum):
    """A thing that can be done about a model."""

    INSTALL = "install"
    PAUSE = "pause"
    CANCEL = "cancel"
    CLOSE = "close"
    IMPORT = "import"
    MIRROR = "mirror"
    DETAILS = "details"
    VERIFY = "verify"
    REPAIR = "repair"
    EXPORT = "export"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Action:
    """A button: its command, text and tip, and whether it is the one to press first."""

    command: ModelCommand
    text: str
    tip: str
    primary: bool = False


INSTALL = Action(
    ModelCommand.INSTALL, N_("Install"), N_("Fetch this model and install it"), primary=True
)
CONTINUE = Action(
    ModelCommand.INSTALL, N_("Continue"), N_("Fetch the rest and install it"), primary=True
)
AGAIN = Action(
    ModelCommand.INSTALL, N_("Try again"), N_("Go on with the installation"), primary=True
)
PAUSE = Action(ModelCommand.PAUSE, N_("Pause"), N_("Stop, and keep what has come"))
CANCEL = Action(ModelCommand.CANCEL, N_("Cancel"), N_("Stop, and leave nothing behind"))
DISCARD = Action(ModelCommand.CANCEL, N_("Discard"), N_("Throw away what has come"))
CLOSE = Action(ModelCommand.CLOSE, N_("Close"), N_("Close this message"))
IMPORT = Action(
    ModelCommand.IMPORT,
    N_("Import…"),
    N_("Take this model from a folder or a file, without a network"),
)
MIRROR = Action(ModelCommand.MIRROR, N_("Set a mirror…"), N_("Fetch models from another address"))
DETAILS = Action(ModelCommand.DETAILS, N_("Details"), N_("Show what a bug report needs"))
VERIFY = Action(ModelCommand.VERIFY, N_("Verify"), N_("Compare every file with what was installed"))
REPAIR = Action(
    ModelCommand.REPAIR, N_("Repair"), N_("Install again, because files were damaged"), primary=True
)
EXPORT = Action(ModelCommand.EXPORT, N_("Export…"), N_("Write a file to carry to another computer"))
REMOVE = Action(ModelCommand.REMOVE, N_("Remove…"), N_("Delete this model from this computer"))

# Where another address may help.
_REMOTE = (
    Problem.NETWORK,
    Problem.SERVER,
    Problem.WRONG_HASH,
    Problem.NOT_FOUND,
    Problem.CERTIFICATE,
)


def possible_actions(
    model: Model,
    manifest: Manifest | None,
    progress: InstallProgress | None,
    *,
    damaged: bool,
    paused: bool,
) -> tuple[Action, ...]:
    """The actions that a model allows now, in the order of their buttons.

    Args:
        model: The model.
        manifest: What was installed, if that is known.
        progress: State of its installation, if there is one.
        damaged: Whether its files were found to be damaged.
        paused: Whether an installation of it can go on where it stopped.
    """
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
    if damaged:
        actions[:1] = [REPAIR, VERIFY] if model.origin else [IMPORT, VERIFY]
    return tuple(actions)


def _after_failure(progress: InstallProgress, *, paused: bool) -> tuple[Action, ...]:
    assert progress.failed is not None
    if progress.order.path:
        actions = [IMPORT, CLOSE]
    else:
        actions = [AGAIN, IMPORT]
        if progress.failed.problem in _REMOTE:
            actions.append(MIRROR)
        actions.append(DISCARD if paused else CLOSE)
    return (*actions, DETAILS) if progress.failed.details else tuple(actions)
