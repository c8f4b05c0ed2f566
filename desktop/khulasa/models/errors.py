"""What can go wrong while a model is installed, each with what to do about it."""

from __future__ import annotations

from enum import StrEnum

from khulasa.wording import _, fill_text


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
        _(
            "{} has no {}. It may have been renamed or withdrawn: look at repo and "
            "revision in the catalogue, or import the model from a folder."
        ).format(where, what),
    )


def denied(what: str, where: str) -> InstallError:
    """Not without an account, or not at all."""
    return InstallError(
        Problem.DENIED,
        _(
            "{} does not give out {} without permission, or does not know it. If the "
            "model is yours, set HF_TOKEN; if not, import it from a folder."
        ).format(where, what),
    )


def server_trouble(where: str, status: int) -> InstallError:
    """The server's own fault."""
    return InstallError(
        Problem.SERVER,
        _(
            "{} has trouble of its own (error {}). What has come so far is kept: try "
            "again later, or set another mirror with HF_ENDPOINT."
        ).format(where, status),
    )


def no_network(where: str, reason: str) -> InstallError:
    """The server cannot be reached, or the connection kept breaking."""
    return InstallError(
        Problem.NETWORK,
        _(
            "No connection to {} ({}). What has come so far is kept: try again, set "
            "a proxy with HTTPS_PROXY or a mirror with HF_ENDPOINT, or import the "
            "model from a folder."
        ).format(where, reason),
    )


def bad_certificate(where: str, reason: str) -> InstallError:
    """The connection is not trusted."""
    return InstallError(
        Problem.CERTIFICATE,
        _(
            "The certificate of {} is not trusted ({}). If your organisation's proxy "
            "replaces certificates, add its own to the system's store."
        ).format(where, reason),
    )


def disk_full(folder: object, needed: int, free: int) -> InstallError:
    """Too little space, found out before the download."""
    return InstallError(
        Problem.DISK_FULL,
        _(
            "Installing needs {} in {}, and {} are free. Make room, or move the "
            "models with: khulasa models path FOLDER"
        ).format(megabytes(needed), folder, megabytes(free)),
    )


def cannot_write(folder: object, reason: str, *, full: bool) -> InstallError:
    """Writing failed on the way."""
    way_out = _("Make room") if full else _("See to that")
    return InstallError(
        Problem.DISK_FULL if full else Problem.DISK,
        _("Cannot write to {}: {}. {} and try again; what has come is kept.").format(
            folder, reason, way_out
        ),
    )


def wrong_hash(file: str, where: str) -> InstallError:
    """A file came complete, but is not the one that was announced."""
    return InstallError(
        Problem.WRONG_HASH,
        _(
            "{} from {} is not the file that was announced, so it was thrown away. "
            "Something on the way has changed it: try again, or another mirror with "
            "HF_ENDPOINT."
        ).format(file, where),
    )


def broken(what: str) -> InstallError:
    """What came is no model that Khulasa can use."""
    return InstallError(Problem.BROKEN, f"{what}.".replace("..", "."))


def megabytes(size: int) -> str:
    """A size for people."""
    return fill_text("{:.1f} GB", size / 1e9) if size >= 1e9 else fill_text("{:.1f} MB", size / 1e6)
