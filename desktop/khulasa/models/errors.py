"""What can go wrong while a model is installed, each with what to do about it."""

from __future__ import annotations

from enum import StrEnum


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


class InstallError(Exception):
    """A model cannot be installed; the message says why and what to do.

    Attributes:
        problem: Its kind.
    """

    def __init__(self, problem: Problem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


class StoppedError(Exception):
    """The user stopped the installation."""


def refused(status: int, what: str, where: str) -> InstallError:
    """The server answered with an HTTP status that says no."""
    if status in (401, 403):
        return denied(what, where)
    return not_found(what, where) if status == 404 else server_trouble(where, status)


def not_found(what: str, where: str) -> InstallError:
    """Nothing of that name there."""
    return InstallError(
        Problem.NOT_FOUND,
        f"{where} has no {what}. It may have been renamed or withdrawn: look at repo and revision "
        "in the catalogue, or import the model from a folder.",
    )


def denied(what: str, where: str) -> InstallError:
    """Not without an account, or not at all."""
    return InstallError(
        Problem.DENIED,
        f"{where} does not give out {what} without permission, or does not know it. If the model "
        "is yours, set HF_TOKEN; if not, import it from a folder.",
    )


def server_trouble(where: str, status: int) -> InstallError:
    """The server's own fault."""
    return InstallError(
        Problem.SERVER,
        f"{where} has trouble of its own (error {status}). What has come so far is kept: try "
        "again later, or set another mirror with HF_ENDPOINT.",
    )


def no_network(where: str, reason: str) -> InstallError:
    """The server cannot be reached, or the connection kept breaking."""
    return InstallError(
        Problem.NETWORK,
        f"No connection to {where} ({reason}). What has come so far is kept: try again, set a "
        "proxy with HTTPS_PROXY or a mirror with HF_ENDPOINT, or import the model from a folder.",
    )


def bad_certificate(where: str, reason: str) -> InstallError:
    """The connection is not trusted."""
    return InstallError(
        Problem.CERTIFICATE,
        f"The certificate of {where} is not trusted ({reason}). If your organisation's proxy "
        "replaces certificates, add its own to the system's store.",
    )


def disk_full(folder: object, needed: int, free: int) -> InstallError:
    """Too little space, found out before the download."""
    return InstallError(
        Problem.DISK_FULL,
        f"Installing needs {megabytes(needed)} in {folder}, and {megabytes(free)} are free. Make "
        "room, or move the models with: khulasa models path FOLDER",
    )


def cannot_write(folder: object, reason: str, *, full: bool) -> InstallError:
    """Writing failed on the way."""
    way_out = "Make room" if full else "See to that"
    return InstallError(
        Problem.DISK_FULL if full else Problem.DISK,
        f"Cannot write to {folder}: {reason}. {way_out} and try again; what has come is kept.",
    )


def wrong_hash(file: str, where: str) -> InstallError:
    """A file came complete, but is not the one that was announced."""
    return InstallError(
        Problem.WRONG_HASH,
        f"{file} from {where} is not the file that was announced, so it was thrown away. Something "
        "on the way has changed it: try again, or another mirror with HF_ENDPOINT.",
    )


def broken(what: str) -> InstallError:
    """What came is no model that Khulasa can use."""
    return InstallError(Problem.BROKEN, f"{what}.".replace("..", "."))


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
