"""Texts in portions that a model can read at once; every word is in one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from khulasa.summary.passages import Passage

Count = Callable[[str], int]

# Where a sentence that is too long is cut: clause marks not too far from its middle, else spaces,
# else anywhere.
_CUTS = ((re.compile(r"[,;:،؛–—]\s+"), 0.4), (re.compile(r"\s+"), 1.0))
# A heading may take this share of a portion at most.
_HEADING_SHARE = 4


def chunks_of(
    passages: Iterable[Passage], limit: int, count: Count, *, title: str = "", longest: int = 0
) -> tuple[str, ...]:
    """Portions of prose, cut at the ends of paragraphs, else of sentences, else of clauses.

    Args:
        passages: The prose. Its headings stand before what they belong to, in every portion.
        limit: Most tokens of a portion.
        count: Counts the tokens of a text.
        title: Stands at the head of every portion, if it is short enough.
        longest: A sentence of up to so many tokens is not cut, but a portion by itself.

    Returns:
        The portions in reading order; together they have every word of the passages.
    """
    title = title if count(title) * _HEADING_SHARE <= limit else ""
    done: list[str] = []
    lines: list[str] = []
    heading = ""
    for passage in passages:
        small = count(passage.heading) * _HEADING_SHARE <= limit
        new_heading = passage.heading if small else ""
        for number, sentence in enumerate(
            _pieces(passage, title, new_heading, max(limit, longest), count)
        ):
            longer = _longer(
                lines, sentence, new_line=number == 0, heading=_new(new_heading, heading)
            )
            if lines and count(_text(title, longer)) > limit:
                done.append(_text(title, lines))
                longer = _longer([], sentence, new_line=True, heading=new_heading)
            lines, heading = longer, new_heading
    return (*done, _text(title, lines)) if lines else tuple(done)


def split_long(text: str, limit: int, count: Count) -> list[str]:
    """Cut a text into pieces of at most ``limit`` tokens, at clause marks where there are any."""
    if len(text) < 2 or count(text) <= limit:
        return [text]
    cut = _cut(text)
    return [
        piece
        for half in (text[:cut].strip(), text[cut:].strip())
        if half
        for piece in split_long(half, limit, count)
    ]


def divide(passages: Sequence[Passage], parts: int) -> list[tuple[Passage, ...]]:
    """Divide prose into parts: at its sections if it has as many, else into equal ones."""
    sections = sorted({passage.section for passage in passages})
    if len(sections) >= parts > 1:
        bounds = {section: place * parts // len(sections) for place, section in enumerate(sections)}
        groups = [bounds[passage.section] for passage in passages]
    else:
        total, before, groups = sum(p.words for p in passages), 0, []
        for passage in passages:
            groups.append(before * parts // max(1, total))
            before += passage.words
    return [
        tuple(p for p, group in zip(passages, groups, strict=True) if group == wanted)
        for wanted in sorted(set(groups))
    ]


def _pieces(passage: Passage, title: str, heading: str, limit: int, count: Count) -> Iterable[str]:
    room = max(1, limit - count(_text(title, [heading, ""]) if title or heading else "") - 2)
    for sentence in passage.sentences:
        yield from split_long(sentence, room, count)


def _new(heading: str, before: str) -> str:
    return heading if heading != before else ""


def _longer(lines: list[str], sentence: str, *, new_line: bool, heading: str) -> list[str]:
    if heading:
        return [*lines, heading, sentence]
    if new_line or not lines:
        return [*lines, sentence]
    return [*lines[:-1], f"{lines[-1]} {sentence}"]


def _text(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *lines] if title else lines)


def _cut(text: str) -> int:
    """Where to cut a text in two: the clause mark or space nearest to its middle."""
    middle = len(text) // 2
    for pattern, reach in _CUTS:
        places = [m.end() for m in pattern.finditer(text) if 0 < m.end() < len(text)]
        nearest = min(places, key=lambda place: abs(place - middle), default=0)
        if nearest and abs(nearest - middle) <= len(text) * reach:
            return nearest
    return middle
