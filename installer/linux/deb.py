"""A .deb of the frozen folder: what lies where, what it depends on, and the archive itself."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from binaries import is_shared_object
from icons import write_icons

_HERE = Path(__file__).resolve().parent
_RESOURCES = _HERE.parents[1] / "resources"
_MAINTAINER = "The Khulasa team <khulasa@khulasa.invalid>"

# The theme of GNOME: Qt loads it only where GTK is there.
_GTK_THEME = "libqgtk3.so"
_SUGGESTS = "libgtk-3-0t64 | libgtk-3-0"

_CONTROL = """Package: khulasa
Version: {version}
Section: text
Priority: optional
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: ca-certificates, xdg-utils
Suggests: {suggests}
Description: read articles in a language you cannot read
 Drop an Arabic article on the window and see, side by side, the source, its
 English translation paragraph by paragraph, and the sentences that matter
 most, ready to copy. Sentences whose translation looks doubtful are marked.
 .
 Everything happens on this machine: nothing is sent anywhere. The model that
 comes along gives a rough gist only; full models for some twenty languages
 are fetched and installed on request.
"""


def make_deb(
    frozen: Path, system: frozenset[str], target: Path, work: Path, version: str, stamp: int
) -> Path:
    """Make the package.

    Args:
        frozen: The folder that PyInstaller made.
        system: Names of the system's libraries in it, which are left to the packages that own them.
        target: Folder for the .deb.
        work: Folder to work in, which is emptied.
        version: Of the app.
        stamp: Seconds since 1970 that all files get.

    Returns:
        Path of the .deb.
    """
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    app = root / "usr/lib/khulasa"
    shutil.copytree(frozen, app, symlinks=True, ignore=lambda _f, names: system & set(names))
    for name in ("README", "LICENSE"):
        (app / name).unlink()
    _add_documents(root, app, version, stamp)
    _add_to_desktop(root, version, stamp)
    _add_control(root, work, version)
    _level(root, stamp)
    architecture = _architecture()
    deb = target / f"khulasa_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(deb)],
        check=True,
        stdout=subprocess.DEVNULL,
        # The same blocks whatever the number of cores.
        env={**os.environ, "SOURCE_DATE_EPOCH": str(stamp), "XZ_DEFAULTS": "--block-size=32MiB"},
    )
    return deb


def dependencies(files: Iterable[Path], private: Iterable[Path], work: Path) -> str:
    """What ``dpkg-shlibdeps`` finds that shared objects need.

    Args:
        files: The shared objects.
        private: Folders of libraries that come along.
        work: Folder to work in.

    Returns:
        The value of ``Depends``.
    """
    # It wants to run in a source package.
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian/control").write_text(
        "Source: khulasa\n\nPackage: khulasa\nArchitecture: any\n", encoding="utf-8"
    )
    found = subprocess.run(
        [
            *("dpkg-shlibdeps", "-O", "--warnings=0"),
            *(f"-l{folder}" for folder in private),
            *(f"-e{file}" for file in files),
        ],
        cwd=work,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    return found.strip().removeprefix("shlibs:Depends=")


def _add_documents(root: Path, app: Path, version: str, stamp: int) -> None:
    documents = root / "usr/share/doc/khulasa"
    documents.mkdir(parents=True)
    shutil.copyfile(_HERE / "copyright", documents / "copyright")
    for name in ("THIRD-PARTY.txt", "sbom.cdx.json"):
        (app / "_internal/khulasa" / name).rename(documents / name)
    (app / "_internal/khulasa/LICENSE").unlink()
    _compress(
        documents / "changelog.gz",
        f"khulasa ({version}) unstable; urgency=medium\n\n"
        f"  * What is new stands in the project's CHANGELOG.md.\n\n"
        f" -- {_MAINTAINER}  {format_datetime(datetime.fromtimestamp(stamp, UTC))}\n",
    )
    manual = root / "usr/share/man/man1/khulasa.1.gz"
    manual.parent.mkdir(parents=True)
    _compress(manual, _filled("khulasa.1", version, stamp))
    overrides = root / "usr/share/lintian/overrides/khulasa"
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_HERE / "lintian-overrides", overrides)


def _add_to_desktop(root: Path, version: str, stamp: int) -> None:
    command = root / "usr/bin/khulasa"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/khulasa/khulasa")
    entry = root / "usr/share/applications/khulasa.desktop"
    entry.parent.mkdir(parents=True)
    shutil.copyfile(_HERE / "khulasa.desktop", entry)
    metainfo = root / "usr/share/metainfo/org.khulasa.Khulasa.metainfo.xml"
    metainfo.parent.mkdir(parents=True)
    metainfo.write_text(_filled("khulasa.metainfo.xml", version, stamp), encoding="utf-8")
    write_icons(_RESOURCES / "icons/khulasa.svg", root / "usr/share/icons/hicolor")


def _add_control(root: Path, work: Path, version: str) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    objects = [
        path
        for path in sorted((root / "usr/lib").rglob("*"))
        if path.is_file() and not path.is_symlink() and is_shared_object(path)
    ]
    private = sorted({path.parent for path in objects})
    needing = [path for path in objects if path.name != _GTK_THEME]
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    text = _CONTROL.format(
        version=version,
        architecture=_architecture(),
        maintainer=_MAINTAINER,
        size=sum(path.stat().st_size for path in files) // 1024,
        depends=dependencies(needing, private, work),
        suggests=_SUGGESTS,
    )
    (control / "control").write_text(text, encoding="utf-8")
    shutil.copyfile(_HERE / "postrm", control / "postrm")
    listed = sorted(path.relative_to(root) for path in files)
    sums = subprocess.run(
        ["md5sum", *map(str, listed)], cwd=root, check=True, capture_output=True, text=True
    )
    (control / "md5sums").write_text(sums.stdout, encoding="utf-8")


def _level(root: Path, stamp: int) -> None:
    programs = {root / "usr/lib/khulasa/khulasa", root / "DEBIAN/postrm"}
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (stamp, stamp))


def _filled(name: str, version: str, stamp: int) -> str:
    date = datetime.fromtimestamp(stamp, UTC).date().isoformat()
    text = (_HERE / name).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@DATE@", date)


def _compress(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _architecture() -> str:
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
