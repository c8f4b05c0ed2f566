"""Which words a summary may use: those of the text, forms of them, and closed-class words.

A model that writes under this rule cannot bring in a name, a number or "killed" that the text does
not have. It can still put the text's own words together wrongly; the support checks are for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from khulasa.review.data.common_words_en import is_common_en
from khulasa.review.readers.denials import NEGATIONS_EN
from khulasa.summary.data.closed_class_en import CLOSED_CLASS
from khulasa.summary.writing.grounded_languages import GROUNDED_LANGUAGES
from khulasa.summary.writing.inflections import inflections

# Numbers with what joins them, such as 1,200.50, 3-2, 9:30 and 5m; words with inner apostrophes.
_NUMBER = re.compile(r"\d[^\W_]*(?:[.,:/–-]\d[^\W_]*)*")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W_]+)+")
# They are no words of a text that has only "re-elect" and "co-operate".
_PREFIXES = frozenset({"re", "co", "pre", "un", "non", "ex", "mid", "de", "semi", "sub"})
# Longer ones are no words but data, addresses, rows of a table; their parts would fill the memory.
_LONGEST = 60
_APOSTROPHES = str.maketrans("’‘", "''")
# Signs that may stand between words; anything else has to be in the text.
_MARKS = frozenset(" \n.,;:!?'\"“”()-–—…$€£%&/")
_JOINTS = frozenset(" .,:/–-")
# A partial character of a token that holds only some of its bytes.
PARTIAL = "\ufffd"

# Where writing stands: the beginning of a word so far, and how many signs lie between it and a
# number that was written before: 0 if there is none, or enough to tell the two numbers apart.
_Place = tuple[str, int]
State = frozenset[_Place]
START: State = frozenset({("", 0)})


@dataclass(frozen=True)
class Grounding:
    """The words that may be written.

    Attributes:
        forms: In lower case.
    """

    forms: frozenset[str]

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """All beginnings of the words, whole words too."""
        return frozenset(form[:end] for form in self.forms for end in range(1, len(form) + 1))

    @cached_property
    def pieces(self) -> frozenset[str]:
        """All parts of the words: what a token inside of a word may be."""
        return frozenset(
            form[start:end]
            for form in self.forms
            for start in range(len(form))
            for end in range(start + 1, len(form) + 1)
        )

    def follow(self, state: State, text: str) -> State:
        """Where writing stands after some more text; empty if it must not be written."""
        for character in text.lower().translate(_APOSTROPHES):
            if character != PARTIAL:
                state = frozenset(self._steps(state, character))
        return state

    def may_end(self, state: State) -> bool:
        """Whether the text may end here: not in the middle of a word."""
        return any(not word or word in self.forms for word, _ in state)

    def allows(self, text: str) -> bool:
        """Whether a whole text has no other words."""
        return self.may_end(self.follow(START, text))

    def allows_token(self, text: str) -> bool:
        """Whether a token may be part of anything that is allowed; False is certain."""
        plain = text.lower().translate(_APOSTROPHES).replace(PARTIAL, "")
        if plain in self.pieces:
            return True
        if any(character not in _MARKS for character in plain if not character.isalnum()):
            return False
        parts = re.findall(r"[^\W_]+", plain)
        return all(part in self.pieces for part in parts)

    def _steps(self, state: State, character: str) -> Iterator[_Place]:
        for word, distance in state:
            longer = word + character
            starts_number_beside_one = not word and character.isdigit() and distance == 1
            if longer in self.prefixes and not starts_number_beside_one:
                yield longer, 0
            if character in _MARKS and (not word or word in self.forms):
                if word[-1:].isdigit():
                    yield "", 1 if character in _JOINTS else 0
                else:
                    yield "", 0


def grounding_for(texts: Iterable[str], language: str) -> Grounding | None:
    """The words that a summary of these texts may use; None for a language without word lists."""
    if language not in GROUNDED_LANGUAGES:
        return None
    found: set[str] = set()
    for text in texts:
        plain = text.translate(_APOSTROPHES)
        found.update(match.group().lower() for match in _NUMBER.finditer(plain))
        compounds = {match.group().lower() for match in _COMPOUND.finditer(plain)}
        parts = {part for compound in compounds for part in compound.split("-")}
        alone = {m.group().lower() for m in _WORD.finditer(_COMPOUND.sub(" ", plain))}
        found |= compounds | alone | (parts - _PREFIXES)
    found = {word for word in found if len(word) <= _LONGEST}
    forms = set(CLOSED_CLASS)
    if found & NEGATIONS_EN:
        forms |= NEGATIONS_EN
    for word in found:
        stem = word.removesuffix("'s")
        forms |= {word, stem, f"{stem}'s"} if stem.isalpha() else {word}
        if stem not in CLOSED_CLASS and is_common_en(stem):
            forms |= inflections(stem)
    return Grounding(frozenset(forms))
