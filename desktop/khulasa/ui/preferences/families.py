"""The fonts that what is read can be set in."""

from __future__ import annotations

import string

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

_LETTERS = {
    QFontDatabase.WritingSystem.Latin: string.ascii_letters,
    QFontDatabase.WritingSystem.Arabic: "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
}


def families_with(script: QFontDatabase.WritingSystem) -> tuple[str, ...]:
    """Names of the fonts here that have all letters of a script, by the alphabet.

    Args:
        script: Latin or Arabic.
    """
    symbols = set(QFontDatabase.families(QFontDatabase.WritingSystem.Symbol))
    found = {
        _without_maker(name)
        for name in QFontDatabase.families(script)
        # Signs stand in the places of letters there.
        if name not in symbols and not QFontDatabase.isPrivateFamily(name)
    }
    return tuple(sorted(filter(lambda name: _has_letters(name, _LETTERS[script]), found)))


def _without_maker(name: str) -> str:
    """A family's name; where several makers have one of the same name, Qt adds theirs."""
    return name.partition(" [")[0]


def _has_letters(name: str, letters: str) -> bool:
    font = QFont(name)
    if _without_maker(QFontInfo(font).family()) != name:
        return False  # another name of a font, such as "Serif", or one that is not drawn here
    raw = QRawFont.fromFont(font)
    return all(raw.supportsCharacter(ord(letter)) for letter in letters)
