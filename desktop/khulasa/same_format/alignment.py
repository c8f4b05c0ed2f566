"""Finding the paragraphs of an article in a file by their letters, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from khulasa.article.model import Kind, Paragraph
from khulasa.same_format.errors import changed
from khulasa.same_format.inlines import letters_in

_DISGUISE = re.compile(r"\[(?:RLO|LRO)\]")
# The number of an item may be a letter, which stands in no file.
_LETTERED = re.compile(r"[a-zA-Z]{1,6}\. ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a file.

    Attributes:
        group: Index of the group of lines.
        first, last: Its first line in that group, and the one after its last.
    """

    group: int
    first: int
    last: int


def aligned(
    groups: Sequence[Sequence[str]],
    paragraphs: Sequence[Paragraph],
    *,
    title_may_lack: bool = False,
) -> list[Place | None]:
    """Where each paragraph stands; None where it has no letters, so that nothing is to be changed.

    Where a text stands several times, the paragraphs are those that stand closest together.

    Args:
        groups: The letters of the lines of a file; a paragraph is one or more lines of a group.
        paragraphs: The article's.
        title_may_lack: Whether the first heading may come from somewhere else.

    Raises:
        SameFormatError: They are not all there, or not in this order.
    """
    forms = [_forms(paragraph) for paragraph in paragraphs]
    wanted = [number for number, form in enumerate(forms) if form]
    text = _Text(groups)
    lines = text.lines
    # The latest place from which all the others follow.
    end = len(lines)
    for number in reversed(wanted):
        start = next(
            (s for s in range(end - 1, -1, -1) if text.match(s, end, forms[number])),
            None,
        )
        if start is None:
            if number or not title_may_lack or paragraphs[0].kind is not Kind.HEADING:
                raise changed()
            wanted = wanted[1:]
            break
        end = start
    places: list[Place | None] = [None] * len(paragraphs)
    start = end
    for number in wanted:
        while not (count := text.match(start, len(lines), forms[number])):
            start += 1
        (group, first), (_same, last) = lines[start], lines[start + count - 1]
        places[number] = Place(group, first, last + 1)
        start += count
    if wanted and wanted[0] and title_may_lack:
        places[0] = _only_place(text, forms[0], places)
    return [_with_numbers(number, place, groups, paragraphs) for number, place in enumerate(places)]


class _Text:
    """The letters of a file as one text, and where its lines begin in it.

    Args:
        groups: The letters of its lines.

    Attributes:
        lines: The lines that have letters, by the index of their group and theirs in it.
    """

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        numbered = [(g, n, line) for g, group in enumerate(groups) for n, line in enumerate(group)]
        self.lines = [(group, number) for group, number, line in numbered if line]
        self._letters = "".join(line for _, _, line in numbered)
        self._starts = [0, *accumulate(len(line) for _, _, line in numbered if line)]
        self._line_at = {start: line for line, start in enumerate(self._starts)}

    def match(self, start: int, end: int, forms: tuple[str, ...]) -> int:
        """How many lines of one group from here on are one of these texts; 0 if they are none."""
        begin = self._starts[start]
        counts = [
            stop - start
            for form in forms
            if (stop := self._line_at.get(begin + len(form), end + 1)) <= end
            and self.lines[stop - 1][0] == self.lines[start][0]
            and self._letters.startswith(form, begin)
        ]
        return min(counts, default=0)


def _only_place(
    text: _Text, forms: tuple[str, ...], others: Sequence[Place | None]
) -> Place | None:
    """Where a title stands that was put in front of others, if that is one place."""
    taken = {place.group for place in others if place is not None}
    lines = text.lines
    found = [
        Place(group, line, lines[start + count - 1][1] + 1)
        for start, (group, line) in enumerate(lines)
        if group not in taken and (count := text.match(start, len(lines), forms))
    ]
    return found[0] if len(found) == 1 else None


def _with_numbers(
    number: int,
    place: Place | None,
    groups: Sequence[Sequence[str]],
    paragraphs: Sequence[Paragraph],
) -> Place | None:
    """A place with the lines around it that have no letters, where it is all of its group."""
    if place is None:
        return None
    group = groups[place.group]
    others = (*group[: place.first], *group[place.last :])
    around = (*paragraphs[max(0, number - 1) : number], *paragraphs[number + 1 : number + 2])
    if any(others) or not all(letters_in(paragraph.text) for paragraph in around):
        return place
    return Place(place.group, 0, len(group))


def _forms(paragraph: Paragraph) -> tuple[str, ...]:
    """The letters that a paragraph may have in a file; none if it has no letters."""
    text = _DISGUISE.sub("", paragraph.text)
    forms = [letters_in(text)]
    if paragraph.kind is Kind.LIST_ITEM and (number := _LETTERED.match(text)):
        forms.append(letters_in(text[number.end() :]))
    return tuple(form for form in forms if form)
