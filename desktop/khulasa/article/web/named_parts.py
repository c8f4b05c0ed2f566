"""The footnotes and captions of a web page, known by what they are called."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

_NOTES = re.compile(r"(?:doc-)?(?:footnote|endnote|rearnote)s?|references|reflist|footnote-item")
_IDS = re.compile(
    r"_?(?:fn|ftn|edn|footnote|endnote|cite_note|sdfootnote|sdendnote)[-_:]?[\w.-]*\d",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_CAPTION_WITHIN = 3  # elements


def names_of(element: Any) -> set[str]:
    """What an element is called by its class, its role and its type in an e-book; small letters."""
    words = (element.get(name, "") for name in ("class", "role", "epub:type"))
    return set(" ".join(words).lower().split())


def is_note(element: Any) -> bool:
    """Whether an element stands in a footnote.

    Args:
        element: An element of a page.
    """
    return any(_names_itself_note(one) for one in (element, *element.iterancestors()))


def is_caption(element: Any) -> bool:
    """Whether an element stands in what is called a caption.

    Args:
        element: An element of a page.
    """
    nearest = islice((element, *element.iterancestors()), _CAPTION_WITHIN)
    return any(_CAPTION.search(one.get("class", "")) for one in nearest)


def _names_itself_note(element: Any) -> bool:
    if element.tag in ("body", "html", "article", "main", "a", "sup"):
        return False
    return _IDS.fullmatch(element.get("id", "")) is not None or any(
        map(_NOTES.fullmatch, names_of(element))
    )
