"""The words about models and their installation, made from plain values."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.models.catalogue import PIVOT
from khulasa.models.errors import megabytes
from khulasa.models.events import Fetched
from khulasa.models.full_models import ships_with_app
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.model import Model, Task
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.words import duration
from khulasa.wording import N_, _, list_text

_SPEEDS = {
    "fast": N_("Fast on any machine"),
    "medium": N_("Medium: noticeably slower than a fast one"),
    "slow": N_("Slow: takes a few times as long as a fast one"),
}
_UNCHECKED_LICENCE = "model card"
_MOST_LANGUAGES = 4
_WORDS = {
    Phase.WAITING: N_("Waits for the installation before it"),
    Phase.ASKING: N_("Asking how large it is…"),
    Phase.FETCHING: N_("Downloading…"),
    Phase.COPYING: N_("Copying…"),
    Phase.CONVERTING: N_(
        "Converting it for this computer and trying it; this takes a few minutes…"
    ),
    Phase.MOVING: N_("Finishing…"),
    Phase.STOPPING: N_("Stopping…"),
    Phase.PAUSED: N_("Paused; what has come is kept"),
    Phase.FAILED: N_("Not installed"),
}
_SHORT_WORDS = {
    Phase.WAITING: N_("waits"),
    Phase.ASKING: N_("asking"),
    Phase.FETCHING: N_("downloading"),
    Phase.COPYING: N_("copying"),
    Phase.CONVERTING: N_("converting"),
    Phase.MOVING: N_("finishing"),
    Phase.STOPPING: N_("stopping"),
    Phase.PAUSED: N_("paused"),
    Phase.FAILED: N_("failed"),
}


def languages_text(model: Model) -> str:
    """Such as ``"Persian, Urdu, Hindi → English"``; of a summariser only what it reads."""
    sources = _names(model.sources or (model.source,))
    if model.task is Task.SUMMARY:
        return sources
    return f"{sources} {_('→')} {_names(model.targets or (model.target,))}"


def heading_text(model: Model) -> str:
    """What tells a model from others in its group: the other language, or its own name."""
    if model.task is Task.SUMMARY:
        return model.title
    sources, targets = model.sources or (model.source,), model.targets or (model.target,)
    if PIVOT in targets:
        return _names(sources)
    return _names(targets) if PIVOT in sources else languages_text(model)


def speed_text(model: Model) -> str:
    """The speed class in words; empty if unknown."""
    return _(_SPEEDS.get(model.speed, ""))


def quality_text(model: Model) -> str:
    """The measured figure and who measured it; empty if there is none."""
    if not model.quality:
        return ""
    return f"{model.quality} ({model.quality_source})" if model.quality_source else model.quality


def licence_text(model: Model, licence: str) -> str:
    """The licence of a model in words.

    Args:
        model: The model.
        licence: What the catalogue, the download or what is installed says of it.
    """
    if licence == _UNCHECKED_LICENCE:
        if ships_with_app(model):
            return _("See its model card: README.md in its folder")
        if model.installed or model.origin is None:
            return _("See its model card")
        return _("Asked when the download begins")
    return (
        _("{}: not for commercial use").format(licence) if is_non_commercial(licence) else licence
    )


def is_non_commercial(licence: str) -> bool:
    """Whether a licence forbids commercial use."""
    return "-nc" in licence.lower()


def progress_text(progress: InstallProgress) -> str:
    """How an installation stands, as ``"Downloading… 31.0 MB of 312.0 MB · 2.1 MB/s"``."""
    retrying, fetched = progress.retrying, progress.fetched
    if retrying is not None and progress.phase is not Phase.STOPPING:
        words = (
            _("No answer yet. Try {} of {} in {} s.")
            if fetched is None
            else _("The connection broke. Try {} of {} in {} s; what has come is kept.")
        )
        seconds = max(1, round(retrying.seconds))
        return words.format(retrying.attempt, retrying.attempts, seconds)
    words = _(_WORDS[progress.phase])
    if progress.phase is Phase.FETCHING and fetched is not None:
        return _join([f"{words} {_bytes(fetched)}", *_pace(fetched)])
    if progress.phase is Phase.PAUSED and fetched is not None:
        return _join([words, _bytes(fetched)])
    return words


def short_progress(progress: InstallProgress) -> str:
    """The same in a word, for the list: ``"34 %"`` while it is downloaded."""
    if progress.phase is Phase.FETCHING and progress.fetched is not None:
        return f"{percent(progress.fetched)} %"
    return _(_SHORT_WORDS[progress.phase])


def quiet_progress(progress: InstallProgress, title: str) -> str:
    """The same for the status line: ``"Installing opus-mt, best: 34 %"``."""
    return _("Installing {}: {}").format(title, short_progress(progress))


def percent(fetched: Fetched) -> int:
    """How much of a download has come; 100 only at its end."""
    return int(100 * fetched.done / fetched.size) if fetched.size else 0


def _bytes(fetched: Fetched) -> str:
    return _("{} of {}").format(megabytes(fetched.done), megabytes(fetched.size))


def _pace(fetched: Fetched) -> list[str]:
    parts = [_("{}/s").format(megabytes(round(fetched.speed)))] if fetched.speed else []
    if fetched.seconds_left:
        parts.append(_("about {} left").format(duration(fetched.seconds_left)))
    return parts


def _names(codes: Iterable[str]) -> str:
    names = [language_name(code) for code in codes]
    if len(names) <= _MOST_LANGUAGES:
        return list_text(names)
    return _("{} and {} more").format(list_text(names[:2]), len(names) - 2)


def _join(parts: list[str]) -> str:
    return " · ".join(parts)
