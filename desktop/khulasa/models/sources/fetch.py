"""Fetching one file so that nothing which has come is fetched twice.

``snapshot_download`` of huggingface_hub 2 writes to a file of a random name and drops it when
anything goes wrong, so after a broken download or a kill it begins at zero. Here the part file
stays, and its length says where to go on.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from khulasa.models.errors import (
    InstallError,
    StoppedError,
    bad_certificate,
    broken,
    cannot_write,
    no_network,
    not_reached,
    refused,
    server_trouble,
    wrong_hash,
)
from khulasa.models.events import Retrying
from khulasa.models.folders.hashes import git_blob, sha256, size_of
from khulasa.models.sources.hub_client import FILE
from khulasa.models.sources.plan import RemoteFile
from khulasa.models.sources.retry_policy import RetryPolicy
from khulasa.reasons import WordedError, reason_of, system_reason
from khulasa.wording import N_, Phrase, phrase

_WORTH_A_RETRY = frozenset((408, 425, 429, 500, 502, 503, 504))
_RANGE_NOT_SATISFIABLE = 416
_PARTIAL_CONTENT = 206
# As OpenSSL numbers them.
_OUT_OF_DATE = N_("it is out of date, or the clock of this computer is wrong")
_CERTIFICATE_FAULTS = {9: _OUT_OF_DATE, 10: _OUT_OF_DATE, 62: N_("it is that of another server")}
_UNKNOWN_ISSUER = N_("this system does not know who issued it")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What fetching needs from outside.

    Attributes:
        where: Name of the server, for messages.
        policy: When to try again.
        wait: Sleeps for some seconds; true if the user stopped it meanwhile.
        stopped: Whether the user stopped it.
        retrying: Told of every pause.
    """

    where: str
    policy: RetryPolicy
    wait: Callable[[float], bool]
    stopped: Callable[[], bool]
    retrying: Callable[[Retrying], None]

    def patiently(
        self, action: Callable[[], Any], progress: Callable[[], int] | None = None
    ) -> Any:
        """Do something that needs the network, again and again while that may help.

        Args:
            action: What to do; it may raise errors of httpx2.
            progress: A number that grows when a try brought something, which starts the count
                of tries anew. None for the first question: who gets no connection for that is
                not online, and told so at once.

        Raises:
            InstallError: It did not help.
            StoppedError: The user stopped it.
        """
        attempt, reached = 0, progress() if progress else 0
        while True:
            if self.stopped():
                raise StoppedError
            try:
                return action()
            except httpx2.HTTPStatusError as error:
                status = error.response.status_code
                if status not in _WORTH_A_RETRY:
                    raise
                failure: InstallError = server_trouble(self.where, status)
                reason: Phrase | str = phrase("error {status}", status=status)
            except httpx2.TooManyRedirects as error:
                raise broken(
                    phrase("{where} sends from one address to the next", where=self.where)
                ) from error
            except httpx2.TransportError as error:
                if distrust := _distrust(error):
                    raise bad_certificate(self.where, distrust) from error
                reason = _network_reason(error)
                if progress is None:
                    raise not_reached(self.where, reason) from error
                failure = no_network(self.where, reason)
            if progress and progress() > reached:
                attempt, reached = 0, progress()
            attempt += 1
            if attempt >= self.policy.attempts:
                raise failure
            pause = self.policy.pause(attempt)
            self.retrying(Retrying(attempt + 1, self.policy.attempts, pause, reason))
            if self.wait(pause):
                raise StoppedError


class _BrokenOffError(WordedError, httpx2.ReadError):
    """The server does not send all that it should."""


