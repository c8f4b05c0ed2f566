"""What goes wrong with the library, in words for the reader."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from khulasa.reasons import WordedError, reason_of
from khulasa.wording import N_, Phrase, phrase

_WAYS_OUT = {
    sqlite3.SQLITE_FULL: (
        N_("the disk is full"),
        N_("Make room on it; what was kept before is still there."),
    ),
    sqlite3.SQLITE_BUSY: (
        N_("another program holds it"),
        N_("Close other windows and commands of Khulasa, then try again."),
    ),
    sqlite3.SQLITE_LOCKED: (
        N_("another program holds it"),
        N_("Close other windows and commands of Khulasa, then try again."),
    ),
    sqlite3.SQLITE_READONLY: (
        N_("it may not be written"),
        N_("Change the permissions of the file and its folder, or choose another folder."),
    ),
    sqlite3.SQLITE_PERM: (
        N_("it may not be opened"),
        N_("Change the permissions of the file and its folder, or choose another folder."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        N_("it cannot be opened"),
        N_("See whether its folder is there and may be written, or choose another folder."),
    ),
    sqlite3.SQLITE_IOERR: (
        N_("the disk gave an error"),
        N_("See whether the disk is still connected and sound; what was kept before stays."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        N_("it is damaged"),
        N_("Start Khulasa again: it sets the file aside and recovers what can be read."),
    ),
    sqlite3.SQLITE_NOTADB: (
        N_("it is damaged"),
        N_("Start Khulasa again: it sets the file aside and recovers what can be read."),
    ),
}
_UNKNOWN = N_("Close other windows of Khulasa and try again.")
_NO_ARTICLE = (N_("the article is not in it any more"), N_("Open the article again."))
_HALF_CHARACTER = (
    N_("a text holds half a character, which cannot be kept"),
    N_("Write the text anew."),
)
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class LibraryError(WordedError):
    """The library cannot do what was asked; the message names file, reason and way out.

    Attributes:
        path: The library's file.

    Args:
        path: The library's file.
        reason: What is wrong, as part of a sentence.
        way_out: What to do, one or two sentences.
    """

    def __init__(self, path: Path, reason: Phrase | str, way_out: Phrase | str) -> None:
        super().__init__(
            phrase(
                "The library {path} cannot be used: {reason}. {way_out}",
                path=str(path),
                reason=reason,
                way_out=way_out,
            )
        )
        self.path = path


class NoArticleError(LibraryError):
    """There is no article of this number, or no more."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, *map(phrase, _NO_ARTICLE))


class UnknownNumberError(Exception):
    """The same where the library's file is not known; callers of ``Library`` never see it."""


def explain(error: Exception, path: Path) -> Exception:
    """What an error of SQLite or of the system means for the reader; any other as it is."""
    if isinstance(error, UnknownNumberError):
        return NoArticleError(path)
    if isinstance(error, UnicodeEncodeError):
        return LibraryError(path, *map(phrase, _HALF_CHARACTER))
    if isinstance(error, sqlite3.Error | OSError):
        return _explained(error, path)
    return error


def _explained(error: sqlite3.Error | OSError, path: Path) -> LibraryError:
    if isinstance(error, OSError):
        way_out = phrase(_WAYS_OUT[sqlite3.SQLITE_CANTOPEN][1])
        return LibraryError(path, reason_of(error), way_out)
    code = _primary_code(error)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return NoArticleError(path)
    if code not in _WAYS_OUT:
        return LibraryError(path, reason_of(error), phrase(_UNKNOWN))
    return LibraryError(path, *map(phrase, _WAYS_OUT[code]))


def damaged(path: Path) -> LibraryError:
    """What is said where something that is stored makes no sense."""
    return LibraryError(path, *map(phrase, _WAYS_OUT[sqlite3.SQLITE_CORRUPT]))


def is_damage(error: Exception) -> bool:
    """Whether the file itself is broken, not only busy, full or out of reach."""
    return isinstance(error, sqlite3.Error) and _primary_code(error) in _DAMAGE


def _primary_code(error: sqlite3.Error) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Not from SQLite but from Python, which could not read a text as UTF-8.
        unreadable = isinstance(error, sqlite3.OperationalError)
        return sqlite3.SQLITE_CORRUPT if unreadable else sqlite3.SQLITE_ERROR
    # Extended codes carry the primary one in their lowest byte.
    return int(code) & 0xFF
