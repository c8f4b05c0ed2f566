"""Makes Khulasa-VERSION-setup.exe of the folder that PyInstaller made.

    python installer/windows/compile_installer.py dist/khulasa [--output dist] [--sign COMMAND]

Needs makensis 3.08 or newer (https://nsis.sourceforge.io), which runs on every system; Debian's
package is called nsis. Signing: see sign.ps1.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath, PureWindowsPath

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY / "desktop"), str(REPOSITORY / "installer")]

from app_icons import ico, side_picture  # noqa: E402

from khulasa import __version__  # noqa: E402
from khulasa.article.read import READABLE_SUFFIXES  # noqa: E402

PROGRAMS = ("khulasa-desktop.exe", "khulasa.exe")


class BuildError(Exception):
    """The installer cannot be made; the message says why."""


def numbers(version: str) -> str:
    """A version as Windows wants it, four numbers: ``0.1.0rc1`` becomes ``0.1.0.0``."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    parts = found.group().split(".") if found else []
    return ".".join((*parts, "0", "0", "0", "0")[:4])


def lists(source: Path, files: Iterable[PurePath], suffixes: Iterable[str]) -> str:
    """What the script includes: every file to install and to remove, and every format.

    Args:
        source: Folder of the program.
        files: Its files, relative to it.
        suffixes: Endings of the files that it opens.
    """
    paths = sorted(files)
    folders = sorted({path.parent for path in paths})
    install, remove = [], []
    for folder in folders:
        install.append(f'  SetOutPath "{_inside(folder)}"')
        for path in (path for path in paths if path.parent == folder):
            install.append(f'  File "{source / path}"')
            remove.append(f'  Delete "{_inside(path)}"')
    # Also those that hold nothing but folders; the innermost first.
    all_folders = {parent for path in paths for parent in path.parents} - {PurePath()}
    for folder in sorted(all_folders, key=lambda folder: (-len(folder.parts), folder)):
        remove.append(f'  RMDir "{_inside(folder)}"')
    formats = (f'  !insertmacro ${{DO}} "{suffix}"' for suffix in suffixes)
    macros = {"InstallFiles": install, "RemoveFiles": remove, "ForEachFormat DO": formats}
    return "".join(
        "\n".join((f"!macro {name}", *lines, "!macroend", "")) for name, lines in macros.items()
    )


def _inside(path: PurePath) -> str:
    return str(PureWindowsPath("$INSTDIR", _quoted(path.as_posix())))


def _quoted(text: str) -> str:
    return text.replace("$", "$$")  # begins a variable's name


def build(
    source: Path,
    output: Path,
    *,
    sign: str = "",
    version: str = __version__,
    options: Sequence[str] = (),
) -> Path:
    """Compile the installer.

    Args:
        source: Folder of the program.
        output: Folder to write to.
        sign: Command that signs the file whose name is added to it; empty for none.
        version: Of the program.
        options: More for makensis.

    Returns:
        The installer.

    Raises:
        BuildError: Something is missing, or makensis does not like it.
    """
    makensis = shutil.which("makensis")
    if makensis is None:
        raise BuildError("makensis is not there; on Debian: apt install nsis")
    missing = [name for name in PROGRAMS if not (source / name).is_file()]
    if missing:
        raise BuildError(f"{source} has no {' and no '.join(missing)}; build it on Windows first")
    files = [path.relative_to(source) for path in source.rglob("*") if path.is_file()]
    size = sum((source / path).stat().st_size for path in files)
    installer = output.absolute() / f"Khulasa-{version}-setup.exe"
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        icon, listed = Path(scratch, "khulasa.ico"), Path(scratch, "lists.nsh")
        icon.write_bytes(ico())
        side = Path(scratch, "side.bmp")
        side.write_bytes(side_picture())
        listed.write_text(lists(source.absolute(), files, READABLE_SUFFIXES), encoding="utf-8")
        defined = {
            "VERSION": version,
            "NUMBERS": numbers(version),
            "SIZE": max(1, size // 1024),
            "ICON": icon,
            "SIDE": side,
            "LICENCE": REPOSITORY / "LICENSE",
            "OUTPUT": installer,
            "LISTS": listed,
            **({"SIGN": sign} if sign else {}),
        }
        command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options]
        command += [f"-D{name}={value}" for name, value in defined.items()]
        command.append(str(Path(__file__).with_name("khulasa.nsi")))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"makensis: {done.stdout}{done.stderr}")
    return installer


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="folder of the program")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "dist")
    parser.add_argument("--sign", default="", help="command that signs a file")
    options = parser.parse_args()
    try:
        installer = build(options.source, options.output, sign=options.sign)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{installer}: {installer.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
