"""The attributes of tags that say language and direction."""

from __future__ import annotations

import re

from khulasa.same_format.direction import Turn

_VALUE = r"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)"""
_DIRECTION = re.compile(rf"(\s)dir{_VALUE}", re.IGNORECASE)
_LANGUAGE = re.compile(rf"(\s)(lang|xml:lang){_VALUE}", re.IGNORECASE)
_NAME = re.compile(r"<[^\s/>]+")


def has_own(tag: str) -> bool:
    """Whether a tag says a language or a direction."""
    return _DIRECTION.search(tag) is not None or _LANGUAGE.search(tag) is not None


def turned(tag: str, turn: Turn) -> str:
    """A tag that says the language and direction of the translation where it said others."""
    tag = _LANGUAGE.sub(lambda m: f'{m[1]}{m[2]}="{turn.target}"', tag)
    return _DIRECTION.sub(lambda m: f'{m[1]}dir="{_side(turn.to_right)}"', tag)


def telling(tag: str, turn: Turn, *, as_source: bool = False) -> str:
    """A tag that says language and direction in any case.

    Args:
        tag: The tag.
        turn: What changes.
        as_source: Say those of the source.
    """
    language = turn.source if as_source else turn.target
    side = _side(turn.from_right if as_source else turn.to_right)
    had_language, had_direction = _LANGUAGE.search(tag), _DIRECTION.search(tag)
    tag = _LANGUAGE.sub(lambda m: f'{m[1]}{m[2]}="{language}"', tag)
    tag = _DIRECTION.sub(lambda m: f'{m[1]}dir="{side}"', tag)
    added = "" if had_language else f' lang="{language}"'
    if turn.turns and not had_direction:
        added += f' dir="{side}"'
    name = _NAME.match(tag)
    end = name.end() if name else 0
    return f"{tag[:end]}{added}{tag[end:]}"


def _side(right: bool) -> str:
    return "rtl" if right else "ltr"
