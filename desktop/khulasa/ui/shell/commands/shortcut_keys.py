"""The shortcuts of the commands: those they come with, and those the reader chose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence

from khulasa.settings.keys import SHORTCUT
from khulasa.settings.store import Settings

_WORDS, _OWN = "words", "own keys"


def give_words(action: QAction, words: str, keys: list[QKeySequence]) -> None:
    """Say what a command does and which shortcuts it comes with.

    Args:
        action: The command.
        words: What it does, as a sentence without a full stop.
        keys: Its shortcuts, the usual one first.
    """
    action.setProperty(_WORDS, words)
    action.setProperty(_OWN, [key.toString() for key in keys])
    _set(action, keys)


def words_of(action: QAction) -> str:
    """What a command does."""
    return str(action.property(_WORDS) or "")


def own_keys(action: QAction) -> list[QKeySequence]:
    """The shortcuts that a command comes with."""
    return [QKeySequence(key) for key in action.property(_OWN) or ()]


def restore(commands: Mapping[str, QAction], settings: Settings) -> None:
    """Give the commands the shortcuts that the reader chose before."""
    for name, action in commands.items():
        if (chosen := settings.get(SHORTCUT.of(name))) is not None:
            _set(action, [QKeySequence(chosen)])


def change(
    name: str, key: QKeySequence, commands: Mapping[str, QAction], settings: Settings
) -> str | None:
    """Give a command another shortcut, and keep it.

    Args:
        name: The command.
        key: Its shortcut from now on; empty for none.
        commands: All of them by name.
        settings: Keep it; a command's own shortcut is not kept.

    Returns:
        The name of another command that has this shortcut already, and then nothing changes.
    """
    for other, action in commands.items():
        if other != name and not key.isEmpty() and key in action.shortcuts():
            return other
    action = commands[name]
    own = own_keys(action)
    if own and key == own[0]:
        settings.set(SHORTCUT.of(name), None)
        _set(action, own)
    else:
        settings.set(SHORTCUT.of(name), key.toString())
        _set(action, [key])
    return None


def restore_own(commands: Mapping[str, QAction], settings: Settings) -> None:
    """Give all commands the shortcuts they come with."""
    for name, action in commands.items():
        settings.set(SHORTCUT.of(name), None)
        _set(action, own_keys(action))


def _set(action: QAction, keys: list[QKeySequence]) -> None:
    keys = [key for key in keys if not key.isEmpty()]
    action.setShortcuts(keys)
    shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    words = words_of(action)
    action.setToolTip(f"{words} ({shown})" if shown else words)