def _network_reason(error: httpx2.TransportError) -> Phrase | str:
    """What lies at the bottom of an error of the connection."""
    if isinstance(error, WordedError):
        return error.words
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return phrase("perhaps this computer is not online")
        if isinstance(cause, ssl.SSLError):
            return phrase("no encrypted connection came about")
        if isinstance(cause, OSError) and (words := system_reason(cause)):
            return words
    if isinstance(error, httpx2.TimeoutException):
        return phrase("no answer came in time")
    if isinstance(error, httpx2.ProxyError):
        return phrase("the proxy refuses it")
    if isinstance(error, httpx2.ProtocolError):
        return phrase("the connection ended early")
    return reason_of(error)


def _distrust(error: BaseException) -> Phrase | None:
    """What is wrong with the server's certificate; None if that is not what went wrong."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = getattr(cause, "verify_code", 0)
            return phrase(_CERTIFICATE_FAULTS.get(code, _UNKNOWN_ISSUER))
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and what it was raised from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def fetch_file(
    client: httpx2.Client,
    url: str,
    headers: Mapping[str, str],
    file: RemoteFile,
    target: Path,
    surroundings: Surroundings,
    received: Callable[[int], None],
) -> None:
    """Fetch a file, going on with what is there, and check it.

    Args:
        client: To fetch with.
        url, headers: What to ask for.
        file: Its announced size and hash.
        target: Where it is to lie; beside it lies the part file meanwhile.
        surroundings: See there.
        received: Told the number of bytes of every piece; a negative number takes back.

    Raises:
        InstallError: It cannot be fetched, or is not what was announced.
        StoppedError: The user stopped it.
    """
    part = part_path(target, file)
    what = f"{file.path}"

    def once() -> None:
        _receive(client, url, headers, file, part, surroundings.stopped, received)

    try:
        surroundings.patiently(once, lambda: size_of(part))
    except httpx2.HTTPStatusError as error:
        raise refused(error.response.status_code, what, surroundings.where) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise cannot_write(target.parent, reason_of(error), full=full) from error
    if not is_sound(part, file):
        part.unlink()
        raise wrong_hash(file.path, surroundings.where)
    part.replace(target)


def part_path(target: Path, file: RemoteFile) -> Path:
    """Where a file lies until it is complete; the name holds its hash, so versions do not mix."""
    version = (file.sha256 or file.blob or str(file.size))[:16]
    return target.with_name(f"{target.name}.{version}.part")


def is_sound(path: Path, file: RemoteFile) -> bool:
    """Whether a file has the announced size and hash, as far as they were announced."""
    if size_of(path) != file.size:
        return False
    if file.sha256:
        return sha256(path) == file.sha256
    if file.blob:
        return git_blob(path) == file.blob
    return True


def _receive(
    client: httpx2.Client,
    url: str,
    headers: Mapping[str, str],
    file: RemoteFile,
    part: Path,
    stopped: Callable[[], bool],
    received: Callable[[int], None],
) -> None:
    """One try: ask for the rest and write what comes."""
    present = size_of(part)
    if present > file.size:
        part.unlink()
        received(-present)
        present = 0
    if present == file.size and part.exists():
        return
    # Compressed answers would make lengths and ranges mean something else.
    wanted = {**headers, "Accept-Encoding": "identity"}
    if present:
        wanted["Range"] = f"bytes={present}-"
    with client.stream("GET", url, headers=wanted, extensions=FILE) as response:
        if response.status_code == _RANGE_NOT_SATISFIABLE:
            part.unlink()
            received(-present)
            raise _BrokenOffError(phrase("the server cannot go on in the middle"))
        response.raise_for_status()
        goes_on = present and response.status_code == _PARTIAL_CONTENT
        if present and not goes_on:
            received(-present)
        with part.open("ab" if goes_on else "wb") as stream:
            # As it comes: what a buffer holds back is lost when the connection breaks.
            for chunk in response.iter_raw():
                if stopped():
                    raise StoppedError
                stream.write(chunk)
                received(len(chunk))
                if stream.tell() > file.size:
                    break  # it is another file, or one without end
    if size_of(part) < file.size:
        raise _BrokenOffError(phrase("the connection ended early"))
