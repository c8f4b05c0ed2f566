"""The footnotes and captions of a web page, known by what they are called."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

_ROLES = re.compile(r"doc-(?:footnote|endnote)s?")
_CLASSES = re.compile(
    r"(?:^|\s)(?:footnotes?|endnotes?|references|reflist|footnote-item)(?:$|\s)", re.IGNORECASE
)
_IDS = re.compile(r"_?(?:fn|ftn|edn|footnote|endnote|cite_note)[-_:]?[\w.-]*\d", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_CAPTION_WITHIN = 3  # elements


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
    return bool(
        _ROLES.fullmatch(element.get("role", ""))
        or _CLASSES.search(element.get("class", ""))
        or _IDS.fullmatch(element.get("id", ""))
    )
