"""Cores, memory, and settings from outside that change how Khulasa works."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping

import psutil

from khulasa.doctor.finding import Finding
from khulasa.engine.computing.record import Record, read_record, record_path
from khulasa.engine.computing.threads import engine_threads, usable_cores
from khulasa.models.errors import megabytes
from khulasa.wording import _, fill_text, list_text

# The engine with a full model takes about 500 MB, the window 200 MB.
_LITTLE_MEMORY = 700_000_000

_SHOWN = (
    *("KHULASA_MODELS", "KHULASA_SHARED_MODELS", "KHULASA_CONFIG", "KHULASA_STATE"),
    "OMP_NUM_THREADS",
    *("KHULASA_DEVICE", "KHULASA_THREADS"),
    *("QT_QPA_PLATFORM", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "QT_PLUGIN_PATH"),
    *("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "LANG", "PYTHONPATH"),
)
# Their values may hold a password, or tell where somebody works.
_ONLY_NAMED = ("HF_ENDPOINT", "HF_TOKEN", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")


def look_at_machine(
    environment: Mapping[str, str] = os.environ,
    total: int | None = None,
    available: int | None = None,
) -> tuple[Finding, ...]:
    """The machine.

    Args:
        environment: The process's environment.
        total, available: Bytes of memory; asked of the system by default.
    """
    memory = psutil.virtual_memory()
    total = int(memory.total) if total is None else total
    available = int(memory.available) if available is None else available
    return (
        Finding(_("Processor"), list_text((platform.machine(), _cores()))),
        _memory(total, available),
        *_compute_types(read_record(record_path())),
        *(Finding(name, environment[name]) for name in _SHOWN if environment.get(name)),
        *(Finding(name, _("set")) for name in _ONLY_NAMED if _is_set(name, environment)),
    )


def _cores() -> str:
    physical = psutil.cpu_count(logical=False) or _("unknown")
    return _(
        "{physical} cores with {threads} threads; Khulasa may use {usable} and "
        "translates on {engine}"
    ).format(
        physical=physical, threads=os.cpu_count(), usable=usable_cores(), engine=engine_threads()
    )


def _compute_types(record: Record) -> Iterator[Finding]:
    """In what models are computed, with tokens a second of all that was tried."""
    for kind, measured in (record.kinds or {}).items():
        speeds = list_text(
            fill_text("{type} {count:.0f} tokens/s", type=name, count=speed)
            for name, speed in sorted(measured.tokens_a_second.items())
        )
        yield Finding(
            _("Models up to {kind}").format(kind=kind),
            _("computed in {type} (measured: {speeds})").format(
                type=measured.compute_type, speeds=speeds
            ),
        )


def _memory(total: int, available: int) -> Finding:
    value = _("{free} of {total} available").format(
        free=megabytes(available), total=megabytes(total)
    )
    if available < _LITTLE_MEMORY:
        return Finding(
            _("Memory"),
            value,
            _("A full model may not fit into what is available."),
            _("Close other programs, or use a smaller model."),
        )
    return Finding(_("Memory"), value)


def _is_set(name: str, environment: Mapping[str, str]) -> bool:
    return bool(environment.get(name) or environment.get(name.lower()))
