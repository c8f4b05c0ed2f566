"""English words that carry grammar, not content: two sentences that share them share nothing."""

from __future__ import annotations

from khulasa.review.data.word_lists import read_lines_of

FUNCTION_WORDS = frozenset(read_lines_of("function_words_en.txt", __package__))
"""In lower case, as ``review.words`` splits words."""
