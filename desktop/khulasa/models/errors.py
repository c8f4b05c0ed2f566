"""What can go wrong while a model is installed, each with what to do about it."""

from __future__ import annotations

from enum import StrEnum

from khulasa.reasons import WordedError
from khulasa.wording import Phrase, phrase


class Problem(StrEnum):
    """Kind of a failed installation."""

    NOT_FOUND = "not found"
    DENIED = "denied"
    SERVER = "server"
    NETWORK = "network"
    CERTIFICATE = "certificate"
    DISK_FULL = "disk full"
    DISK = "disk"
    WRONG_HASH = "wrong hash"
    BROKEN = "broken"
    BUSY = "busy"
    UNKNOWN = "unknown"


class InstallError(WordedError):
    """A model cannot be installed; the message says why and what to do.

    Attributes:
        problem: Its kind.
    """

    def __init__(self, problem: Problem, words: Phrase | str) -> None:
        super().__init__(words)
        self.problem = problem


class StoppedError(Exception):
    """The user stopped the installation."""


def refused(status: int, what: Phrase | str, where: Phrase | str) -> InstallError:
    """The server answered with an HTTP status that says no."""
    if status in (401, 403):
        return denied(what, where)
    return not_found(what, where) if status == 404 else server_trouble(where, status)


def not_found(what: Phrase | str, where: Phrase | str) -> InstallError:
    """Nothing of that name there."""
    return InstallError(
        Problem.NOT_FOUND,
        phrase(
            "{} has no {}. It may have been renamed or withdrawn: look at repo and "
            "revision in the catalogue, or import the model from a folder.",
            where,
            what,
        ),
    )


def denied(what: Phrase | str, where: Phrase | str) -> InstallError:
    """Not without an account, or not at all."""
    return InstallError(
        Problem.DENIED,
        phrase(
            "{} does not give out {} without permission, or does not know it. If the "
            "model is yours, set HF_TOKEN; if not, import it from a folder.",
            where,
            what,
        ),
    )


def server_trouble(where: Phrase | str, status: int) -> InstallError:
    """The server's own fault."""
    return InstallError(
        Problem.SERVER,
        phrase(
            "{} has trouble of its own (error {}). What has come so far is kept: try "
            "again later, or another mirror.",
            where,
            status,
        ),
    )


def not_reached(where: Phrase | str, reason: Phrase | str) -> InstallError:
    """The server did not answer the first question."""
    return InstallError(
        Problem.NETWORK, phrase("No connection to {} ({}): nothing was fetched.", where, reason)
    )


def no_network(where: Phrase | str, reason: Phrase | str) -> InstallError:
    """The connection kept breaking."""
    return InstallError(
        Problem.NETWORK,
        phrase(
            "The connection to {} keeps breaking ({}). What has come so far is kept: try "
            "again later.",
            where,
            reason,
        ),
    )


def bad_certificate(where: Phrase | str, reason: Phrase | str) -> InstallError:
    """The connection is not trusted."""
    return InstallError(
        Problem.CERTIFICATE,
        phrase(
            "The certificate of {} is not trusted ({}). If your organisation's proxy "
            "replaces certificates, add its own to the system's store.",
            where,
            reason,
        ),
    )


def disk_full(folder: object, needed: int, free: int) -> InstallError:
    """Too little space, found out before the download."""
    return InstallError(
        Problem.DISK_FULL,
        phrase(
            "Installing needs {} in {}, and {} are free. Make room, or move the "
            "models with: khulasa models path FOLDER",
            size_phrase(needed),
            str(folder),
            size_phrase(free),
        ),
    )


def cannot_write(folder: object, reason: Phrase | str, *, full: bool) -> InstallError:
    """Writing failed on the way."""
    way_out = phrase("Make room") if full else phrase("See to that")
    return InstallError(
        Problem.DISK_FULL if full else Problem.DISK,
        phrase(
            "Cannot write to {}: {}. {} and try again; what has come is kept.",
            str(folder),
            reason,
            way_out,
        ),
    )


def wrong_hash(file: str, where: Phrase | str) -> InstallError:
    """A file came complete, but is not the one that was announced."""
    return InstallError(
        Problem.WRONG_HASH,
        phrase(
            "{} from {} is not the file that was announced, so it was thrown away. "
            "Something on the way has changed it: try again, or another mirror.",
            file,
            where,
        ),
    )


def broken(what: Phrase | str) -> InstallError:
    """What came is no model that Khulasa can use."""
    return InstallError(Problem.BROKEN, what if _has_full_stop(what) else Phrase("{}.", (what,)))


def _has_full_stop(words: Phrase | str | float) -> bool:
    """Whether words end a sentence: what was raised further down often does."""
    if isinstance(words, Phrase):
        before, _brace, last = words.text.rpartition("{")
        if last.endswith("}"):
            values = dict(words.named)
            return _has_full_stop(values[last[:-1]] if last != "}" else words.values[-1])
        words = before + last
    return str(words).endswith(".")


def size_phrase(size: int) -> Phrase:
    """A size for people, to be said later."""
    return phrase("{:.1f} GB", size / 1e9) if size >= 1e9 else phrase("{:.1f} MB", size / 1e6)


def megabytes(size: int) -> str:
    """A size for people."""
    return str(size_phrase(size))
