"""What is said of a document that cannot be saved."""

from __future__ import annotations

from pathlib import Path

from khulasa.reasons import reason_of
from khulasa.wording import Phrase, phrase


def not_saved(path: Path, error: Exception) -> Phrase:
    """Names the file, the reason and the way out.

    Args:
        path: The file.
        error: What was raised.
    """
    return phrase(
        "Cannot save {path}: {reason}. Save it in another place.",
        path=str(path),
        reason=reason_of(error),
    )
