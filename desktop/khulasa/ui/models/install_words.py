"""The words about models and their installation, made from plain values."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.models.catalogue import PIVOT
from khulasa.models.entry import Model, Task
from khulasa.models.errors import megabytes
from khulasa.models.install_progress import InstallProgress, Phase
from khulasa.models.progress import Fetched
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.words import duration

_SPEEDS = {
    "fast": "Fast on any machine",
    "medium": "Medium: noticeably slower than a fast one",
    "slow": "Slow: takes a few times as long as a fast one",
}
_UNCHECKED_LICENCE = "model card"
_MOST_LANGUAGES = 4
_WORDS = {
    Phase.WAITING: "Waits for the installation before it",
    Phase.ASKING: "Asking how large it is…",
    Phase.FETCHING: "Downloading…",
    Phase.COPYING: "Copying…",
    Phase.CONVERTING: "Converting it for this computer and trying it; this takes a few minutes…",
    Phase.MOVING: "Finishing…",
    Phase.STOPPING: "Stopping…",
    Phase.PAUSED: "Paused; what has come is kept",
    Phase.FAILED: "Not installed",
}
_SHORT_WORDS = {
    Phase.WAITING: "waits",
    Phase.ASKING: "asking",
    Phase.FETCHING: "downloading",
    Phase.COPYING: "copying",
    Phase.CONVERTING: "converting",
    Phase.MOVING: "finishing",
    Phase.STOPPING: "stopping",
    Phase.PAUSED: "paused",
    Phase.FAILED: "failed",
}


def languages_text(model: Model) -> str:
    """Such as ``"Persian, Urdu, Hindi → English"``; of a summariser only what it reads."""
    sources = _names(model.sources or (model.source,))
    if model.task is Task.SUMMARY:
        return sources
    return f"{sources} → {_names(model.targets or (model.target,))}"


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
    return _SPEEDS.get(model.speed, "")


def quality_text(model: Model) -> str:
    """The measured figure and who measured it; empty if there is none."""
    if not model.quality:
        return ""
    return f"{model.quality} ({model.quality_source})" if model.quality_source else model.quality


def licence_text(licence: str) -> str:
    """The licence in words."""
    if licence == _UNCHECKED_LICENCE:
        return "Asked when the download begins"
    return f"{licence}: not for commercial use" if is_non_commercial(licence) else licence


def is_non_commercial(licence: str) -> bool:
    """Whether a licence forbids commercial use."""
    return "-nc" in licence.lower()


def progress_text(progress: InstallProgress) -> str:
    """How an installation stands, as ``"Downloading… 31.0 MB of 312.0 MB · 2.1 MB/s"``."""
    retrying, fetched = progress.retrying, progress.fetched
    if retrying is not None and progress.phase is not Phase.STOPPING:
        return (
            f"The connection broke. Try {retrying.attempt} of {retrying.attempts} in "
            f"{max(1, round(retrying.seconds))} s; what has come is kept."
        )
    words = _WORDS[progress.phase]
    if progress.phase is Phase.FETCHING and fetched is not None:
        return _join([f"{words} {_bytes(fetched)}", *_pace(fetched)])
    if progress.phase is Phase.PAUSED and fetched is not None:
        return _join([words, _bytes(fetched)])
    return words


def short_progress(progress: InstallProgress) -> str:
    """The same in a word, for the list: ``"34 %"`` while it is downloaded."""
    if progress.phase is Phase.FETCHING and progress.fetched is not None:
        return f"{percent(progress.fetched)} %"
    return _SHORT_WORDS[progress.phase]


def quiet_progress(progress: InstallProgress, title: str) -> str:
    """The same for the status line: ``"Installing opus-mt, best: 34 %"``."""
    return f"Installing {title}: {short_progress(progress)}"


def percent(fetched: Fetched) -> int:
    """How much of a download has come; 100 only at its end."""
    return int(100 * fetched.done / fetched.size) if fetched.size else 0


def _bytes(fetched: Fetched) -> str:
    return f"{megabytes(fetched.done)} of {megabytes(fetched.size)}"


def _pace(fetched: Fetched) -> list[str]:
    parts = [f"{megabytes(round(fetched.speed))}/s"] if fetched.speed else []
    if fetched.seconds_left:
        parts.append(f"about {duration(fetched.seconds_left)} left")
    return parts


def _names(codes: Iterable[str]) -> str:
    names = [language_name(code) for code in codes]
    if len(names) <= _MOST_LANGUAGES:
        return ", ".join(names)
    return f"{', '.join(names[:2])} and {len(names) - 2} more"


def _join(parts: list[str]) -> str:
    return " · ".join(parts)
