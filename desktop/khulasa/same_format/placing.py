"""Putting the formats and things of a paragraph into its translation, where that is certain."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from khulasa.article.model import Paragraph
from khulasa.same_format.inlines import (
    Format,
    Inline,
    Thing,
    Words,
    letters_in,
    text_of,
    with_formats,
)
from khulasa.same_format.losses import Losses
from khulasa.same_format.targets import (
    Sentence,
    places_of,
    plain_numbers,
    target_of,
)
from khulasa.translation.result import Translation

_NOTE_MARKS = re.compile(r"\[\d+\]")
# In a paragraph. Each is held against all others.
_MOST_FORMATS = 1_000
# A number in front of an item is shorter.
_LONGEST_NUMBER = 25
_Range = tuple[int, int]


def placed(
    inlines: Sequence[Inline],
    paragraph: Paragraph,
    outcomes: Sequence[Translation | None],
    losses: Losses,
) -> list[Inline]:
    """What takes the place of a paragraph's content.

    A format stands on the words that belong to it where that is certain: it covered the whole
    paragraph or sentence, or its words stand in the translation once as they are. Otherwise it
    covers the sentence, or goes. Things stay at the edge of a paragraph or sentence, or where what
    stands for them is found.

    Args:
        inlines: The content in its order.
        paragraph: What was read of it.
        outcomes: What became of its sentences.
        losses: Takes what could not be kept.
    """
    return _Placing(inlines, paragraph, outcomes, losses).result()


class _Placing:
    def __init__(
        self,
        inlines: Sequence[Inline],
        paragraph: Paragraph,
        outcomes: Sequence[Translation | None],
        losses: Losses,
    ) -> None:
        self._inlines = inlines
        self._losses = losses
        self._source = paragraph.text
        own = "".join(map(text_of, inlines))
        self._start = _own_start(paragraph.text, own)
        self._target = target_of(paragraph, outcomes, self._start)
        places = range(self._start, len(self._source))
        letters = [place for place in places if self._source[place].isalpha()]
        is_same = "".join(self._source[i] for i in letters) == letters_in(own)
        # Place in the source of each letter; unknown where reading changed letters.
        self._letters = letters if is_same else []
        self._own_key = _key(own)
        self._ranges: dict[Format, _Range] = {}

    def result(self) -> list[Inline]:
        self._place_formats()
        things, cuts = self._place_things()
        return self._assembled(things, cuts)

    def _place_formats(self) -> None:
        first: dict[Format, int] = {}
        last: dict[Format, int] = {}
        texts: dict[Format, str] = {}
        count = 0
        for inline in self._inlines:
            before, count = count, count + len(letters_in(text_of(inline)))
            for one in inline.formats if isinstance(inline, Words) else ():
                first.setdefault(one, before)
                last[one] = count
                texts[one] = texts.get(one, "") + text_of(inline)
        for one, text in texts.items():
            if not _key(text):
                continue
            certain = self._certain_place_of(text, first[one], last[one])
            found = certain
            if found is None and one.stays and self._letters:
                found = self._extent(self._sentences_of(first[one], last[one]))
            if found is None or not self._fits(one, found):
                self._losses.dropped += 1
                continue
            self._losses.widened += certain is None
            self._ranges[one] = found

    def _certain_place_of(self, text: str, first: int, last: int) -> _Range | None:
        if _key(text) == self._own_key:
            return 0, len(self._target.text)
        if not self._letters:
            return None
        touched = self._sentences_of(first, last)
        source = self._source[max(touched[0].start, self._start) : touched[-1].end]
        if _key(text) == _key(source):
            return self._extent(touched)
        for form in dict.fromkeys((text.strip(), plain_numbers(text.strip()))):
            if (place := self._only_place(form, touched)) is not None:
                return place
        return None

    def _only_place(self, wanted: str, sentences: list[Sentence]) -> _Range | None:
        """Where a text stands in the new text of some sentences, if it does once."""
        start, end = self._extent(sentences)
        places = places_of(wanted, self._target.text[start:end])
        if len(places) != 1:
            return None
        return start + places[0], start + places[0] + len(wanted)

    @staticmethod
    def _extent(sentences: list[Sentence]) -> _Range:
        return sentences[0].target_start, sentences[-1].target_end

    def _sentences_of(self, first: int, last: int) -> list[Sentence]:
        """The sentences that a range of letters touches; those around it if it has none."""
        around = self._letters
        if last > first:
            places = around[first], around[last - 1]
        else:
            places = around[max(0, first - 1)], around[min(first, len(around) - 1)]
        from_, to = map(self._target.number_at, places)
        return list(self._target.sentences[from_ : to + 1])

    def _fits(self, one: Format, found: _Range) -> bool:
        """Whether a format can stand beside the others: nested, and no link within another one."""
        start, end = found
        if start == end or len(self._ranges) == _MOST_FORMATS:
            return False
        for other, (begin, stop) in self._ranges.items():
            if end <= begin or stop <= start:
                continue
            nested = (begin <= start and end <= stop) or (start <= begin and stop <= end)
            if not nested or (one.stays and other.stays):
                return False
        return True

    def _place_things(self) -> tuple[list[tuple[int, Thing]], list[_Range]]:
        things: list[tuple[int, Thing]] = []
        cuts: list[_Range] = []
        count = 0
        own = [text_of(inline) for inline in self._inlines]
        filled = [number for number, text in enumerate(own) if text.strip()] or [len(own), -1]
        for number, inline in enumerate(self._inlines):
            before, count = count, count + len(letters_in(own[number]))
            if not isinstance(inline, Thing):
                continue
            is_first, is_last = number <= filled[0], number >= filled[-1]
            offset = self._offset_of(inline, before, count, cuts, is_first, is_last)
            if offset is not None:
                things.append((offset, inline))
        return things, cuts

    def _offset_of(
        self, thing: Thing, first: int, last: int, cuts: list[_Range], is_first: bool, is_last: bool
    ) -> int | None:
        whole = self._target.text
        if thing.shown.strip() and self._letters:
            place = self._only_place(thing.shown.strip(), self._sentences_of(first, last))
            if place is not None:
                start, end = place
                # The mark of a note stands right behind its word.
                while _NOTE_MARKS.fullmatch(thing.shown) and whole[start - 1 : start] == " ":
                    start -= 1
                cuts.append((start, end))
                return start
        if is_first:
            return 0
        if is_last or not self._letters:
            return len(whole)
        index = min(max(first, 1), len(self._letters)) - 1
        sentence = self._target.sentence_at(self._letters[index])
        following = self._target.sentence_at(self._letters[min(index + 1, len(self._letters) - 1)])
        if sentence is not following:
            if thing.is_soft and following.target_start:
                cuts.append((following.target_start - 1, following.target_start))
            return following.target_start if thing.leads else sentence.target_end
        if thing.is_soft:
            return None
        return sentence.target_start if thing.leads else sentence.target_end

    def _assembled(self, things: list[tuple[int, Thing]], cuts: list[_Range]) -> list[Inline]:
        text = self._target.text
        order = sorted(self._ranges.items(), key=lambda item: (item[1][0], -item[1][1]))
        things_at: defaultdict[int, list[Thing]] = defaultdict(list)
        for offset, thing in things:
            things_at[offset].append(thing)
        left = [(s.target_start, s.target_end) for s in self._target.sentences if s.is_source]
        stops = {0, len(text), *things_at}
        sentences = ((s.target_start, s.target_end) for s in self._target.sentences)
        for range_ in (*self._ranges.values(), *cuts, *sentences):
            stops.update(range_)
        edges = sorted(stops)
        is_cut, is_source = (_covered(edges, ranges) for ranges in (cuts, left))
        result: list[Inline] = []
        around: list[tuple[Format, _Range]] = []
        begun = 0
        for at, end in zip_longest(edges, edges[1:], fillvalue=len(text)):
            around = [item for item in around if at < item[1][1]]
            formats = tuple(one for one, _ in around)
            result += [with_formats(thing, formats) for thing in things_at[at]]
            while begun < len(order) and order[begun][1][0] == at:
                around.append(order[begun])
                begun += 1
            if at < end and at not in is_cut:
                formats = tuple(one for one, _ in around)
                result.append(Words(text[at:end], formats, at in is_source))
        return _joined(result)


def _covered(edges: list[int], ranges: list[_Range]) -> set[int]:
    """Of places in their order, those at which some ranges begin or go on."""
    covered: set[int] = set()
    ordered, end, number = sorted(ranges), 0, 0
    for at in edges:
        while number < len(ordered) and ordered[number][0] <= at:
            end = max(end, ordered[number][1])
            number += 1
        if at < end:
            covered.add(at)
    return covered


def _joined(inlines: list[Inline]) -> list[Inline]:
    """Words that follow each other under the same formats as one."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if (
            isinstance(inline, Words)
            and isinstance(last, Words)
            and (last.formats, last.is_source) == (inline.formats, inline.is_source)
        ):
            result[-1] = replace(last, text=last.text + inline.text)
        else:
            result.append(inline)
    return result


def _key(text: str) -> str:
    """Letters and digits, however they are written; marks of notes are none of them."""
    text = unicodedata.normalize("NFKC", _NOTE_MARKS.sub("", text))
    return "".join(filter(str.isalnum, text))


def _own_start(text: str, own: str) -> int:
    """Where a file's own text begins in what was read of it, behind the number of an item."""
    own = own.strip()
    if not own or text.startswith(own):
        return 0
    if text.endswith(own):
        return len(text) - len(own)
    place = text.find(own.split()[0])
    return place if 0 < place <= _LONGEST_NUMBER else 0
