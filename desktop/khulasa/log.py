"""The log: what Khulasa did and what went wrong, in a few files that only the user can read.

Nothing of any article gets into it. Whoever writes a record names what happened and adds numbers
and names of ours; a value that is neither is replaced by its length. Of exceptions and of what
child processes print, only what ``traces`` lets through is kept.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

from khulasa import __version__
from khulasa.traces import kept_lines, kept_of_error, kept_of_line

STATE_VARIABLE = "KHULASA_STATE"
"""Names another folder for the log, as other variables do for models and settings."""

_FILE = "khulasa.log"
# A library that prints without end must not push everything else out of the log.
_MOST_LINES_OF_ONE_PROCESS = 200
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+:-]{0,79}")

Value = int | float | str | None

_logger = logging.getLogger("khulasa")
_logger.setLevel(logging.INFO)
_logger.propagate = False
# Without any handler logging itself would print warnings.
_logger.addHandler(logging.NullHandler())
_off = False
_handler: logging.Handler | None = None


def log_folder() -> Path:
    """The folder of the log; it need not exist."""
    chosen = os.environ.get(STATE_VARIABLE)
    state = Path(chosen) if chosen else platformdirs.user_state_path("khulasa", appauthor=False)
    return state / "log"


def shown_log_folder() -> str:
    """The folder of the log as it may be told to others: the home folder is written ``~``."""
    folder = log_folder()
    with contextlib.suppress(ValueError, RuntimeError):
        return f"~/{folder.relative_to(Path.home()).as_posix()}"
    return str(folder)


def set_up(program: str) -> None:
    """Begin to write to the log, in a program that the user starts.

    Where it can't be written there is none; that is no reason to fail.

    Args:
        program: What runs, for the log to name.
    """
    # Only a program that writes one: it needs sockets and pickles.
    from khulasa.log_file import SharedLogFile

    global _handler
    if _off:
        return
    _let_go()
    folder = log_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return
    _handler = SharedLogFile(folder / _FILE)
    _logger.addHandler(_handler)
    note("started", program=program, version=__version__, system=sys.platform)


def switch_off() -> None:
    """Write nothing any more: a private mode leaves no trace."""
    global _off
    _off = True
    _let_go()


def switch_on(program: str) -> None:
    """Write again after ``switch_off``; see ``set_up``."""
    global _off
    _off = False
    set_up(program)


def note(event: str, **values: Value) -> None:
    """Record that something happened.

    Args:
        event: What, in words of ours; never put together of anything that was read.
        values: Numbers, and names of ours: of a model, a class, a kind. Others are replaced.
    """
    _logger.info("%s%s", event, _shown(values))


def problem(event: str, error: BaseException | str | None = None, **values: Value) -> None:
    """Record that something went wrong.

    Args:
        event: See ``note``.
        error: An exception, or a traceback as text; its messages are left out.
        values: See ``note``.
    """
    lines = kept_lines(error) if isinstance(error, str) else kept_of_error(error) if error else ()
    _logger.warning("%s", "\n    ".join((event + _shown(values), *lines)))


def standard_error_of(program: str) -> Callable[[str], None]:
    """What takes the lines that a child process writes to its standard error."""
    lines_left = _MOST_LINES_OF_ONE_PROCESS

    def take(line: str) -> None:
        nonlocal lines_left
        lines_left -= 1
        if lines_left >= 0 and (said := line.rstrip()):
            kept = kept_of_line(said) or f"({len(said)} characters)"
            _logger.info("%s: %s", program, kept)

    return take


def _shown(values: dict[str, Value]) -> str:
    return "".join(f" {name}={_value(value)}" for name, value in values.items())


def _value(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, str) and not _NAME.fullmatch(value):
        return f"({len(value)} characters)"
    return str(value)


def _let_go() -> None:
    global _handler
    if _handler is not None:
        _logger.removeHandler(_handler)
        _handler.close()
        _handler = None
