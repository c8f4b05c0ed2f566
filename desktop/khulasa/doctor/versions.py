"""What runs: Khulasa, Python, Qt and the libraries that hold the models."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from khulasa import __version__
from khulasa.doctor.finding import Finding
from khulasa.wording import N_, _, list_text

_NEEDED = {
    "PySide6": "PySide6_Essentials",
    "CTranslate2": "ctranslate2",
    "SentencePiece": "sentencepiece",
    "tokenizers": "tokenizers",
    "numpy": "numpy",
    "huggingface_hub": "huggingface_hub",
}
_EXTRA = ("torch", "transformers")
_NOT_NEEDED = N_("not installed; only some models need it, to be installed")


def look_at_versions(version_of: Callable[[str], str] = version) -> tuple[Finding, ...]:
    """The versions.

    Args:
        version_of: Gives a package's version, or raises PackageNotFoundError.
    """
    package = Path(__file__).resolve().parents[1]
    return (
        Finding("Khulasa", _("{version}, in {folder}").format(version=__version__, folder=package)),
        Finding("Python", list_text((platform.python_version(), _kind()))),
        Finding(_("System"), platform.platform()),
        *(_needed(name, package, version_of) for name, package in _NEEDED.items()),
        *(Finding(name, _version(name, version_of) or _(_NOT_NEEDED)) for name in _EXTRA),
    )


def _kind() -> str:
    return _("built in") if getattr(sys, "frozen", False) else sys.executable


def _version(package: str, version_of: Callable[[str], str]) -> str:
    try:
        return version_of(package)
    except PackageNotFoundError:
        return ""


def _needed(name: str, package: str, version_of: Callable[[str], str]) -> Finding:
    found = _version(package, version_of)
    if found:
        return Finding(name, found)
    if getattr(sys, "frozen", False):
        return Finding(name, _("built in"))
    return Finding(
        name,
        _("not installed"),
        _("Khulasa does not run without {name}.").format(name=name),
        _("Install Khulasa again: pipx reinstall khulasa, or in a checkout: make setup"),
    )
