"""The licences of all that goes into the packaged app, as one text; for every system."""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

from third_party import normal

_HERE = Path(__file__).resolve().parent

BUILD_ONLY = {
    *("altgraph", "hf-xet", "khulasa", "macholib", "pefile", "pyinstaller-hooks-contrib"),
    *("pywin32-ctypes", "setuptools"),
}
"""Installed for the build, but no part of what is built."""
_NAMES = ("licen", "copying", "notice")

_QT = """Qt for Python and the Qt libraries in it are used under the GNU Lesser General Public
License, version 3, which follows at the end with the General Public License that it adds to. They
lie as files of their own in the folder PySide6, so that another build of them can take their place.
Their sources can be had from the Qt project."""
# Packages that bring no text of their licence along, and what else has to be said.
_WORDS = {
    "pyside6-essentials": _QT,
    "shiboken6": _QT,
    "ctranslate2": "MIT Licence, Copyright the OpenNMT authors. On x86-64 it contains Intel oneMKL"
    " (Intel Simplified Software License) and oneDNN (Apache-2.0).",
    "sentencepiece": "Apache Licence 2.0 (see the file LICENSE), Copyright Google Inc.",
    "sentencex": "MIT Licence, Copyright the Wikimedia Foundation and contributors.",
    "tokenizers": "Apache Licence 2.0 (see the file LICENSE), Copyright Hugging Face Inc.",
    "pyinstaller": "Of this only the program that starts Khulasa is included; its exception to the"
    " GPL allows that under any licence.",
}


def third_party_licences() -> str:
    """Names, versions and licence texts of the installed packages, of Python and of Qt."""
    found = {normal(package.name): package for package in distributions()}
    parts = [
        "What others made, and Khulasa contains\n",
        _part("Python", sys.version.split()[0], "PSF-2.0", _python_licence()),
    ]
    for name in sorted(found.keys() - BUILD_ONLY):
        package = found[name]
        texts = [_WORDS[name]] if name in _WORDS else []
        texts += [path.read_text(encoding="utf-8", errors="replace") for path in _files(package)]
        parts.append(_part(package.name, package.version, _licence(package), "\n\n".join(texts)))
    for path in sorted((_HERE / "licences").glob("*.txt")):
        parts.append(_part(path.stem, "", "", path.read_text(encoding="utf-8")))
    return "\n".join(parts)


def without_words() -> list[str]:
    """Installed packages that say nothing of their licence, neither here nor themselves."""
    return sorted(
        normal(package.name)
        for package in distributions()
        if normal(package.name) not in BUILD_ONLY | _WORDS.keys() and not _files(package)
    )


def _part(name: str, version: str, licence: str, text: str) -> str:
    heading = " ".join(part for part in (name, version) if part)
    return f"{'=' * 79}\n{heading}{f': {licence}' if licence else ''}\n{'=' * 79}\n\n{text}\n"


def _licence(distribution: Distribution) -> str:
    fields = distribution.metadata
    words = fields.get("License-Expression") or fields.get("License") or ""
    return words.splitlines()[0][:79] if words else ""


def _files(distribution: Distribution) -> list[Path]:
    listed = sorted(
        (file for file in distribution.files or () if ".dist-info/" in file.as_posix()), key=str
    )
    wanted = [f for f in listed if any(word in f.name.lower() for word in _NAMES)]
    return [path for f in wanted if (path := Path(str(f.locate()))).is_file()]


def _python_licence() -> str:
    library = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for path in (library / "LICENSE.txt", Path(sys.base_prefix, "LICENSE.txt")):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return (
        "Python Software Foundation License, version 2. Copyright the Python Software Foundation."
    )
