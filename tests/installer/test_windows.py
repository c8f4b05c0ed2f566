"""The installer for Windows: compiled here, and run with Wine where there is one.

The program in it is a stand-in: the real one is made on Windows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import pytest
from compile_installer import REPOSITORY, BuildError, build, lists, numbers

from khulasa import __version__
from khulasa.article.read import READABLE_SUFFIXES

WINE = next(
    (p for p in ("/usr/lib/wine/wine64", shutil.which("wine64")) if p and Path(p).exists()), None
)
# Debian's wine64 alone runs 64-bit programs only; the installer that is shipped is a 32-bit one,
# as NSIS makes them for every Windows.
FOR_WINE = ["-XTarget amd64-unicode"]

needs_makensis = pytest.mark.skipif(
    shutil.which("makensis") is None, reason="needs makensis (apt install nsis)"
)
needs_wine = pytest.mark.skipif(
    os.environ.get("KHULASA_TEST_WINE") != "1" or WINE is None or shutil.which("Xvfb") is None,
    reason="takes its time: make test-windows-installer runs it (apt install wine64 xvfb)",
)


def stand_in(folder: Path, *names: str) -> Path:
    for name in ("khulasa.exe", "khulasa-desktop.exe", *names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"stand-in for {name}", encoding="utf-8")
    return folder


# --- What goes into the script


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.1.0", "0.1.0.0"), ("1.2.3rc1", "1.2.3.0"), ("2", "2.0.0.0"), ("1.2.3.4.5", "1.2.3.4")],
)
def test_a_version_becomes_four_numbers(version: str, expected: str) -> None:
    assert numbers(version) == expected


def test_every_file_is_installed_and_removed_by_its_name() -> None:
    files = [PurePath("khulasa.exe"), PurePath("_internal/a/b$c.txt"), PurePath("_internal/d.dll")]
    text = lists(Path("/tree"), files, (".txt", ".md"))
    assert '  SetOutPath "$INSTDIR\\_internal\\a"\n  File "/tree/_internal/a/b$c.txt"\n' in text
    assert '  Delete "$INSTDIR\\_internal\\a\\b$$c.txt"\n' in text
    inner = text.index('RMDir "$INSTDIR\\_internal\\a"')
    assert inner < text.index('RMDir "$INSTDIR\\_internal"')
    assert 'RMDir "$INSTDIR"' not in text  # the script does that, and only if it is empty
    assert '!insertmacro ${DO} ".txt"\n  !insertmacro ${DO} ".md"' in text


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(BuildError, match="apt install nsis"):
        build(tmp_path, tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/makensis")
    with pytest.raises(BuildError, match=r"no khulasa-desktop\.exe and no khulasa\.exe"):
        build(tmp_path, tmp_path)


def test_the_manifest_asks_for_long_paths_sharp_text_and_utf8() -> None:
    root = ET.parse(REPOSITORY / "installer" / "windows" / "khulasa.manifest").getroot()
    settings = {element.tag.rpartition("}")[2]: element.text for element in root.iter()}
    assert settings["longPathAware"] == "true"
    assert str(settings["dpiAwareness"]).startswith("PerMonitorV2")
    assert settings["activeCodePage"] == "UTF-8"
    levels = [e.get("level") for e in root.iter() if e.tag.endswith("requestedExecutionLevel")]
    assert levels == ["asInvoker"]


# --- Compiled


@needs_makensis
def test_it_compiles_without_a_warning(tmp_path: Path) -> None:
    source = stand_in(tmp_path / "tree", "_internal/مجلد/ملف.txt", "_internal/a$b.txt")
    installer = build(source, tmp_path / "dist")  # a warning is an error
    assert installer.name == f"Khulasa-{__version__}-setup.exe"
    assert installer.read_bytes()[:2] == b"MZ"


@needs_makensis
@pytest.mark.skipif(os.name == "nt", reason="a command of another kind there")
def test_installer_and_uninstaller_are_given_to_the_signer(tmp_path: Path) -> None:
    signer, signed = tmp_path / "sign", tmp_path / "signed"
    signer.write_text(f'#!/bin/sh\necho "$1" >> "{signed}"\n')
    signer.chmod(0o755)
    installer = build(stand_in(tmp_path / "tree"), tmp_path / "dist", sign=str(signer))
    uninstaller, last = signed.read_text().splitlines()
    assert last == str(installer)
    assert uninstaller != last


@needs_makensis
@pytest.mark.skipif(os.name == "nt", reason="a command of another kind there")
def test_a_signer_that_fails_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError):
        build(stand_in(tmp_path / "tree"), tmp_path / "dist", sign="false")


# --- Run with Wine


class Machine:
    """A Windows of Wine's, with a home of its own."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._screen.stdout is not None
        self._environment = {
            **os.environ,
            "DISPLAY": f":{self._screen.stdout.readline().strip()}",
            "WINEPREFIX": str(prefix),
            # Nothing of it shall get into the menus and folders of whoever runs the tests.
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d",
            "HOME": str(prefix.parent),
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
        }
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [str(WINE), *map(str, command)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *command: str | Path) -> int:
        return self.start(*command).wait(timeout=120)

    def end(self) -> None:
        """End what still runs on this machine, and its screen."""
        server = Path(str(WINE)).with_name("wineserver64")
        subprocess.run([server, "-k"], env=self._environment, check=False)
        self._screen.kill()
        self._screen.wait()

    @property
    def home(self) -> Path:
        (home,) = (p for p in (self.prefix / "drive_c" / "users").iterdir() if p.name != "Public")
        return home

    @property
    def local(self) -> Path:
        return self.home / "AppData" / "Local"

    @property
    def roaming(self) -> Path:
        return self.home / "AppData" / "Roaming"

    @property
    def program(self) -> Path:
        return self.local / "Programs" / "Khulasa"

    @property
    def start_menu(self) -> Path:
        return self.roaming / "Microsoft/Windows/Start Menu/Programs/Khulasa.lnk"

    @property
    def desktop_icon(self) -> Path:
        return self.home / "Desktop" / "Khulasa.lnk"

    def registry(self) -> str:
        """All that the user's part of the registry has."""
        exported = self.prefix / "exported.reg"
        self.run("reg", "export", r"HKCU\Software", exported, "/y")
        return exported.read_text(encoding="utf-16")

    def uninstall(self, *options: str) -> int:
        # _?= keeps it from going on in a copy of itself that nobody could wait for.
        return self.run(
            self.program / "uninstall.exe", "/S", *options, rf"_?={self._windows(self.program)}"
        )

    def _windows(self, path: Path) -> str:
        return "C:\\" + str(path.relative_to(self.prefix / "drive_c")).replace("/", "\\")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("wine"))
    yield machine
    machine.end()


