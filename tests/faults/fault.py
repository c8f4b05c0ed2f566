"""What a fault is, and how often the app survived it."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khulasa.library.database.location import FILE

Attempts = Callable[[Path, int], Iterator[None]]
"""Tries a fault so often, in a folder of its own; yields once for each time that nothing is lost.

What is lost, or not as it should be, is raised.
"""


class CannotBeTriedError(Exception):
    """This machine lacks what the fault needs; the message says what."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong.

    Attributes:
        name: What, in words.
        attempts: Tries it.
        full: How often in ``make faults``.
        few: How often in ``make test``.
    """

    name: str
    attempts: Attempts
    full: int
    few: int = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of trying a fault.

    Attributes:
        tried, survived: How often.
        report: What was lost, or why it was not tried; else empty.
    """

    tried: int
    survived: int
    report: str = ""

    @property
    def lost(self) -> int:
        """How often something was not as it should be."""
        return self.tried - self.survived


def count(fault: Fault, folder: Path, times: int) -> Counts:
    """Try a fault; after the first loss there is nothing sound left to try on."""
    survived = 0
    try:
        for _ in fault.attempts(folder, times):
            survived += 1
    except CannotBeTriedError as reason:
        return Counts(survived, survived, str(reason))
    except Exception:
        return Counts(survived + 1, survived, traceback.format_exc())
    return Counts(survived, survived)


def repeated(test: Callable[..., None]) -> Attempts:
    """Attempts that call a test which asks for ``path`` and ``tmp_path``, if for anything."""
    wanted = inspect.signature(test).parameters

    def attempts(folder: Path, times: int) -> Iterator[None]:
        for number in range(times):
            own = folder / f"{number}"
            own.mkdir(parents=True)
            given: dict[str, Any] = {"path": own / "kept" / FILE, "tmp_path": own}
            test(**{name: given[name] for name in wanted if name in given})
            yield

    return attempts
