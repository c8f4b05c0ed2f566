"""A line about the machine that measures."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from khulasa.engine.computing.threads import usable_cores


def machine_line() -> str:
    """Processor, cores, memory, how busy it is, and the libraries that compute."""
    memory = psutil.virtual_memory().total / 1e9
    libraries = ", ".join(f"{name} {_version(name)}" for name in ("ctranslate2", "torch"))
    return (
        f"{_processor()}, {usable_cores()} of {os.cpu_count()} cores, {memory:.0f} GB, "
        f"load {os.getloadavg()[0]:.1f}, {platform.system()}, Python {platform.python_version()}, "
        f"{libraries}"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not there"


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
