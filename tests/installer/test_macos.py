"""What the bundle for macOS says of itself; the bundle cannot be made here."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest
from bundle import IDENTIFIER, info_plist
from systems import bundle_options, program_options

from khulasa import __version__
from khulasa.article.read import READABLE_SUFFIXES

from .conftest import INSTALLER


def test_every_format_is_opened_and_none_is_taken_over() -> None:
    plist = info_plist(__version__, READABLE_SUFFIXES)
    types = [
        kind for entry in plist["CFBundleDocumentTypes"] for kind in entry["LSItemContentTypes"]
    ]
    assert {"public.plain-text", "public.html"} <= set(types)
    assert len(types) == len(set(types))
    assert {entry["LSHandlerRank"] for entry in plist["CFBundleDocumentTypes"]} == {"Alternate"}
    imported = plist["UTImportedTypeDeclarations"]
    assert {one["UTTypeIdentifier"] for one in imported} <= set(types)
    assert {"public.filename-extension": ["md"]} in [o["UTTypeTagSpecification"] for o in imported]
    assert plist["CFBundleVersion"] == __version__


def test_it_can_be_written_as_a_property_list() -> None:
    plist = info_plist(__version__, READABLE_SUFFIXES)
    assert plistlib.loads(plistlib.dumps(plist)) == plist
    assert IDENTIFIER.count(".") == 2


def test_a_format_of_no_known_type_is_noticed() -> None:
    with pytest.raises(KeyError):
        info_plist(__version__, (".txt", ".unheard"))


def test_the_app_asks_for_one_thing_only() -> None:
    entitlements = plistlib.loads((INSTALLER / "macos" / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_packing_script_is_sound_shell() -> None:
    script = INSTALLER / "macos" / "package.sh"
    checked = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_each_system_gets_what_it_wants_of_pyinstaller(tmp_path: Path) -> None:
    windows = program_options(tmp_path, "win32")
    assert Path(windows["icon"]).read_bytes().startswith(b"\0\0\1\0")
    assert "longPathAware" in windows["manifest"]
    assert Path(program_options(tmp_path, "darwin")["icon"]).read_bytes().startswith(b"icns")
    assert program_options(tmp_path, "linux") == {}
    bundle = bundle_options(tmp_path)
    assert (bundle["name"], bundle["version"]) == ("Khulasa.app", __version__)
    assert bundle["info_plist"]["LSBackgroundOnly"] is False
