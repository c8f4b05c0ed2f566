"""Why a translation cannot be put into a copy of its file."""

from __future__ import annotations

from khulasa.reasons import WordedError
from khulasa.wording import phrase


class SameFormatError(WordedError):
    """The file cannot take the translation; ``words`` are a sentence with the way out."""


def changed() -> SameFormatError:
    """The texts of the file are not those of the article."""
    return SameFormatError(
        phrase(
            "The file is not the one that was translated: its text has changed since, or another"
            " part of it was read. Open it again and translate what is new."
        )
    )
