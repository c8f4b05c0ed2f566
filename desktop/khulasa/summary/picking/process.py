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


def pick_in_process(request: PickRequest) -> Summary:
    """Have key sentences picked; returns when that is done, so call it from a thread.

    Raises:
        OSError, subprocess.SubprocessError: The process cannot be started, died or hung.
        ValueError: It said what makes no sense.
    """
    done = subprocess.run(
        command(PICKER),
        input=to_json(request).encode("utf-8", "surrogatepass"),
        capture_output=True,
        check=True,
        timeout=_MOST_SECONDS,
        **popen_options(),
    )
    return from_json(Summary, done.stdout)
