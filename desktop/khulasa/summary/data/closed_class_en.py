"""English words that say nothing by themselves, and the forms of words that have irregular ones."""

from __future__ import annotations

from khulasa.review.data.word_lists import read_lines_of, read_parts

CLOSED_CLASS = frozenset(read_lines_of("closed_class_en.txt", __package__))
_FORMS = read_parts("irregular_forms_en.txt", __package__)
IRREGULAR_FORMS: dict[str, frozenset[str]] = {
    word: family
    for line in (*_FORMS["verbs"], *_FORMS["nouns"])
    for family in [frozenset(line.split())]
    for word in family
}
"""All forms of a word, by each of them."""
INFINITIVES = {form: line.split()[0] for line in _FORMS["verbs"] for form in line.split()}
"""The infinitive of a verb with irregular forms, by each of them: "speak" for "spoke"."""
