"""Which of a sentence's other translations are worth offering: those that say it otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from khulasa.reading.to_check import serious_issues
from khulasa.translation.result import Translation

_MOST = 6  # more are hardly read
# In English these come and go without changing what is said. Words such as "of" and "was" are not
# among them: with another one, somebody else did it, or at another time.
_UNIMPORTANT = frozenset({"a", "an", "the", "that", "which", "have", "has", "had"})


def worth_offering(
    present: str, found: Iterable[Translation], place: range | None = None
) -> list[Translation]:
    """Other translations without near-copies, those with the fewest serious issues first.

    Where there are too many, those that differ most from each other and from the present one are
    taken; the likelier one comes first all the same.

    Args:
        present: The translation that there is.
        found: The others, the likeliest first.
        place: Numbers of words of ``present``: only what is otherwise there, each wording of that
            place once. None for anywhere.
    """
    seen = {_essence(present.split()), ()}
    offered = []
    for translation in sorted(found, key=serious_issues):
        words = translation.target.split()
        if place is not None:
            there = words_there(present.split(), words, place)
            if _essence(there) == _essence(present.split()[place.start : place.stop]):
                continue
            # What is left out there is a wording, too, and the mark tells it from none seen.
            essence: tuple[str, ...] = ("…", *_essence(there))
        else:
            essence = _essence(words)
        if essence not in seen:
            seen.add(essence)
            offered.append(translation)
    taken: list[Translation] = []
    while len(taken) < _MOST and (rest := [t for t in offered if t not in taken]):
        others = [present, *(translation.target for translation in taken)]
        # The first of equals, which is the likelier one.
        taken.append(max(rest, key=lambda t: (-serious_issues(t), _difference(t.target, others))))
    return [translation for translation in offered if translation in taken]


def words_there(before: list[str], after: list[str], place: range) -> list[str]:
    """The words that stand in ``after`` where ``before`` has those of a place."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[str] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "insert":
            if place.start <= start < place.stop:
                found += after[new_start:new_end]
        elif start < place.stop and end > place.start:
            if tag == "equal":
                shift = new_start - start
                first, last = max(start, place.start), min(end, place.stop)
                found += after[first + shift : last + shift]
            else:
                found += after[new_start:new_end]
    return found


def _difference(text: str, others: Iterable[str]) -> float:
    """How far a text is from the closest of others, from 0 to 1."""
    words = _essence(text.split())
    return 1 - max(
        SequenceMatcher(None, words, _essence(other.split()), autojunk=False).ratio()
        for other in others
    )


def _essence(words: Iterable[str]) -> tuple[str, ...]:
    """Words without case, punctuation and what is unimportant."""
    bare = ("".join(filter(str.isalnum, word)).casefold() for word in words)
    return tuple(word for word in bare if word and word not in _UNIMPORTANT)
