"""When a model has written enough."""

from __future__ import annotations

import re

# After so short a word a full stop may be an abbreviation's: then a little more is written.
_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.|[!?…؟۔])[\"'”’»)]*\s|\n+\S"
)


def has_sentences(text: str, wanted: int) -> bool:
    """Whether a text has begun with its sentence of this number, roughly."""
    return len(_END.findall(text)) >= wanted
