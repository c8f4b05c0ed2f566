"""The whole of an article in a web page, around the paragraphs that were found of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.model import Kind
from khulasa.article.web.named_parts import is_note
from khulasa.article.web.pieces import Piece, pieces_in
from khulasa.article.web.tree import NEVER_SHOWN, text_of

NOT_THE_ARTICLE = NEVER_SHOWN | {"nav", "header", "footer", "aside", "form", "button", "select"}
"""Elements of a page that hold no text of the article."""

WIDE = frozenset({"html", "body", "main", "form"})
"""What surrounds an article in these may be anything."""

# A shorter piece may stand elsewhere on the page by chance.
_TELLING = 30
_MOST_LOST = 0.05
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = {"ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "item", "dd": "item"}
_LINKS_ABOUT = re.compile(
    r"(?:^|[\s_-])(?:tags?|breadcrumbs?|pag(?:er|ination)|shar(?:e|ing)|comments?|related|nav|menu)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_furniture(element: Any, tags: Collection[str]) -> bool:
    """Whether an element is left out by its tag; a footnote that stands aside is not.

    Args:
        element: An element of a page.
        tags: Those that are left out.
    """
    return element.tag in tags and not (element.tag == "aside" and is_note(element))


def read_around(tree: Any, found: list[Block]) -> list[Block]:
    """Read what belongs to an article together: tables, captions and lists of links, too.

    Args:
        tree: The page.
        found: What was found of the article, most of it and little else.

    Returns:
        The article; nothing if its place in the page is unknown.
    """
    place = place_of(tree, found)
    if place is None:
        return []
    wider = _with_pictures_above(tree, place)
    place = place if wider is None else wider
    told = {_squeezed(block.text) for block in found}
    everything = "\n".join(told)
    long = [text for text in told if len(text) >= _TELLING]

    def is_found(piece: Piece) -> bool:
        text = _squeezed(piece.block.text)
        return text in told or text in everything or any(other in text for other in long)

    boilerplate = _boilerplate(place, long)
    pieces = pieces_in(place, lambda e: _is_skipped(e) or e in boilerplate)
    texts = [n for n, piece in enumerate(pieces) if not piece.is_links and is_found(piece)]
    if not texts:
        return []
    is_narrow = place.tag not in WIDE and place is not wider
    blocks = _belonging(place, pieces, set(texts), is_narrow=is_narrow)
    read = "".join(_squeezed(block.text) for block in blocks)
    lost = sum(len(text) for text in told if text not in read)
    return blocks if lost <= _MOST_LOST * len(everything) else []


def _belonging(place: Any, pieces: list[Piece], found: set[int], *, is_narrow: bool) -> list[Block]:
    """Leave out menus before and behind the text, unless a heading leads to them."""
    first = min(found)
    last = max((n for n in found if pieces[n].block.kind is not Kind.HEADING), default=first)
    # What stands behind this element, one like the other, goes with it.
    leading = None if place.tag in ("html", "body") else pieces[last].element
    around = set(pieces[last].element.iterancestors())
    blocks: list[Block] = []
    for number, piece in enumerate(pieces):
        is_heading = piece.block.kind is Kind.HEADING
        if number > last and is_heading and piece.element.getparent() in around:
            leading = piece.element
        belongs = is_narrow or number < last or _follows(piece.element, leading)
        if piece.is_links:
            belongs = number > first and belongs and not _is_about(piece.element, place)
        elif not is_narrow:
            belongs = (first <= number and belongs) or number in found
            belongs = belongs or _is_caption(piece.element) or is_note(piece.element)
        if belongs:
            blocks.append(piece.block)
    while blocks and blocks[-1].kind is Kind.HEADING:
        blocks.pop()
    return blocks


def _follows(element: Any, leading: Any) -> bool:
    """Whether an element is another one or stands behind it, with nothing but its like between."""
    if leading is None or element is leading:
        return leading is not None
    parent = leading.getparent()
    while element is not None and element.getparent() is not parent:
        element = element.getparent()
    if element is None or parent is None:
        return element is not None
    if leading.tag not in _HEADINGS and element.tag not in _LISTS:
        return False
    between = leading.getnext()
    while between is not None and between is not element and between.tag == element.tag:
        between = between.getnext()
    return between is element


def _squeezed(text: str) -> str:
    return "".join(text.split())


def place_of(tree: Any, found: list[Block]) -> Any:
    """The innermost element that holds all paragraphs of an article; None if that is unknown.

    Args:
        tree: The page.
        found: The article, or what was found of it.
    """
    place = None
    for element in elements_of(tree, found):
        place = element if place is None else _common(place, element)
    article = place
    while article is not None and article.tag != "article":
        article = article.getparent()
    if article is not None:
        return article
    inside = {*_LISTS, *_HEADINGS, "p", "blockquote", "figure", "span", "b"}
    while place is not None and place.tag in inside and place.getparent() is not None:
        place = place.getparent()
    return place


def elements_of(tree: Any, found: list[Block]) -> list[Any]:
    """The elements that hold the longer paragraphs of an article.

    Args:
        tree: The page, or the part of it that is looked through.
        found: The article.
    """
    wanted = {_squeezed(block.text) for block in found if len(block.text) >= _TELLING}
    return [
        piece.element
        for piece in pieces_in(tree, lambda e: e.tag in NOT_THE_ARTICLE)
        if not piece.is_links and _squeezed(piece.block.text) in wanted
    ]


def _with_pictures_above(tree: Any, place: Any) -> Any:
    """What holds the article and the captions between its title and its text, if any are there."""
    above = {place, *place.iterancestors()}
    wider = None
    has_title = False
    for element in tree.iter("h1", "figcaption", place.tag):
        if element is place:
            return wider
        if any(e.tag in NOT_THE_ARTICLE - {"header"} for e in element.iterancestors()):
            continue
        has_title |= element.tag == "h1"
        if has_title and element.tag == "figcaption" and wider is None:
            wider = next(e for e in element.iterancestors() if e in above)
    return None


def _is_skipped(element: Any) -> bool:
    """The header of an article may hold its first picture."""
    if element.tag == "header" and element.find(".//figcaption") is not None:
        return False
    return is_furniture(element, NOT_THE_ARTICLE)


def _common(one: Any, other: Any) -> Any:
    above = {one, *one.iterancestors()}
    while other not in above:
        other = other.getparent()
    return other


def _boilerplate(place: Any, told: list[str]) -> set[Any]:
    """What names itself as something else, such as buttons to share, and holds nothing found."""
    from trafilatura.xpaths import COMMENTS_DISCARD_XPATH, COMMENTS_XPATH, OVERALL_DISCARD_XPATH

    rules = (*OVERALL_DISCARD_XPATH, *COMMENTS_XPATH, *COMMENTS_DISCARD_XPATH)
    # The rules know lists by these names.
    renamed = list(place.iter(*_LISTS))
    names = [element.tag for element in renamed]
    for element in renamed:
        element.tag = _LISTS[element.tag]
    matches = {element for rule in rules for element in rule(place)}
    for element, name in zip(renamed, names, strict=True):
        element.tag = name
    return {
        element
        for element in matches
        if not _is_caption(element)
        and not is_note(element)
        and element.find(".//figcaption") is None
        and not any(text in _squeezed(text_of(element)) for text in told)
    }


def _is_caption(element: Any) -> bool:
    return any(
        e.tag in ("figcaption", "caption") or "caption" in e.get("class", "")
        for e in (element, *element.iterancestors())
    )


def _is_about(element: Any, place: Any) -> bool:
    """Whether links are about the article, such as its tags, by the names around them."""
    while element is not None and element is not place:
        if _LINKS_ABOUT.search(f"{element.get('class', '')} {element.get('id', '')}"):
            return True
        element = element.getparent()
    return False
