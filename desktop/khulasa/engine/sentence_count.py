"""When a model has written enough."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟۔][\"'”’»)]*\s|\n+\S")


def has_sentences(text: str, wanted: int) -> bool:
    """Whether a text has begun with its sentence of this number, roughly."""
    return len(_END.findall(text)) >= wanted
