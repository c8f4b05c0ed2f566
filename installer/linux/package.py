"""Makes the packages for Linux: a folder, a .tar.xz that runs unpacked, and a .deb.

Called by ``make package`` with the Python of build/package/venv. The same inputs give the same
files: times are those of the last commit, names are sorted, owners are root.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).resolve().parent))

from binaries import forget_build_paths, strip  # noqa: E402
from deb import make_deb  # noqa: E402
from tools import PACKAGING, are_there, missing, missing_for_qt  # noqa: E402

BUILD = REPOSITORY / "build" / "package"
DIST = REPOSITORY / "dist"


def version() -> str:
    """The app's version, as its package says."""
    text = (REPOSITORY / "desktop/khulasa/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found, "khulasa/__init__.py names no version"
    return found.group(1)


def source_date() -> int:
    """Seconds since 1970 that all files get: given from outside, else that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=REPOSITORY, capture_output=True, text=True
    )
    return int(asked.stdout) if asked.returncode == 0 else 1_700_000_000


def freeze(stamp: int) -> Path:
    """Run PyInstaller; returns the folder, stripped, and with the same times and modes always."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(stamp),
        "PYTHONHASHSEED": "0",
        # Its cache of stripped files would bring what an earlier build has left.
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache"),
    }
    shutil.rmtree(BUILD / "work", ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(BUILD / "frozen"), "--workpath", str(BUILD / "work")),
            str(REPOSITORY / "installer" / "khulasa.spec"),
        ],
        cwd=REPOSITORY,
        env=environment,
        check=True,
    )
    folder = BUILD / "frozen" / "khulasa"
    strip(folder, BUILD / "scratch")
    forget_build_paths(folder)
    shutil.copy2(REPOSITORY / "LICENSE", folder / "LICENSE")
    (folder / "README").write_text(_README, encoding="utf-8")
    level(folder, stamp)
    return folder


def level(folder: Path, stamp: int) -> None:
    """Give everything in a folder the same time, and modes that depend on nothing."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or (path.parent == folder and os.access(path, os.X_OK))
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)
    folder.chmod(0o755)
    os.utime(folder, (stamp, stamp))


def make_tar(folder: Path, archive: Path, stamp: int) -> None:
    """Write a folder as .tar.xz, the same bytes for the same files."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = stamp
        return member

    plain_tar = archive.with_suffix("")
    with tarfile.open(plain_tar, "w", format=tarfile.GNU_FORMAT) as opened:
        for path in [folder, *sorted(folder.rglob("*"))]:
            name = Path(archive.name.removesuffix(".tar.xz"), path.relative_to(folder))
            opened.add(path, str(name), recursive=False, filter=plain)
    # With a block size of its own the result does not depend on the number of cores.
    subprocess.run(["xz", "-6", "-T0", "--block-size=32MiB", "-f", str(plain_tar)], check=True)


def main() -> int:
    """Build all; says where it is and how large."""
    if not are_there(missing(PACKAGING) + missing_for_qt()):
        return 1
    try:
        _make_all()
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed with code {error.returncode} (see above).", file=sys.stderr)
        return 1
    return 0


def _make_all() -> None:
    began, stamp = time.monotonic(), source_date()
    DIST.mkdir(exist_ok=True)
    print("Making one folder that runs without Python ...", flush=True)
    folder = freeze(stamp)
    print("Packing it ...", flush=True)
    archive = DIST / f"khulasa-{version()}-linux-{platform.machine()}.tar.xz"
    make_tar(folder, archive, stamp)
    taken_along = (BUILD / "work/khulasa/system-libraries.txt").read_text(encoding="utf-8").split()
    deb = make_deb(folder, frozenset(taken_along), DIST, BUILD / "deb", version(), stamp)
    size = sum(path.stat().st_size for path in folder.rglob("*") if not path.is_symlink())
    print(f"  {folder.relative_to(REPOSITORY)}: {size / 1e6:.0f} MB")
    for made in (archive, deb):
        print(f"  {made.relative_to(REPOSITORY)}: {made.stat().st_size / 1e6:.1f} MB")
    print(f"Done in {time.monotonic() - began:.0f} s.")


_README = """Khulasa runs from this folder:

    ./khulasa                    the window
    ./khulasa FILE               the window with that article
    ./khulasa translate FILE     in the terminal

It needs an X11 or Wayland desktop with glibc as new as that of Debian 12, and nothing else.
Models and settings go into your home folder: ./khulasa models path says where.
_internal/khulasa/THIRD-PARTY.txt has the licences of what others made; sbom.cdx.json beside it
lists it for programs (CycloneDX).
"""

if __name__ == "__main__":
    sys.exit(main())
