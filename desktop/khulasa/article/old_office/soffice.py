"""Converting documents by LibreOffice, if it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from khulasa.article.old_office.work_folder import work_folder
from khulasa.child_process import end_with_children

# Less than reading a file may take, so that there is time to say what went wrong.
_LIMIT_SECONDS = 45
_PROGRAMS = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
# No macro runs, and links inside a document lead to no server.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def find_soffice() -> str | None:
    """LibreOffice's program; None if it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(path) for path in _PROGRAMS if path.is_file()), None)


def convert(soffice: str, data: bytes, suffix: str, newer: str) -> bytes | None:
    """Convert a document in a process with settings of its own, ended when it takes too long.

    Args:
        soffice: What :func:`find_soffice` returned.
        data: The document.
        suffix: Ending of its files, without the dot.
        newer: Ending of the files that it is converted to.

    Returns:
        The converted document; None if that failed.
    """
    with work_folder() as folder:
        _write_settings(folder / "profile" / "user")
        before, after = folder / f"document.{suffix}", folder / f"document.{newer}"
        before.write_bytes(data)
        command = (
            *(soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--norestore", "--nodefault", "--nologo", "--nolockcheck"),
            *("--convert-to", newer, "--outdir", str(folder), str(before)),
        )
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            return None
        try:
            process.wait(_LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            return None
        finally:
            end_with_children(process)
            process.wait()
        return after.read_bytes() if after.is_file() else None


def _write_settings(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
