"""Where the command line writes: a file, the terminal, and complaints on standard error."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from khulasa.article.packed.inside import split_packed
from khulasa.cli.arguments.shared_options import STANDARD_INPUT
from khulasa.cli.exit_codes import ExitCode
from khulasa.export.sentence_text import printable_name
from khulasa.long_paths import reachable
from khulasa.whole_files import write_whole
from khulasa.wording import Phrase, _

# In narrower columns words would be cut to pieces, and at last nothing shown.
_LEAST_WIDTH = 40


class CannotWriteError(Exception):
    """The result cannot be written; the message names the file, the reason and the way out.

    Attributes:
        code: What a command that ends with it comes to.
    """

    code = ExitCode.CANNOT_WRITE


class IsSourceError(CannotWriteError):
    """The result would be written over the article that it is made from."""

    code = ExitCode.USAGE


def complain(message: Phrase | str, code: int = ExitCode.DONE) -> int:
    """Say something on standard error, on one line, and pass the exit code on."""
    line = f"khulasa: {printable_name(str(message))}"
    print(line.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)
    return code


def prepare_streams() -> None:
    """Make standard output and error safe to use: there, and in an encoding that has every letter.

    A stream that was closed from outside gets a place of its own, or the next file that is opened
    would take it, and what is printed would go into that file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Opened for reading, standard output says that nothing can be written to it.
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def check_output(path: Path, source: str) -> None:
    """Find out before the work whether its result can be written.

    Args:
        path: Where to.
        source: The article's file, or ``STANDARD_INPUT``; by whichever name, it is not written.

    Raises:
        CannotWriteError: It cannot.
    """
    given, path = path, reachable(path.resolve())  # a link stays one
    if _is_source(path, source):
        raise IsSourceError(
            _(
                "Cannot write {given}: it is the article itself, which would be lost. "
                "Choose another file with -o."
            ).format(given=given)
        )
    if path.is_dir():
        raise _cannot_write(path, _("it is a folder"))
    if not path.parent.is_dir():
        raise _cannot_write(path, _("there is no folder {folder}").format(folder=path.parent))
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise _cannot_write(path, _("you have no permission to write there"))


def write_document(
    document: bytes, output: Path | None, instead: Callable[[], bytes] | None = None
) -> None:
    """Write the result to a file, whole or not at all, or to standard output.

    What was in the file stays until the new document is complete. If that fails, the document is
    printed instead, so that the work is not lost.

    Args:
        document: The content of the file.
        output: The file; None for standard output.
        instead: Makes what is printed if the document cannot be; by default it can.

    Raises:
        CannotWriteError: It cannot be written.
    """
    if output is None:
        _print(document)
        return
    try:
        write_whole(output, document)
    except OSError as error:
        _print(instead() if instead else document)
        raise _cannot_write(output, error.strerror or str(error)) from error


def _is_source(path: Path, source: str) -> bool:
    try:
        there = path.stat()
        if source == STANDARD_INPUT:
            read = os.fstat(sys.stdin.fileno())
        else:
            packed = split_packed(Path(source))
            place = reachable(Path(source) if packed is None else packed[0])
            read = place.stat()
            if stat.S_ISDIR(read.st_mode):
                return place.resolve() in path.parents  # the article is somewhere in it
    except OSError:
        return False  # one of them is not there, or no file
    return stat.S_ISREG(there.st_mode) and os.path.samestat(there, read)


def _cannot_write(path: Path, reason: str) -> CannotWriteError:
    return CannotWriteError(
        _("Cannot write {path}: {reason}. Choose another place with -o.").format(
            path=path, reason=reason
        )
    )


def _print(document: bytes) -> None:
    with printing():
        sys.stdout.buffer.write(document)


@contextmanager
def printing() -> Iterator[None]:
    """Write to standard output inside this; a reader that has seen enough ends it quietly.

    Raises:
        CannotWriteError: Standard output cannot be written, as on a full disk.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        # Python would try again at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # The reader of a pipe, such as `head`, may have seen enough.
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or str(error)
            raise CannotWriteError(
                _("Cannot write to standard output: {reason}.").format(reason=reason)
            ) from error


def page_width() -> int:
    """Columns of the terminal, or of a page where there is none."""
    return max(_LEAST_WIDTH, shutil.get_terminal_size((100, 24)).columns)


def print_line(line: str) -> None:
    """Write a line to standard output in UTF-8, whatever the terminal's encoding; see ``printing``.

    Characters that no encoding has, such as halves of surrogate pairs, become question marks.
    """
    sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "replace"))


def run_printing(command: Callable[[], int]) -> int:
    """Run a command that prints, and return its exit code.

    A full disk is told and gives code 1; a reader that has seen enough is not told.
    """
    code: int = ExitCode.DONE
    try:
        with printing():
            code = command()
    except CannotWriteError as error:
        return complain(str(error), ExitCode.CANNOT_WRITE)
    return code
