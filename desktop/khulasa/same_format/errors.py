"""Why a translation cannot be put into a copy of its file."""

from __future__ import annotations

from khulasa.wording import _


class SameFormatError(Exception):
    """The file cannot take the translation; ``str()`` is a sentence with the way out."""


def changed() -> SameFormatError:
    """The texts of the file are not those of the article."""
    return SameFormatError(
        _(
            "The file is not the one that was translated: its text has changed since, or another"
            " part of it was read. Open it again and translate what is new."
        )
    )
