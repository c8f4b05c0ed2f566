"""Makes dist/release: source package, wheel, SBOM, what packages there are, and their checksums.

    python installer/release.py [--packages dist/FILE ...]

Run by ``make release`` with the Python of an environment that has release-requirements.txt. The
wheel is tried before anything else is done: in an environment of its own, with what it asks for
and nothing more, outside the checkout.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
RELEASE = REPOSITORY / "dist" / "release"
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def version() -> str:
    """Khulasa's version, from the one place where it stands."""
    text = (REPOSITORY / "desktop" / "khulasa" / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(text)
    if found is None:
        raise ValueError("khulasa/__init__.py names no version")
    return found.group(1)


def check_changelog(changelog: str, release: str) -> None:
    """See that a version is described.

    Raises:
        ValueError: It has no heading, or nothing under it.
    """
    found = re.search(
        rf"^## \[{re.escape(release)}\] - \d{{4}}-\d\d-\d\d$(.*?)(?=^## |\Z)",
        changelog,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found.group(1).strip():
        raise ValueError(f"CHANGELOG.md has nothing under a heading ## [{release}] - YYYY-MM-DD")


def checksums(files: Iterable[Path]) -> str:
    """SHA-256 of every file, as ``sha256sum --check`` reads them."""
    lines = []
    for file in sorted(files):
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        lines.append(f"{digest}  {file.name}\n")
    return "".join(lines)


def build_python_packages(folder: Path) -> Path:
    """Write source package and wheel, the wheel from the source package; returns the wheel."""
    # The stamps inside are those of the commit: the same sources make the same files.
    _run("-m", "build", "--no-isolation", "--outdir", folder, REPOSITORY, stamp=_commit_time())
    _run("-m", "twine", "check", "--strict", *sorted(folder.iterdir()))
    (wheel,) = folder.glob("*.whl")
    return wheel


def try_wheel(wheel: Path, folder: Path) -> Path:
    """Install a wheel into a new, empty environment and try it; returns that one's Python."""
    venv.create(folder, clear=True, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = (python, "-m", "pip", "--disable-pip-version-check", "-q", "install")
    with tempfile.TemporaryDirectory() as elsewhere:
        # With hashes pip would want one of the wheel too, which was made just now.
        pins = Path(elsewhere, "pins.txt")
        pins.write_text(without_hashes(REPOSITORY / "requirements.lock"), encoding="utf-8")
        subprocess.run([*pip, "-c", pins, wheel], check=True)
        smoke = shutil.copy(REPOSITORY / "installer" / "smoke.py", elsewhere)
        clean = {name: v for name, v in os.environ.items() if not name.startswith("PYTHON")}
        subprocess.run([python, smoke], cwd=elsewhere, env=clean, check=True)
    return python


def without_hashes(lock: Path) -> str:
    """The versions that a lock file names, a line each."""
    pins = re.findall(r"^[^\s#]+==.+?(?= *\\?$)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join(pins) + "\n"


def write_sbom(python: Path, sbom: Path) -> int:
    """Write what an installation consists of, as CycloneDX; returns the number of components."""
    options = ["--pyproject", REPOSITORY / "pyproject.toml", "--mc-type", "application"]
    options += ["--output-reproducible", "--output-format", "JSON", "--output-file", sbom]
    _run("-m", "cyclonedx_py", "environment", *options, python)
    return len(json.loads(sbom.read_text(encoding="utf-8"))["components"])


def _run(*arguments: str | Path, stamp: str = "") -> None:
    environment = {**os.environ, **({"SOURCE_DATE_EPOCH": stamp} if stamp else {})}
    subprocess.run([sys.executable, *arguments], check=True, env=environment)


def _commit_time() -> str:
    command = ["git", "-C", str(REPOSITORY), "log", "-1", "--format=%ct"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def main() -> int:
    """Make the release."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", type=Path, nargs="*", default=[], help="more files for it")
    packages = parser.parse_args().packages
    release = version()
    try:
        check_changelog((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), release)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(RELEASE, ignore_errors=True)
    RELEASE.mkdir(parents=True)
    wheel = build_python_packages(RELEASE)
    python = try_wheel(wheel, REPOSITORY / "build" / "release" / "empty")
    sbom = RELEASE / f"khulasa-{release}.cdx.json"
    components = write_sbom(python, sbom)
    for package in packages:
        shutil.copy2(package, RELEASE / package.name)
    files = [path for path in RELEASE.iterdir() if path.is_file()]
    (RELEASE / "SHA256SUMS").write_text(checksums(files), encoding="utf-8")
    print(f"Khulasa {release} in {RELEASE}: {components} components in the SBOM")
    for path in sorted(RELEASE.iterdir()):
        print(f"  {path.stat().st_size / 1e6:8.1f} MB  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
