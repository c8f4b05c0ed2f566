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
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

from khulasa import __version__
from khulasa.traces import kept_lines, kept_of_error, kept_of_line

STATE_VARIABLE = "KHULASA_STATE"
"""Names another folder for the log, as other variables do for models and settings."""

_FILE = "khulasa.log"
# With the three files before it some months of use; small enough to be sent along whole.
_MOST_BYTES, _OLD_FILES = 512 << 10, 3
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
    if _off:
        return
    _let_go()
    folder = log_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return
    _logger.addHandler(_SharedFile(folder / _FILE))
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
    for handler in [one for one in _logger.handlers if isinstance(one, _SharedFile)]:
        _logger.removeHandler(handler)
        handler.close()


class _SharedFile(RotatingFileHandler):
    """A rotating file that several processes write to.

    It is open only while a record is written, at its end and as one piece: so records do not mix,
    no process goes on in a file that another has renamed, and Windows lets it be renamed at all.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
        )
        self.setFormatter(
            logging.Formatter(
                "%(asctime)s.%(msecs)03d %(process)d %(message)s", "%Y-%m-%dT%H:%M:%S"
            )
        )

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        self._shut()

    def doRollover(self) -> None:  # noqa: N802 (the name that logging calls)
        from filelock import FileLock, Timeout

        self._shut()
        # Who comes late finds it rotated, or has to wait: its record goes into the full file then.
        lock = FileLock(f"{self.baseFilename}.lock", timeout=0.5, mode=0o600)
        with contextlib.suppress(Timeout, OSError), lock:
            if Path(self.baseFilename).stat().st_size > self.maxBytes // 2:
                super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Do without: a full disk is told by what the user wants to be written."""

    def _open(self) -> TextIOWrapper:
        # As logging opens it, but for the user alone.
        stream = open(  # noqa: SIM115
            self.baseFilename,
            "a",
            encoding="utf-8",
            errors="backslashreplace",
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )
        assert isinstance(stream, TextIOWrapper)
        return stream

    def _shut(self) -> None:
        if self.stream is not None:
            stream, self.stream = self.stream, None
            with contextlib.suppress(OSError):
                stream.close()
