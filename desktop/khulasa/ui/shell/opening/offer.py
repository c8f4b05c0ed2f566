"""What is dropped, pasted, or handed over by the system to be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData


@dataclass(frozen=True, slots=True)
class Offer:
    """What was dropped or pasted: files of this computer, or else text."""

    files: tuple[Path, ...] = ()
    text: str = ""


def read_offer(data: QMimeData | None) -> Offer | None:
    """What there is to open in a drop or on the clipboard; None if nothing."""
    if data is None:
        return None
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return Offer(files=files)
    # A link is told apart when it is read.
    text = data.text() or "\n".join(url.toString() for url in data.urls())
    return Offer(text=text) if text.strip() else None
