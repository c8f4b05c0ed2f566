"""The content of a paragraph of Markdown as words and things, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markdown_it.token import Token

from khulasa.article.markdown.notes import NOTE_MARK, name_of_note
from khulasa.article.marks.raised import STRUCK_OUT
from khulasa.same_format.inlines import Format, Inline, Thing, Words

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)", re.IGNORECASE)
_RAISED = frozenset({"sup", "sub"})
_SPECIAL = re.compile(r"[\\`*\[\]<|]|~~|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
# What would begin a list, a heading or a quotation.
_BEGINNING = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+>](?:\s|$)|#{1,6}(?:\s|$)))")
_NEEDS_BRACKETS = re.compile(r"[\s()<>]")
_HARD_BREAK = "\\\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands around words.

    Attributes:
        start, end: The signs.
        is_code: Whether what stands between them means itself.
    """

    start: str
    end: str
    is_code: bool = False


def inlines_of(tokens: Sequence[Token], env: dict[str, object]) -> list[Inline]:
    """What a paragraph consists of.

    Args:
        tokens: The tokens of its content.
        env: What the parser was given.
    """
    return list(_inlines(list(tokens), env, ()))


def _inlines(
    tokens: list[Token], env: dict[str, object], formats: tuple[Format, ...]
) -> Iterator[Inline]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        name, nesting = _element(token)
        if nesting == 1:
            end = _end_of(tokens, index - 1)
            if end is None:
                yield Thing(token.content, leads=True)
                continue
            within, closing = tokens[index:end], tokens[end]
            index = end + 1
            mark = _mark(token, closing)
            if name in STRUCK_OUT:
                yield Thing(f"{mark.start}{_plain(within)}{mark.end}")
            elif token.markup == "autolink":
                yield Thing(f"<{_plain(within)}>", _plain(within))
            elif name in _RAISED:
                # What is raised is read, and written, as a raised character.
                yield from _inlines(within, env, formats)
            else:
                one = Format(mark, stays=name == "a")
                yield from _inlines(within, env, (*formats, one))
        elif token.type == "code_inline":
            code = Format(Mark(token.markup, token.markup, is_code=True))
            yield Words(token.content, (*formats, code))
        elif token.type == "image":
            yield from _image(token, tokens, env, formats)
        elif token.type == NOTE_MARK:
            yield Thing(f"[^{name_of_note(token.content, env)}]", token.content)
        elif token.type == "softbreak":
            yield Thing("\n", "\n", is_soft=True)
        elif token.type == "hardbreak" or name == "br":
            yield Thing(token.content or _HARD_BREAK, "\n", is_soft=True)
        elif token.type == "html_inline":
            yield Thing(token.content)
        else:
            yield Words(token.content, formats)


def _element(token: Token) -> tuple[str, int]:
    """The name of an element, and whether it begins (1) or ends (-1)."""
    if token.type != "html_inline":
        return token.tag, token.nesting
    tag = _TAG.match(token.content)
    if tag is None or tag["name"].lower() in ("br", "img", "wbr"):
        return tag["name"].lower() if tag else "", 0
    return tag["name"].lower(), -1 if tag["end"] else 1


def _end_of(tokens: list[Token], start: int) -> int | None:
    name = _element(tokens[start])[0]
    depth = 0
    for index in range(start, len(tokens)):
        other, nesting = _element(tokens[index])
        if other == name:
            depth += nesting
        if not depth:
            return index
    return None


def _mark(token: Token, closing: Token) -> Mark:
    if token.type == "link_open":
        return Mark("[", f"]({_address(token, 'href')})")
    if token.type == "html_inline":
        return Mark(token.content, closing.content)
    return Mark(token.markup, closing.markup)


def _address(token: Token, name: str) -> str:
    address = str(token.attrGet(name) or "")
    if _NEEDS_BRACKETS.search(address):
        address = f"<{address}>"
    title = str(token.attrGet("title") or "").replace('"', '\\"')
    return f'{address} "{title}"' if title else address


def _image(
    token: Token, tokens: list[Token], env: dict[str, object], formats: tuple[Format, ...]
) -> Iterator[Inline]:
    """An image; its description is text where nothing else stands in the paragraph."""
    mark = Mark("![", f"]({_address(token, 'src')})")
    described = token.children or []
    if len(tokens) == 1 and described:
        yield from _inlines(described, env, (*formats, Format(mark, stays=True)))
    else:
        text = _plain(described)
        yield Thing(f"{mark.start}{_escaped(text)}{mark.end}", text)


def _plain(tokens: list[Token]) -> str:
    return "".join(_plain(token.children) if token.children else token.content for token in tokens)


def written(inlines: Sequence[Inline]) -> str:
    """Words and things in Markdown.

    Args:
        inlines: What :func:`khulasa.same_format.placing.placed` returned.
    """
    return _BEGINNING.sub(r"\1\\", _written(inlines, 0))


def _written(inlines: Sequence[Inline], depth: int) -> str:
    parts: list[str] = []
    for outer, group in groupby(inlines, lambda one: one.formats[depth : depth + 1]):
        members = list(group)
        if outer and outer[0].payload.is_code:
            parts += [outer[0].payload.start, *map(_raw, members), outer[0].payload.end]
        elif outer:
            mark = outer[0].payload
            parts += [mark.start, _written(members, depth + 1), mark.end]
        else:
            parts += [
                one.payload if isinstance(one, Thing) else _escaped(one.text) for one in members
            ]
    return "".join(parts)


def _raw(inline: Inline) -> str:
    return inline.payload if isinstance(inline, Thing) else inline.text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)
