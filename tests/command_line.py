"""What the tests of the commands share."""

from __future__ import annotations

from collections.abc import Callable

# Runs a command; gives its exit code, what it printed and what it complained of.
Run = Callable[..., tuple[int, str, str]]
