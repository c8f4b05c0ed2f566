"""English words that say nothing by themselves, and the forms of words that have irregular ones."""

from __future__ import annotations

from khulasa.review.data.word_lists import read_lines_of

CLOSED_CLASS = frozenset(read_lines_of("closed_class_en.txt", __package__))
IRREGULAR_FORMS: dict[str, frozenset[str]] = {
    word: family
    for line in read_lines_of("irregular_forms_en.txt", __package__)
    for family in [frozenset(line.split())]
    for word in family
}
"""All forms of a word, by each of them."""
