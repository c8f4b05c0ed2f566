"""Which English words are names."""

from __future__ import annotations

from khulasa.review.data.common_words_en import is_common_en


def is_name_en(word: str) -> bool:
    """Whether an English word in the middle of a sentence is a name: a capital, and no common word.

    Words of one or two letters, and acronyms, are none.
    """
    return word[0].isupper() and word[1:].islower() and not is_common_en(word.lower())
