"""Articles in web pages: trafilatura finds them, a flat reader takes over where it fails."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.model import Kind, Layout
from khulasa.article.web.block_tags import BlockWriter
from khulasa.article.web.hidden import hidden_in_article
from khulasa.article.web.main_text import NOT_THE_ARTICLE, is_furniture, read_around
from khulasa.article.web.pieces import pieces_in
from khulasa.article.web.tables import next_table, without_layout_tables
from khulasa.article.web.tokens import Tag, tags_and_texts
from khulasa.article.web.tree import NEVER_SHOWN, Hidden, parse_page

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
# Browsers look for the charset in the first 1024 bytes; pages put it later all the same.
_CHARSET_WITHIN = 8192

# Shorter than this trafilatura gives up headings and lists, see MIN_EXTRACTED_SIZE there.
_TELLING = 20  # characters; what is shorter may stand in another paragraph by chance
_SHORT = 250
# Shares of the text outside navigation: pages carry teasers, an <article> little but itself.
_LEAST_OF_PAGE = 0.1
_LEAST_OF_ARTICLE = 0.6

# Many attributes in one tag take lxml quadratic time; pages of articles stay far below.
_MOST_ATTRIBUTES = 1000


def declared_charset(data: bytes) -> str | None:
    """The character encoding that a page names in its first lines, if it names one."""
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    return match.group(1).decode("ascii") if match else None


def read_html(text: str, left_out: list[str] | None = None) -> list[Block]:
    """Find the article in a web page. Nothing of the page is executed or fetched.

    A page of absurd size or depth is read flat, in time linear in its length.

    Args:
        text: The decoded page.
        left_out: Takes the passages that are struck out, and those that the article hides.

    Returns:
        The article's blocks, the page's title first; empty if the page has no text.
    """
    hidden: list[Hidden] = []
    tree = None if _has_too_many_attributes(text) else parse_page(text, left_out, hidden)
    if tree is None:
        return _completer([], text, None)
    # Trafilatura changes the tree that it is given.
    found, title = _by_trafilatura(deepcopy(tree))
    blocks = _completer(read_around(tree, found) or found, text, tree)
    if left_out is not None:
        left_out += hidden_in_article(tree, hidden, blocks)
    return _with_title(blocks, title, tree.findtext(".//title") or "")


def _completer(found: list[Block], text: str, tree: Any) -> list[Block]:
    """Take the flat reading where trafilatura found nothing, or lost too much of the page."""
    whole = _all_blocks(text, tree)
    article = _flat(text, tree, NOT_THE_ARTICLE, only_article=True)
    lost = (
        (_length(found) < _SHORT and _length(whole) < 4 * _SHORT)
        or _length(found) < _LEAST_OF_PAGE * _length(whole)
        or _length(found) < _LEAST_OF_ARTICLE * _length(article)
        or _is_run_together(found, article or whole)
    )
    return (article or whole) if lost else found


def _is_run_together(found: list[Block], apart: list[Block]) -> bool:
    """Whether trafilatura made one paragraph of several: its last resort for a short article."""
    if len(found) != 1:
        return False
    joined = _on_one_line(found[0].text)
    texts = (_on_one_line(block.text) for block in apart if len(block.text) >= _TELLING)
    return len(list(islice((text for text in texts if text in joined), 2))) > 1


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def read_all_blocks(
    text: str, left_out: list[str] | None = None, *, first_table: int = 0
) -> list[Block]:
    """All text blocks of a page, without navigation and the like if anything else is there.

    Args:
        text: HTML, whole or a part, well-formed or not.
        left_out: Takes the passages that are struck out.
        first_table: Number of the first table.
    """
    tree = None if _has_too_many_attributes(text) else parse_page(text, left_out)
    return _all_blocks(text, tree, first_table)


def _all_blocks(text: str, tree: Any, first_table: int = 0) -> list[Block]:
    shown = _flat(text, tree, NOT_THE_ARTICLE, first_table=first_table)
    return shown or _flat(text, tree, NEVER_SHOWN, first_table=first_table)


def _flat(
    text: str,
    tree: Any,
    skipped: frozenset[str],
    *,
    only_article: bool = False,
    first_table: int = 0,
) -> list[Block]:
    if tree is None:
        return _read_flat(text, skipped, only_article, first_table)
    roots = [tree]
    if only_article:
        roots = [a for a in tree.iter("article") if next(a.iterancestors("article"), None) is None]
    blocks: list[Block] = []
    for root in roots:
        number = max(first_table, next_table(blocks))
        pieces = pieces_in(root, lambda e: is_furniture(e, skipped), first_table=number)
        blocks += [piece.block for piece in pieces]
    return blocks


def _has_too_many_attributes(text: str) -> bool:
    # An attribute takes at least two characters.
    return any(
        len(piece.source) > 2 * _MOST_ATTRIBUTES and piece.attributes > _MOST_ATTRIBUTES
        for piece in tags_and_texts(text)
        if isinstance(piece, Tag)
    )


def _by_trafilatura(tree: Any) -> tuple[list[Block], str]:
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_title

    # It reports pages without text as errors, on standard error.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        title = extract_title(tree) or ""
        document = bare_extraction(
            tree, favor_recall=True, include_comments=False, include_tables=True
        )
    # Trafilatura's own errors on broken pages are of many kinds; the flat reader has none.
    except Exception:
        return [], ""
    return _blocks_of(getattr(document, "body", None)), title


def _blocks_of(body: Any) -> list[Block]:
    return [] if body is None else [p.block for p in pieces_in(body, lambda _: False)]


def _with_title(blocks: list[Block], title: str, name_of_page: str) -> list[Block]:
    """Put the title first, unless the article begins with it or with another title of the page."""
    title = _on_one_line(title)
    for index, block in enumerate(blocks[:3]):
        if _on_one_line(block.text) == title:
            rest = [*blocks[:index], *blocks[index + 1 :]]
            return [Block(Kind.HEADING, block.text, Layout(level=1)), *rest]
    if not blocks or not title:
        return blocks
    first = blocks[0]
    if first.kind is Kind.HEADING and _on_one_line(first.text) in _on_one_line(name_of_page):
        return blocks
    return [Block(Kind.HEADING, title, Layout(level=1)), *blocks]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _read_flat(
    text: str, skipped: frozenset[str], only_article: bool, first_table: int
) -> list[Block]:
    """Read tags one after another, so that no depth of nesting troubles it."""
    writer = BlockWriter(first_table)
    depths: Counter[str] = Counter()
    hidden = 0
    for piece in tags_and_texts(text):
        if isinstance(piece, str):
            if not hidden and (depths["article"] or not only_article):
                writer.write(piece)
            continue
        name = piece.name
        if piece.is_end:
            if depths[name]:
                depths[name] -= 1
                hidden -= name in skipped
            writer.end(name)
        else:
            if name in skipped or name == "article":
                depths[name] += 1
                hidden += name in skipped
            writer.start(name)
    writer.finish()
    return without_layout_tables(writer.blocks)


def read_marked_blocks(
    text: str,
    kind_of: Callable[[Any], Kind | None],
    is_skipped: Callable[[Any], bool],
    left_out: list[str] | None = None,
) -> list[Block]:
    """All text blocks of a page in which some elements say what they hold.

    Args:
        text: HTML, whole or a part, well-formed or not.
        kind_of: The kind of all that stands in an element; None if it says nothing.
        is_skipped: Tells the elements that are left out.
        left_out: Takes the passages that are struck out.
    """
    tree = None if _has_too_many_attributes(text) else parse_page(text, left_out)
    if tree is None:
        return _all_blocks(text, tree)
    blocks: list[Block] = []
    for piece in pieces_in(tree, is_skipped):
        around = (piece.element, *piece.element.iterancestors())
        kind = next((kind for element in around if (kind := kind_of(element))), None)
        blocks.append(replace(piece.block, kind=kind) if kind else piece.block)
    return blocks
