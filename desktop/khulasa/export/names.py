"""Names for files that every system takes."""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path

from khulasa.wording import _

# Windows takes none of these in a name, other systems no slash.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Devices of Windows, with any ending; the raised digits count as digits there.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
# Joiners are letters' business in Persian and Urdu, unlike all other invisible characters.
_JOINERS = "\u200c\u200d"
# An encrypted home folder has room for 143 bytes of a name, and a number may be added.
_MOST_BYTES = 120


def proposed_name(title: str, suffix: str) -> str:
    """A file's name for an article, the same on all systems.

    Args:
        title: Of the article; may be empty, or all that no name may have.
        suffix: With the dot.
    """
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    text = "".join(
        character
        for character in " ".join(text.split())
        if character in _JOINERS or not unicodedata.category(character).startswith("C")
    )
    stem = _cut(_trimmed(text)) or _("Article")
    if _DEVICE.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"_{stem}"
    return f"{stem}{suffix}"


def free_path(folder: Path, name: str) -> Path:
    """The name in a folder, with a number where there is such a file already."""
    path = folder / name
    numbers = itertools.count(2)
    while path.exists():
        path = folder / f"{Path(name).stem} ({next(numbers)}){Path(name).suffix}"
    return path


def _trimmed(text: str) -> str:
    # A leading dot hides a file, a hyphen makes it an option; Windows drops dots at the end.
    return text.lstrip(f" .-{_JOINERS}").rstrip(f" .{_JOINERS}")


def _cut(text: str) -> str:
    """The text cut to what a name has room for, between two words if there are several."""
    if len(text.encode()) <= _MOST_BYTES:
        return text
    kept = text.encode()[:_MOST_BYTES].decode("utf-8", "ignore")
    whole, space, _rest = kept.rpartition(" ")
    return _trimmed(whole if space else kept)
