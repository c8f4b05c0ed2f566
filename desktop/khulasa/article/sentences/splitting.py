"""Sentences of a paragraph: sentencex finds the ends, a merge step drops the false ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from khulasa.article.model import Span
from khulasa.article.sentences.abbreviations import Ending, ending_of, starts_sentence
from khulasa.article.sentences.enclosures import (
    CLOSING_MARKS,
    MARKS,
    QUOTATION_MARKS,
    Enclosure,
    enclosures,
    goes_on_behind,
)

# Part of a bracket, or what stands beside an ellipsis, is a sentence from this length on.
_SENTENCE_WORDS = 4
# What people say is shorter: "We lost. We tried."
_SPOKEN_WORDS = 2
# Without a space after the full stop both sides must be this long: "الجزيرة.نت" is one name.
_UNSPACED_WORDS = 3
# The rules about words before a full stop look no further back than this many characters.
_REACH = 80
# sentencex reads this many characters at once; hardly any paragraph is longer.
_PIECE = 4_000

_INVISIBLE = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_COMMAS = ("،", ",")
_OUTER = CLOSING_MARKS + _INVISIBLE + " \t\r\n\f\v\x85\xa0\u2028\u2029\u202f"
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_TERMINATORS = re.compile(r"[.…!?؟۔]+\Z")
_ELLIPSIS = re.compile(r"\.{2,}|\.*…+\.*")
_VERSE_END = re.compile(r"(?:۝\s?\d*|﴿\d+﴾)\s*")
# sentencex takes every letter for an initial or a title, and knows some letters with stops.
_LETTER_AND_STOP = re.compile(
    r"(?:\b[A-Z]|(?<=\d )م|[\u0621-\u064a]\.[\u0621-\u064a])\.\s+(?=[\u0621-\u064a])"
)
_DASH = re.compile(r"\s[–—-]\s")
_DOMAIN = re.compile(r"(?:com|net|org|info|gov|edu|نت|كوم)\b", re.IGNORECASE)


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """Find the sentences of one paragraph.

    Line breaks inside the paragraph are no boundaries. Nothing is split inside a quotation or
    brackets whose parts are shorter than a sentence, after a title or an initial, or inside a
    number; a piece without any letter or digit joins its neighbour.

    Args:
        text: The paragraph's text.
        language: ISO 639-1 code; for one unknown to sentencex its general rules serve.

    Returns:
        Spans without gap from 0 to ``len(text)``; none for an empty text. White space between
        two sentences belongs to the first.
    """
    if not text:
        return ()
    enclosed = enclosures(text)
    cuts = _candidate_cuts(text, language, {pair.closing for pair in enclosed})
    cuts = _without_stray_pieces(text, cuts)
    cuts = _without_false_ends(text, cuts)
    cuts = _without_cuts_in_short_quotations(text, cuts, enclosed)
    return tuple(Span(start, end) for start, end in pairwise([0, *cuts, len(text)]))


def _candidate_cuts(text: str, language: str, closings: set[int]) -> list[int]:
    """Offsets, strictly inside the text, at which sentencex lets a new sentence begin."""
    copy = _copy_for_sentencex(text)
    ends = _ends_by_sentencex(copy, language)
    cuts = {_after_closing_marks(text, copy, end, closings) for end in ends}
    for pattern in (_VERSE_END, _LETTER_AND_STOP):
        cuts.update(match.end() for match in pattern.finditer(text))
    return sorted(cut for cut in cuts if 0 < cut < len(text))


def _ends_by_sentencex(copy: str, language: str) -> list[int]:
    """Where sentencex ends a sentence; a long text is given to it piece by piece.

    It takes quadratic time where ends stand close together: 15 seconds for 100,000 characters of
    "ع!ع!". A piece begins where the last whole sentence of the one before it ended.
    """
    from sentencex import get_sentence_boundaries

    ends: list[int] = []
    start, length = 0, _PIECE
    while start < len(copy):
        piece = copy[start : start + length]
        found = [int(one["end_index"]) for one in get_sentence_boundaries(language, piece)]
        if start + length >= len(copy):
            return ends + [start + end for end in found]
        if whole := found[:-1]:
            ends += [start + end for end in whole]
            start, length = start + whole[-1], _PIECE
        else:
            length *= 2
    return ends


def _copy_for_sentencex(text: str) -> str:
    """A copy of the same length without what sentencex reads differently from us.

    It takes blank lines for paragraphs and never splits between two quotation marks, however
    far apart; it doesn't know the one-character ellipsis.
    """
    return "".join(map(_character_for_sentencex, text))


def _character_for_sentencex(character: str) -> str:
    if character == "…":
        return "."
    if character in MARKS or character in _INVISIBLE or character.isspace():
        return " "
    return " " if "\ud800" <= character <= "\udfff" else character


def _after_closing_marks(text: str, copy: str, end: int, closings: set[int]) -> int:
    """Move a boundary so that closing marks stay with the sentence and opening ones leave it."""
    cut = end
    while cut > 0 and copy[cut - 1] == " ":
        cut -= 1
    while cut < len(text) and text[cut] in CLOSING_MARKS:
        cut += 1
    while cut < len(text) and (_is_blank(text[cut]) or cut in closings):
        cut += 1
    return cut


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE


def _without_stray_pieces(text: str, cuts: list[int]) -> list[int]:
    """Join pieces without letters or digits to what precedes, bare numbers to what follows."""
    kept: list[int] = []
    number_is_waiting = False
    for start, cut in pairwise([0, *cuts, len(text)]):
        if _LETTER.search(text, start, cut):
            number_is_waiting = False
        elif kept and not number_is_waiting and _WORD.search(text, start, cut) is None:
            kept.pop()
        elif cut < len(text):
            number_is_waiting = True
            continue
        kept.append(cut)
    return kept[:-1]


def _without_false_ends(text: str, cuts: list[int]) -> list[int]:
    """Drop cuts after abbreviations, ellipses beside a fragment and unspaced full stops."""
    kept: list[int] = []
    for cut, next_cut in pairwise([*cuts, len(text)]):
        start = kept[-1] if kept else 0
        if not _is_false_end(text, start, cut, next_cut):
            kept.append(cut)
    return kept


def _is_false_end(text: str, start: int, cut: int, next_cut: int) -> bool:
    body = text[max(start, cut - _REACH) : cut].rstrip(_OUTER)
    match = _TERMINATORS.search(body)
    if match is None:
        return False
    terminators = match.group()
    if terminators[-1] in "!?؟" and _is_between_dashes(text, start, cut):
        return True
    if terminators[-1] in "!?" and _goes_on_in_small_letters(body[: match.start()], text, cut):
        return True
    if terminators in (".", "۔"):
        ending = ending_of(body[: match.start()])
        if ending is Ending.NEVER:
            return True
        if ending is Ending.PERHAPS and not starts_sentence(text[cut : cut + _REACH]):
            return True
    if _ELLIPSIS.fullmatch(terminators):
        return not _both_sides_have(_SENTENCE_WORDS, text, start, cut, next_cut)
    if text[cut - 1] in terminators:
        return _DOMAIN.match(text, cut) is not None or not _both_sides_have(
            _UNSPACED_WORDS, text, start, cut, next_cut
        )
    return False


def _goes_on_in_small_letters(before: str, text: str, cut: int) -> bool:
    """Whether an English sentence goes on: ''Where is it?'' he asked; Arabic has no such sign."""
    following = text[cut : cut + _REACH].lstrip(_OUTER)[:1]
    return before[-1:].isascii() and before[-1:].isalpha() and following.islower()


def _is_between_dashes(text: str, start: int, cut: int) -> bool:
    """Whether an exclamation is over with the dash that follows: "he came – at last! – and"."""
    if _DASH.match(text, cut - 1) is None:
        return False
    opened = _DASH.search(text, start, cut)
    return (
        opened is not None
        and _WORD.search(text, start, opened.start()) is not None
        and len(_DASH.findall(text, start, cut)) % 2 == 1
    )


def _both_sides_have(words: int, text: str, start: int, cut: int, end: int) -> bool:
    return _has_words(words, text, start, cut) and _has_words(words, text, cut, end)


def _has_words(wanted: int, text: str, start: int, end: int) -> bool:
    return any(count == wanted for count, _ in enumerate(_WORD.finditer(text, start, end), 1))


def _without_cuts_in_short_quotations(
    text: str, cuts: list[int], enclosed: tuple[Enclosure, ...]
) -> list[int]:
    """Keep a cut inside a quotation only where both of its sides are long enough to stand."""
    dropped: set[int] = set()
    for pair in enclosed:
        words = _SPOKEN_WORDS if text[pair.opening] in QUOTATION_MARKS else _SENTENCE_WORDS
        first = bisect_right(cuts, pair.opening)
        last = bisect_right(cuts, pair.closing)
        start = pair.opening + 1
        for cut, end in pairwise([*cuts[first:last], pair.closing]):
            if _both_sides_have(words, text, start, cut, end):
                start = cut
            else:
                dropped.add(cut)
        after = cuts[last] if last < len(cuts) else len(text)
        enough = words if start > pair.opening + 1 else _SENTENCE_WORDS
        if _ends_with(text, pair, after) and (
            not _has_words(enough, text, start, pair.closing)
            or _is_attributed(text, cuts, pair, first, last)
        ):
            dropped.add(after)
    return [cut for cut in cuts if cut not in dropped]


def _is_attributed(text: str, cuts: list[int], pair: Enclosure, first: int, last: int) -> bool:
    """Whether who said it stands behind a quotation: «متى نصل؟» سأل الولد."""
    cut, next_cut = [*cuts[last:], len(text), len(text)][:2]
    if text[cut : cut + 1] in _COMMAS:
        return True
    start = cuts[first - 1] if first else 0
    return (
        text[pair.opening] in QUOTATION_MARKS
        and _WORD.search(text, start, pair.opening) is None
        and goes_on_behind(text[cut : min(next_cut, cut + _REACH)])
    )


def _ends_with(text: str, pair: Enclosure, cut: int) -> bool:
    """Whether nothing but marks and white space stands between a quotation and a cut."""
    return cut - pair.closing < _REACH and not text[pair.closing : cut].strip(_OUTER)
