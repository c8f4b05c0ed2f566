"""Footnotes in Markdown: ``[^mark]`` in the text and ``[^mark]: note`` on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

NOTE_MARK = "note_mark"
"""Type of the inline token of a mark; its content is the mark as it is shown."""

_DEFINITION = "note_definition"
_MARK = re.compile(r"\[\^([^\[\]\n]{1,100})\]")
_LEAST_INDENT = 2
_INDENT = 4
_NOTES = "notes"
_COUNT = "count of notes"


def add_notes(parser: MarkdownIt) -> None:
    """Teach a parser footnotes; what it returns then goes through :func:`without_notes`."""
    # A definition ends the paragraph before it.
    parser.block.ruler.before(
        "reference", _DEFINITION, _read_definition, {"alt": ["paragraph", "reference"]}
    )
    parser.inline.ruler.before("link", NOTE_MARK, _read_mark)


def without_notes(tokens: list[Token]) -> list[Token]:
    """The tokens that are no note."""
    return [token for token in tokens if token.type != _DEFINITION]


def notes_of(tokens: list[Token], env: dict[str, object]) -> Iterator[tuple[str, Token]]:
    """The notes by their numbers: those in the text first, then those that nothing leads to.

    Args:
        tokens: What the parser returned.
        env: What it was given.

    Yields:
        The mark as it is shown, and the token whose content is the note in Markdown.
    """
    numbers = _numbers(env)
    notes = [token for token in tokens if token.type == _DEFINITION]
    for note in notes:
        numbers[note.info] = numbers[note.info] or _next_number(env)
    for note in sorted(notes, key=lambda note: numbers[note.info]):
        yield f"[{numbers[note.info]}]", note


def name_of_note(mark: str, env: dict[str, object]) -> str:
    """The name that a note has in the text, by its mark as it is shown; empty if none has it."""
    return next((name for name, n in _numbers(env).items() if f"[{n}]" == mark), "")


def _numbers(env: object) -> dict[str, int]:
    """Numbers of the notes that are defined; 0 until there is a mark for it."""
    assert isinstance(env, dict)
    numbers = env.setdefault(_NOTES, {})
    assert isinstance(numbers, dict)
    return numbers


def _next_number(env: object) -> int:
    assert isinstance(env, dict)
    env[_COUNT] = env.get(_COUNT, 0) + 1
    return int(env[_COUNT])


def _read_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    match = _MARK.match(line)
    if match is None or not line.startswith(":", match.end()):
        return False
    if silent:
        return True
    lines = [line[match.end() + 1 :].strip()]
    following = start + 1
    while following < end:
        if state.isEmpty(following):
            filled = state.skipEmptyLines(following)
            if filled >= end or _indent(state, filled) < _LEAST_INDENT:
                break
            lines += [""] * (filled - following)
            following = filled
        elif _indent(state, following) < _LEAST_INDENT and _begins_block(state, following, end):
            break
        lines.append(state.getLines(following, following + 1, state.blkIndent + _INDENT, False))
        following += 1
    token = state.push(_DEFINITION, "", 0)
    token.info, token.content, token.map = match[1], "\n".join(lines), [start, following]
    _numbers(state.env).setdefault(match[1], 0)
    state.line = following
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _indent(state: StateBlock, number: int) -> int:
    return state.sCount[number] - state.blkIndent


def _begins_block(state: StateBlock, number: int, end: int) -> bool:
    """Whether a line goes on with no paragraph above it."""
    rules = state.md.block.ruler.getRules("paragraph")
    return state.sCount[number] < 0 or any(rule(state, number, end, True) for rule in rules)


def _read_mark(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos, state.posMax)
    numbers = _numbers(state.env)
    if match is None or match[1] not in numbers:
        return False
    if not silent:
        numbers[match[1]] = numbers[match[1]] or _next_number(state.env)
        state.push(NOTE_MARK, "", 0).content = f"[{numbers[match[1]]}]"
    state.pos = match.end()
    return True
