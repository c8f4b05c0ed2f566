"""The reader's words as a query of SQLite's full-text search."""

from __future__ import annotations

import re

from khulasa.library.search.search_form import search_form

_PIECES = re.compile(r'["“”«»„]([^"“”«»„]*)["“”«»„]|([^\s"“”«»„]+)')
_LETTER = re.compile(r"[^\W_]")
_ARABIC = re.compile("^[\u0620-\u064a]+$")

# What is written together with the word that follows: and, so, in, as, to, the, and some of these
# with the article.
_PROCLITICS = ("ال", "و", "وال", "ف", "فال", "ب", "بال", "ك", "كال", "ل", "لل")
_WITH_ARTICLE = ("وال", "فال", "بال", "كال", "ال", "لل")
# Less than this is left of no word that begins with the article; of one that is still being typed
# it may be.
_SHORTEST_STEM = 3
_SHORTEST_BEGUN_STEM = 2

# Endings that the English stemmer cuts off. While one of them is being typed, the word is no
# beginning of its stem any more: "translatio" against "translat".
_ENDINGS = (
    *("ation", "ational", "ment", "ments", "ness", "fully", "ously", "ively", "ization", "ions"),
    *("ing", "ings", "ed", "er", "ers", "es", "ies", "able", "ible", "ities", "ance", "ence"),
)
_HALF_ENDINGS = frozenset(
    ending[:length] for ending in _ENDINGS for length in range(1, len(ending) + 1)
)


def match_expression(words: str) -> str | None:
    """The FTS5 expression for what the reader typed; None if there is no word in it.

    All words have to be there, those in quotes one after the other. The last one may be only
    begun. An Arabic word is also found with the article, a conjunction or a preposition before
    it. Nothing that is typed is taken for syntax.
    """
    # Half a character, as a paste may leave it, is none.
    words = words.encode("utf-8", "ignore").decode("utf-8")
    pieces = list(_PIECES.finditer(search_form(words)))
    parts = []
    for place, piece in enumerate(pieces):
        phrase, word = piece.groups()
        if phrase is not None:
            if _LETTER.search(phrase):
                parts.append(_quoted(phrase))
        elif _LETTER.search(word):
            begun = place == len(pieces) - 1 and not words[-1:].isspace()
            parts.append(_alternatives(word, begun=begun))
    return " AND ".join(parts) or None


def _alternatives(word: str, *, begun: bool) -> str:
    forms = [word]
    if _ARABIC.match(word):
        stem = _without_article(word, _SHORTEST_BEGUN_STEM if begun else _SHORTEST_STEM)
        forms = list(dict.fromkeys((word, stem, *(clitic + stem for clitic in _PROCLITICS))))
    # A single letter and the article begin too many words to be of use.
    begins = begun and len(word) > 1 and word not in _PROCLITICS
    parts = [_quoted(form) + (" *" if begins else "") for form in forms]
    if begins and word.isascii():
        parts += [_quoted(word), *map(_quoted, _half_typed(word.lower()))]
    return f"({' OR '.join(parts)})"


def _without_article(word: str, shortest: int) -> str:
    for prefix in _WITH_ARTICLE:
        if word.startswith(prefix) and len(word) - len(prefix) >= shortest:
            return word.removeprefix(prefix)
    return word


def _half_typed(word: str) -> list[str]:
    """The stems that this may be when the ending that was begun is complete."""
    return [
        word[:length]
        for length in range(max(_SHORTEST_STEM, len(word) - 7), len(word))
        if word[length:] in _HALF_ENDINGS
    ]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", " ") + '"'
