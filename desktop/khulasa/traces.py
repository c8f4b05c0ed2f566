"""What may be kept of tracebacks and of a process's standard error: never a word of the reader's.

An exception's message can quote the sentence that it met, and a library may print anything. So
lines are known by their shape, and only the parts that no article can get into are kept: places in
code, names of classes, what the C library says when it gives up.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import PurePath, PureWindowsPath

# By faulthandler without the comma.
_FRAME = re.compile(r'\s+File "(?P<file>[^"]+)", line (?P<line>\d+),? in (?P<name>[\w.<>]+)')
_ERROR = re.compile(
    r"(?P<kind>[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Iteration|Group|Timeout|Warning))"
    r"(?:: ?(?P<message>.*))?"
)
_WARNING = re.compile(r"(?P<file>\S.*):(?P<line>\d+): (?P<kind>\w+Warning): .*")
# All that is kept of an exception's message: numbers of the system, names of modules.
_MESSAGE = re.compile(
    r"\[(?:Errno|WinError) -?\d+\]"
    r"|No module named '[\w.]+'"
    r"|cannot import name '\w+' from '[\w.]+'"
    r"|DLL load failed while importing \w+"
)
_SAID_BY_THE_SYSTEM = re.compile(
    r"Traceback \(most recent call last\):"
    r"|During handling of the above exception, another exception occurred:"
    r"|The above exception was the direct cause of the following exception:"
    r"|Fatal Python error: [A-Z][a-z]+(?: [a-z]+)?"
    r"|(?:Current thread|Thread) 0x[0-9a-f]+ .*\(most recent call first\):"
    r"|terminate called after throwing an instance of '[\w:<>]+'"
    r"|terminate called (?:without an active exception|recursively)"
    r"|\s*what\(\): +std::\w+"
    r"|(?:malloc|free|realloc|calloc|munmap_chunk|malloc_consolidate)\(\): [a-z _()-]+"
    r"|double free or corruption \([a-z!]+\)"
    r"|corrupted (?:size vs\. prev_size|double-linked list)"
    r"|\*\*\* [a-z ]+ \*\*\*(?:: terminated)?"
    r"|Segmentation fault|Aborted|Killed|Illegal instruction|Bus error|Out of memory"
)
_LONGEST = 300


def kept_of_line(line: str) -> str:
    """What may be kept of a line of standard error or of a traceback; empty if nothing."""
    line = line.rstrip()
    if found := _FRAME.fullmatch(line):
        return f"  File {_place(found['file'])}, line {found['line']}, in {found['name']}"
    if found := _ERROR.fullmatch(line):
        message = _MESSAGE.match(found["message"] or "")
        return f"{found['kind']}: {message[0]}" if message else found["kind"]
    if found := _WARNING.fullmatch(line):
        return f"{_place(found['file'])}:{found['line']}: {found['kind']}"
    return line[:_LONGEST] if _SAID_BY_THE_SYSTEM.fullmatch(line) else ""


def kept_lines(text: str) -> Iterator[str]:
    """What may be kept of a traceback or another text of several lines."""
    return filter(None, map(kept_of_line, text.splitlines()))


def kept_of_error(error: BaseException) -> Iterator[str]:
    """Where an exception comes from and of what kind it is, and those behind it."""
    return kept_lines("".join(traceback.format_exception(error)))


def _place(file: str) -> str:
    """The end of a path of code: from the package on, without the folders of whoever runs it."""
    parts = (PureWindowsPath(file) if "\\" in file else PurePath(file)).parts
    for folder, offset in (("site-packages", 1), ("khulasa", 0)):
        if folder in parts:
            begin = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[begin + offset :])
    return parts[-1]
