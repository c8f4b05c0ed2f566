"""How a hub is asked that may be an evil one: no answer without end, no way back to plain HTTP.

What files hold is compared with their hashes; this is about what comes before that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2

from khulasa.models.errors import broken
from khulasa.wording import phrase

FILE: dict[str, object] = {"khulasa_file": True}
"""Extensions of a request for a file: whoever reads it knows its size, and stops there."""

_TIMEOUT = httpx2.Timeout(30.0, connect=15.0)
# Large repositories are described in a few hundred kilobytes.
_MOST_BYTES = 32 << 20
_MOST_REDIRECTS = 5


def hub_name() -> str:
    """Name of the hub for messages."""
    from huggingface_hub import constants

    return urlsplit(constants.ENDPOINT).netloc or constants.ENDPOINT


def use_careful_client() -> None:
    """Have huggingface_hub ask in this way, in this process."""
    from huggingface_hub import set_client_factory

    set_client_factory(_client)


def _client() -> httpx2.Client:
    from huggingface_hub import constants

    before = [_stay_encrypted] if constants.ENDPOINT.startswith("https:") else []
    return httpx2.Client(
        event_hooks={"request": before, "response": [_bound]},
        follow_redirects=True,
        max_redirects=_MOST_REDIRECTS,
        timeout=_TIMEOUT,
    )


def _stay_encrypted(request: httpx2.Request) -> None:
    if request.url.scheme != "https":
        raise broken(
            phrase(
                "{where} sends on to {address}, which is not encrypted; nothing is fetched",
                where=hub_name(),
                address=request.url.host,
            )
        )


def _bound(response: httpx2.Response) -> None:
    is_file = "khulasa_file" in response.request.extensions and not response.has_redirect_location
    if not is_file and isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Bounded(response.stream)


@dataclass(frozen=True, slots=True)
class _Bounded(httpx2.SyncByteStream):
    """What is read into memory, up to a limit."""

    stream: httpx2.SyncByteStream

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self.stream:
            size += len(chunk)
            if size > _MOST_BYTES:
                raise broken(phrase("The answer of {where} does not end", where=hub_name()))
            yield chunk

    def close(self) -> None:
        self.stream.close()
