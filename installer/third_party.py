"""What others made that Khulasa uses, by its lock file: names, versions, licences.

    python installer/third_party.py            writes THIRD_PARTY.md
    python installer/third_party.py --check    says what does not fit, and ends with 1

Run with the Python of an environment that holds what requirements.lock names.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
TABLE = REPOSITORY / "THIRD_PARTY.md"
LOCK = REPOSITORY / "requirements.lock"
PACKAGE_LOCK = REPOSITORY / "installer" / "package-requirements.lock"

# Permissive ones; of the weaker copyleft ones those whose terms end at their own files (MPL), and
# the LGPL of Qt, whose libraries lie beside the app as files of their own.
ALLOWED = frozenset(
    (
        *("0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause"),
        *("BSL-1.0", "CC0-1.0", "CNRI-Python", "ISC", "LGPL-3.0-only", "MIT", "MIT-CMU"),
        *("MPL-1.1", "MPL-2.0", "PSF-2.0", "Zlib"),
    )
)

_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
_ROW = re.compile(r"^\| ([\w.-]+) \| (\S+) \| (.+?) \| (yes|no) \|$", re.MULTILINE)
_SPDX = re.compile(r"[A-Za-z0-9][\w.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9][\w.+-]*)*")
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# Those whose words leave it open; looked up in the licence text that they bring.
_READ = {
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
    "mpmath": "BSD-3-Clause",
    "olefile": "BSD-2-Clause",
    "partd": "BSD-3-Clause",
    "protobuf": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0 AND BSD-3-Clause",
    "sympy": "BSD-3-Clause",
    "transformers": "Apache-2.0",
    "zict": "BSD-3-Clause",
}

_HEAD = """# What others made

What Khulasa is built on, in the versions of `requirements.lock`, under licences that
`installer/third_party.py` allows; `make audit` compares. "In the app" is what the packages contain;
their file THIRD-PARTY.txt has the texts of the licences. PyTorch, which `make setup` installs by
itself (CPU build), is under Apache-2.0, BSD and MIT licences, and in no package. Fonts, models and
training texts name theirs where they lie (`resources/`, `training/`).

| package | version | licence | in the app |
| --- | --- | --- | --- |
"""


def locked(text: str) -> dict[str, str]:
    """The versions that a lock file names, by the packages' normal names."""
    return {normal(name): version for name, version in _ENTRY.findall(text)}


def normal(name: str) -> str:
    """A package's name as package indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(package: Distribution) -> str:
    """A package's licence as an SPDX expression; empty if it does not say it clearly."""
    name, fields = normal(package.name), package.metadata
    if name in _READ:
        return _READ[name]
    for field in ("License-Expression", "License"):
        words = (fields.get(field) or "").strip()
        if _SPDX.fullmatch(words) and is_allowed(words):
            return words
    said = (str(c).split(" :: ")[-1] for c in fields.get_all("Classifier") or ())
    return next((_CLASSIFIERS[words] for words in said if words in _CLASSIFIERS), "")


def is_allowed(expression: str) -> bool:
    """Whether one of the choices that a licence gives is allowed as a whole."""
    return any(
        all(part in ALLOWED for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def rendered(versions: Mapping[str, str], in_app: Mapping[str, str]) -> str:
    """The table, from what is installed.

    Raises:
        PackageNotFoundError: One is not installed.
    """
    rows = (
        f"| {name} | {version} | {licence_of(distribution(name)) or 'not clear'} |"
        f" {'yes' if name in in_app else 'no'} |\n"
        for name, version in sorted(versions.items())
    )
    return _HEAD + "".join(rows)


def faults(table: str, versions: Mapping[str, str]) -> list[str]:
    """What is wrong with a table, a line each."""
    rows = {name: (version, licence) for name, version, licence, _in_app in _ROW.findall(table)}
    found = [f"{name} is in no lock file" for name in sorted(rows.keys() - versions.keys())]
    for name, version in sorted(versions.items()):
        if name not in rows:
            found.append(f"{name} is missing")
            continue
        there, licence = rows[name]
        if there != version:
            found.append(f"{name} is {version} in the lock file, {there} here")
        if not is_allowed(licence):
            found.append(f"{name}: {licence} is no licence that is allowed")
    return found


def main() -> int:
    """Write the table, or check it."""
    versions = locked(LOCK.read_text(encoding="utf-8"))
    if "--check" not in sys.argv[1:]:
        try:
            table = rendered(versions, locked(PACKAGE_LOCK.read_text(encoding="utf-8")))
        except PackageNotFoundError as error:
            print(f"{error.name} is not installed here: make setup", file=sys.stderr)
            return 1
        TABLE.write_text(table, encoding="utf-8")
    found = faults(TABLE.read_text(encoding="utf-8"), versions)
    for line in found:
        print(f"THIRD_PARTY.md: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
