"""What ``khulasa.spec`` tells PyInstaller on Windows and macOS besides what holds everywhere.

In the spec: ``EXE(..., **program_options(Path(workpath)))``, and at its end, on macOS,
``BUNDLE(folder, **bundle_options(Path(workpath)))``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

_INSTALLER = Path(__file__).resolve().parent
sys.path[:0] = [str(_INSTALLER), str(_INSTALLER / "macos"), str(_INSTALLER.parent / "desktop")]

from app_icons import icns, ico  # noqa: E402
from bundle import IDENTIFIER, info_plist  # noqa: E402

from khulasa import __version__  # noqa: E402
from khulasa.article.read import READABLE_SUFFIXES  # noqa: E402


def program_options(scratch: Path, system: str = sys.platform) -> dict[str, Any]:
    """More arguments for ``EXE``.

    Args:
        scratch: Folder for the files that are made for it.
        system: As ``sys.platform``.
    """
    if system == "win32":
        manifest = _INSTALLER / "windows" / "khulasa.manifest"
        return {
            "icon": _write(scratch / "khulasa.ico", ico()),
            "manifest": manifest.read_text(encoding="utf-8"),
        }
    if system == "darwin":
        return {"icon": _write(scratch / "khulasa.icns", icns())}
    return {}


def bundle_options(scratch: Path) -> dict[str, Any]:
    """Arguments for ``BUNDLE`` after the collected folder.

    Args:
        scratch: Folder for the files that are made for it.
    """
    return {
        "name": "Khulasa.app",
        "icon": _write(scratch / "khulasa.icns", icns()),
        "bundle_identifier": IDENTIFIER,
        "version": __version__,
        "info_plist": info_plist(__version__, READABLE_SUFFIXES),
    }


def _write(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)