@pytest.fixture(scope="module")
def installers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The installers of an old version and of a new one, which lacks a file of the old one."""
    folder = tmp_path_factory.mktemp("installers")
    old = stand_in(folder / "0.1", "_internal/old.dll", "_internal/مجلد/ملف.txt")
    new = stand_in(folder / "0.2", "_internal/new.dll", "_internal/مجلد/ملف.txt")
    made = {
        "0.1.0": build(old, folder, version="0.1.0", options=FOR_WINE),
        "0.2.0": build(new, folder, version="0.2.0", options=FOR_WINE),
    }
    return made.__getitem__


@pytest.fixture
def user_data(machine: Machine) -> Iterator[Path]:
    """A model and settings that the user has."""
    model = machine.local / "khulasa" / "models" / "mine" / "model.bin"
    for path in (model, machine.roaming / "Khulasa" / "Khulasa.ini"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    yield model
    shutil.rmtree(machine.program, ignore_errors=True)


@needs_makensis
@needs_wine
def test_installed_upgraded_and_uninstalled_it_keeps_what_is_the_users(
    machine: Machine, installers: Callable[[str], Path], user_data: Path
) -> None:
    before = machine.registry()
    assert machine.run(installers("0.1.0"), "/S", "/DESKTOP") == 0
    assert (machine.program / "_internal" / "old.dll").is_file()
    assert (machine.program / "_internal" / "مجلد" / "ملف.txt").is_file()
    assert machine.start_menu.is_file()
    assert machine.desktop_icon.is_file()
    registry = machine.registry()
    assert '"DisplayVersion"="0.1.0"' in registry
    for suffix in READABLE_SUFFIXES:
        assert rf"[HKEY_CURRENT_USER\Software\Classes\{suffix}\OpenWithProgids]" in registry
        menu = (
            rf"[HKEY_CURRENT_USER\Software\Classes\SystemFileAssociations\{suffix}\shell\Khulasa]"
        )
        assert f'{menu}\n@="Open with Khulasa"' in registry
        # What opens the file by double-click is the default value of its own key: left alone.
        own = registry.split(rf"[HKEY_CURRENT_USER\Software\Classes\{suffix}]")[1].split("[")[0]
        assert "Khulasa" not in own
    (machine.program / "note of the user.txt").write_text("mine")

    assert machine.run(installers("0.2.0"), "/S") == 0
    assert not (machine.program / "_internal" / "old.dll").exists()
    assert (machine.program / "_internal" / "new.dll").is_file()
    assert (machine.program / "note of the user.txt").is_file()
    assert machine.desktop_icon.is_file()  # as it was chosen before
    assert '"DisplayVersion"="0.2.0"' in machine.registry()

    assert machine.uninstall() == 0
    assert [path.name for path in machine.program.iterdir() if path.suffix != ".exe"] == [
        "note of the user.txt"
    ]
    assert not machine.start_menu.exists()
    assert not machine.desktop_icon.exists()
    assert user_data.is_file()
    assert "khulasa" not in machine.registry().lower()
    assert "khulasa" not in before.lower()


@needs_makensis
@needs_wine
def test_it_can_be_left_out_of_the_menus_and_purged(
    machine: Machine, installers: Callable[[str], Path], user_data: Path
) -> None:
    assert machine.run(installers("0.2.0"), "/S", "/NOOPENWITH") == 0
    assert not machine.desktop_icon.exists()
    assert "OpenWithProgids" not in machine.registry()
    assert machine.uninstall("/PURGE") == 0
    assert not user_data.exists()
    assert not (machine.roaming / "Khulasa").exists()


@needs_makensis
@needs_wine
def test_an_old_windows_is_told_apart(machine: Machine, installers: Callable[[str], Path]) -> None:
    machine.run("winecfg", "-v", "win7")
    try:
        assert machine.run(installers("0.2.0"), "/S") == 4
    finally:
        machine.run("winecfg", "-v", "win10")
    assert not machine.program.exists()


@needs_makensis
@needs_wine
def test_it_does_not_replace_a_program_that_runs(
    machine: Machine, installers: Callable[[str], Path], user_data: Path
) -> None:
    assert machine.run(installers("0.1.0"), "/S") == 0
    program = machine.program / "khulasa-desktop.exe"
    codes = []
    for _attempt in range(5):
        # Any program that stays open; the installer may still come before it has begun to run.
        shutil.copyfile(machine.prefix / "drive_c/windows/system32/notepad.exe", program)
        running = machine.start(program)
        try:
            codes.append(machine.run(installers("0.2.0"), "/S"))
        finally:
            running.kill()
            running.wait()
        if codes[-1] == 3:
            break
    assert codes[-1] == 3, codes
    assert user_data.is_file()
