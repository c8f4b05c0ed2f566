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
    # A command that came with a later version may come with keys that the reader gave to another.
    for name, action in commands.items():
        if settings.get(SHORTCUT.of(name)) is None:
            _set(action, _free_keys(name, commands))


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
    if (other := _holder(key, name, commands)) is not None:
        return other
    action = commands[name]
    own = own_keys(action)
    if own and key == own[0]:
        settings.set(SHORTCUT.of(name), None)
        _set(action, _free_keys(name, commands))
    else:
        settings.set(SHORTCUT.of(name), key.toString())
        _set(action, [key])
    return None


def restore_own(commands: Mapping[str, QAction], settings: Settings) -> None:
    """Give all commands the shortcuts they come with."""
    for name, action in commands.items():
        settings.set(SHORTCUT.of(name), None)
        _set(action, own_keys(action))


def _holder(key: QKeySequence, name: str, commands: Mapping[str, QAction]) -> str | None:
    """The name of another command than this one that has the keys.

    A list answers to the keys of what can be done in it before the window does, so such commands
    may come with keys that the window has, too: F2 edits a sentence, in the library an article's
    note. Chosen keys are for one command only.
    """
    command = commands[name]
    is_own = key in own_keys(command)
    for other, action in commands.items():
        if other == name or key.isEmpty() or key not in action.shortcuts():
            continue
        elsewhere = action.shortcutContext() != command.shortcutContext()
        if not (elsewhere and is_own and key in own_keys(action)):
            return other
    return None


def _free_keys(name: str, commands: Mapping[str, QAction]) -> list[QKeySequence]:
    """The shortcuts that a command comes with, but for those that another one has."""
    own = own_keys(commands[name])
    return [key for key in own if _holder(key, name, commands) is None]


def _set(action: QAction, keys: list[QKeySequence]) -> None:
    keys = [key for key in keys if not key.isEmpty()]
    action.setShortcuts(keys)
    shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    words = words_of(action)
    action.setToolTip(f"{words} ({shown})" if shown else words)
