"""Marks that turn the direction of letters: they can make a text read as another one."""

from __future__ import annotations

import re

from khulasa.wording import Phrase, count_phrase

# Embeddings and isolates stay: Arabic with Latin names has them, and they turn no letters round.
_OVERRIDES = re.compile("[\u202d\u202e]")
_SHOWN = {"\u202d": "[LRO]", "\u202e": "[RLO]"}
# In the name of a file they do: what ends in "txt" for the eye may end in something else.
_NAMES = _SHOWN | {
    "\u202a": "[LRE]",
    "\u202b": "[RLE]",
    "\u202c": "[PDF]",
    "\u2066": "[LRI]",
    "\u2067": "[RLI]",
    "\u2068": "[FSI]",
    "\u2069": "[PDI]",
}
_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def undisguised(text: str) -> str:
    """A text with the names of overriding marks (Unicode Annex 9) in their place.

    Args:
        text: Any text.
    """
    return _OVERRIDES.sub(lambda match: _SHOWN[match.group()], text)


def undisguised_name(text: str) -> str:
    """The name of a file, or a line that holds one, with every mark of direction named.

    Args:
        text: Something short, which has no need of such marks.
    """
    return _MARKS.sub(lambda match: _NAMES[match.group()], text)


def disguise_note(count: int) -> Phrase:
    """Says that marks are shown.

    Args:
        count: How many there were.
    """
    return count_phrase(
        "{:,} mark that turns the direction of letters is shown as [RLO] or [LRO], so that it"
        " cannot disguise what is written.",
        "{:,} marks that turn the direction of letters are shown as [RLO] or [LRO], so that they"
        " cannot disguise what is written.",
        count,
    )


def overrides_in(text: str) -> int:
    """How many overriding marks a text has."""
    return len(_OVERRIDES.findall(text))
