"""Key sentences picked in a process of their own, so that none of it holds up who asks."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from khulasa.child_process import popen_options
from khulasa.codec import from_json, to_json
from khulasa.processes import PICKER, command
from khulasa.summary.length import Length
from khulasa.summary.result import Summary

_MOST_SECONDS = 60.0  # far more than an article takes that can be read at all


@dataclass(frozen=True, slots=True)
class PickRequest:
    """What to pick from; see ``key_sentences``."""

    paragraphs: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    length: Length
    unsure: tuple[tuple[int, int], ...] = ()


class Picking:
    """Has key sentences picked once.

    Args:
        request: What to pick from.
    """

    def __init__(self, request: PickRequest) -> None:
        self._request, self._ended = request, False
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> Summary:
        """Pick; returns when that is done, so call it from a thread.

        Raises:
            OSError, subprocess.SubprocessError: The process cannot be started, died, hung or was
                ended.
            ValueError: It said what makes no sense.
        """
        asked = to_json(self._request).encode("utf-8", "surrogatepass")
        with subprocess.Popen(
            command(PICKER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **popen_options(),
        ) as process:
            self._process = process
            try:
                if self._ended:  # before there was a process to end
                    raise subprocess.SubprocessError("ended")
                said, errors = process.communicate(asked, timeout=_MOST_SECONDS)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args, said, errors)
        return from_json(Summary, said)

    def end(self) -> None:
        """Stop it, whether or not it has begun; for any thread."""
        self._ended = True
        if self._process is not None:
            self._process.kill()
