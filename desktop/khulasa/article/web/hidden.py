"""What a page hides inside its article, told apart from hidden menus, windows and buttons."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from khulasa.article.blocks import Block
from khulasa.article.web.main_text import NOT_THE_ARTICLE, WIDE, elements_of, place_of
from khulasa.article.web.tree import Hidden

_FURNITURE = NOT_THE_ARTICLE | {
    *("dialog", "menu", "option", "label", "input", "textarea", "iframe", "object", "figure"),
    *("video", "audio", "picture", "summary"),
}
# A hidden part with one of these is a window or a menu.
_CONTROLS = frozenset({"nav", "form", "button", "select", "input", "textarea"})
_ROLES = frozenset(
    (
        *("navigation", "dialog", "alertdialog", "alert", "menu", "menubar", "toolbar", "tooltip"),
        *("button", "search", "banner", "complementary", "contentinfo", "img", "tab"),
    )
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|modal|popup|overlay|tooltip|cookies?|consent|share|sharing|social|"
    r"comments?|related|banner|ads?|advert\w*|subscribe|newsletter|login|icon|sr-only|katex\S*|"
    r"mathjax\S*|mjx\S*|print\S*|breadcrumbs?|pager|pagination|widget|toc|tabs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Of the text of a menu at least this much is linked.
_LINKED = 0.8


class _Range(NamedTuple):
    """Where an article begins and ends, by the order of the page's elements."""

    first: int
    last: int


def hidden_in_article(tree: Any, hidden: list[Hidden], blocks: list[Block]) -> list[str]:
    """The hidden passages that belong to an article.

    Args:
        tree: The page, without them.
        hidden: What is hidden.
        blocks: The article.
    """
    if not hidden:
        return []
    place = place_of(tree, blocks)
    if place is None:
        place = tree
    within = None
    order: dict[Any, int] = {}
    if place.tag in WIDE:
        # An article right in the page's body ends where its last paragraph does.
        order = {element: number for number, element in enumerate(tree.iter())}
        places = [order[element] for element in elements_of(place, blocks)]
        within = _Range(min(places), max(places)) if places else None
    return [
        one.text
        for one in hidden
        if _is_inside(one, place)
        and _is_text(one, place)
        and (within is None or _is_between(one, order, within))
    ]


def _is_inside(one: Hidden, place: Any) -> bool:
    return one.parent is place or place in one.parent.iterancestors()


def _is_between(one: Hidden, order: dict[Any, int], within: _Range) -> bool:
    number = order.get(one.previous, order.get(one.parent, -1))
    return within.first <= number < within.last


def _is_text(one: Hidden, place: Any) -> bool:
    if not _LETTER.search(one.text) or _is_furniture(one.element):
        return False
    inside = [one.element, *one.element.iterdescendants()]
    linked = sum(len("".join(e.itertext())) for e in inside if e.tag == "a")
    if linked >= _LINKED * len(one.text):
        return False
    around = [one.parent, *one.parent.iterancestors()]
    return not any(e.tag in _CONTROLS for e in inside) and not any(
        _is_furniture(e) for e in around[: around.index(place)]
    )


def _is_furniture(element: Any) -> bool:
    return (
        element.tag in _FURNITURE
        or element.get("role", "") in _ROLES
        or _NAMES.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
    )
