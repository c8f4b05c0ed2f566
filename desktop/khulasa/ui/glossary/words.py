"""Terms and fixed names on one line each, in the direction of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from khulasa.glossary.term import FixedName, Term
from khulasa.reading.terms import NamePlaces
from khulasa.wording import _, count_text, list_text

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"


def term_words(term: Term) -> str:
    """What the glossary says of a term, on one line."""
    words = _("{term}: {translations}").format(
        term=f"\u2068{term.source}\u2069",
        translations=list_text(f"\u2068{target}\u2069" for target in term.targets),
    )
    if term.forbidden:
        not_so = list_text(f"\u2068{target}\u2069" for target in term.forbidden)
        words = _("{words} (not {others})").format(words=words, others=not_so)
    return _in_line(f"{words} – {term.note}" if term.note else words)


def _in_line(words: str) -> str:
    """Words in the direction of the window, though they begin with a term of another one."""
    rightwards = QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    return f"{_LEFT_TO_RIGHT if rightwards else _RIGHT_TO_LEFT}{words}"


def name_words(name: FixedName) -> str:
    """What was fixed of a name, on one line."""
    words = _("{name}: always {target}").format(
        name=f"\u2068{name.source}\u2069", target=f"\u2068{name.target}\u2069"
    )
    return _in_line(words)


def fixed_words(name: FixedName, places: NamePlaces) -> str:
    """What became of an article in which a name was fixed.

    Args:
        name: The name.
        places: Where it was before that.
    """
    if places.missing and not places.found:
        return count_text(
            "The translation has it nowhere; 1 sentence with the name is to be checked.",
            "The translation has it nowhere; {:,} sentences with the name are to be checked.",
            len(places.missing),
        )
    target = f"\u2068{name.target}\u2069"
    if not places.found:
        return _("Written as {target} wherever it is still to come.").format(target=target)
    return count_text(
        "Written as {target} in 1 sentence, and wherever it is still to come.",
        "Written as {target} in {:,} sentences, and wherever it is still to come.",
        len(places.found),
        target=target,
    )
