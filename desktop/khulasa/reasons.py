"""Why something failed, in words for the reader.

What the system and libraries say is in English, or in the system's language, and meant for
programmers: it belongs in the log and in the details of a message. A reader gets a ``Phrase``.
"""

from __future__ import annotations

import errno
import re

from khulasa.wording import N_, Phrase, phrase

_NO_PERMISSION = N_("there is no permission for it")
_DISK_FULL = N_("the disk is full")
_IN_USE = N_("another program is using it")
_TOO_MANY_OPEN = N_("too many files are open at once")
_BROKEN_CONNECTION = N_("the connection broke off")
_NO_NETWORK = N_("there is no way to the network")
_NOT_CONNECTED = N_("its disk is not connected any more")

# By the name of the error, as not every system knows all of them.
_SYSTEM = {
    "EACCES": _NO_PERMISSION,
    "EPERM": _NO_PERMISSION,
    "EROFS": N_("the disk can only be read"),
    "ENOSPC": _DISK_FULL,
    "EDQUOT": N_("your share of the disk is used up"),
    "EFBIG": N_("the file would be too large"),
    "ENOENT": N_("there is no such file or folder"),
    "ENOTDIR": N_("what should be a folder is a file"),
    "EISDIR": N_("what should be a file is a folder"),
    "EEXIST": N_("there is such a file or folder already"),
    "ENOTEMPTY": N_("the folder is not empty"),
    "ENAMETOOLONG": N_("the name is too long"),
    "ELOOP": N_("its links lead round in a circle"),
    "EMFILE": _TOO_MANY_OPEN,
    "ENFILE": _TOO_MANY_OPEN,
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "EIO": N_("the disk gave an error"),
    "ENODEV": _NOT_CONNECTED,
    "ENXIO": _NOT_CONNECTED,
    "ESTALE": _NOT_CONNECTED,
    "ENOMEM": N_("there is not enough memory"),
    "ENOEXEC": N_("it is no program for this system"),
    "EOPNOTSUPP": N_("the disk does not allow it"),
    "EPIPE": _BROKEN_CONNECTION,
    "ECONNRESET": _BROKEN_CONNECTION,
    "ECONNABORTED": _BROKEN_CONNECTION,
    "ECONNREFUSED": N_("nothing answers there"),
    "ETIMEDOUT": N_("no answer came in time"),
    "ENETDOWN": _NO_NETWORK,
    "ENETUNREACH": _NO_NETWORK,
    "EHOSTUNREACH": _NO_NETWORK,
}
_BY_NUMBER = {
    number: words for name, words in _SYSTEM.items() if (number := getattr(errno, name, None))
}
# What Windows says where another program has a file open; as errno it is "no permission".
_SHARING = (32, 33)
_NUMBER = re.compile(r"\[Errno (\d{1,5})\]")
_LINE = re.compile(r"\bline:?\s+(\d{1,9})\b")
_LONGEST = 200


class WordedError(Exception):
    """Something failed; ``str()`` says why, in the language of the moment.

    Attributes:
        words: The same, to be kept or sent on.
    """

    def __init__(self, words: Phrase | str) -> None:
        super().__init__(words)
        self.words = words


def reason_of(error: BaseException) -> Phrase | str:
    """Why something failed, as part of a sentence and without a full stop.

    Args:
        error: What was raised. Of a library's own words only a quotation is left, or the line of
            the file that they name.
    """
    if isinstance(error, WordedError):
        return error.words
    if isinstance(error, OSError) and (words := system_reason(error)):
        return words
    if isinstance(error, MemoryError):
        return phrase(_SYSTEM["ENOMEM"])
    if isinstance(error, TimeoutError):
        # A lock has the name of its file.
        return phrase(_IN_USE if hasattr(error, "lock_file") else _SYSTEM["ETIMEDOUT"])
    if isinstance(error, ImportError) and error.name:
        return phrase("{module} is missing", module=error.name)
    if isinstance(error, UnicodeDecodeError):
        return phrase("its text is not UTF-8")
    said = str(getattr(error, "strerror", None) or error)
    # Where an error was made a text, as by what copies a folder and collects its failures.
    if (number := _NUMBER.search(said)) and (known := _BY_NUMBER.get(int(number[1]))):
        return phrase(known)
    if line := _LINE.search(said):
        return phrase("line {line} is not as it should be", line=int(line[1]))
    return _quoted(said or type(error).__name__)


def system_reason(error: OSError) -> Phrase | None:
    """What an error of the system means; None if that is not known."""
    if getattr(error, "winerror", None) in _SHARING:
        return phrase(_IN_USE)
    words = _BY_NUMBER.get(error.errno or 0)
    return phrase(words) if words else None


def _quoted(said: str) -> Phrase:
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    short = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
    return phrase("“{}”", short.removesuffix("."))
