"""Which Arabic words are names, going by the names of a translation."""

from __future__ import annotations

from khulasa.review.readers.transliteration import arabic_consonants, latin_consonants
from khulasa.review.words import words


def is_name_in(word: str, target: str, fewest_consonants: int) -> bool:
    """Whether an Arabic word is a name that an English text has: فليس is Fleiss, ستون is Stone.

    Args:
        word: The word, which may be an ordinary one as well.
        target: The English text.
        fewest_consonants: So many must be there and be the same.
    """
    ours = {spelled for spelled in arabic_consonants(word) if len(spelled) >= fewest_consonants}
    return any(
        not ours.isdisjoint(latin_consonants(other.text))
        for other in words(target)[1:]
        if other.text[0].isupper()
    )
