"""Reads a window as a screen reader does, by AT-SPI; writes as JSON what it came to know.

Usage: screen_reader_program.py APPLICATION FILE

Run by a Python that has pyatspi, in a session of D-Bus in which the application is at work.
"""

import json
import sys
import time
from pathlib import Path

import pyatspi

DEADLINE = 120.0  # seconds; only what is broken needs them all


def controls(of):
    """All that is in an application, the application first."""
    yield of
    for child in of:
        if child is not None:
            yield from controls(child)


def column(application, name):
    """The column of that name with text in it."""
    for one in controls(application):
        if one.name == name and one.getRole() == pyatspi.ROLE_TEXT:
            text = one.queryText()
            if text.characterCount:
                return one, text
    return None


def sentences(text):
    """The text as it is stepped through sentence by sentence."""
    place, found = 0, {}
    while place < text.characterCount:
        words, start, end = text.getTextAtOffset(place, pyatspi.TEXT_BOUNDARY_SENTENCE_START)
        found[start] = words.strip()
        place = max(end, place + 1)
    return list(found.values())


def main():
    until = time.monotonic() + DEADLINE
    while time.monotonic() < until:
        for application in pyatspi.Registry.getDesktop(0):
            if application is None or application.name != sys.argv[1]:
                continue
            read = [column(application, name) for name in ("Source", "Translation")]
            if all(read) and "Sentence 5" in read[1][1].getText(0, -1):
                told = {
                    one.name: [one.objectLocale.split("_")[0], sentences(text)]
                    for one, text in read
                }
                Path(sys.argv[2]).write_text(json.dumps(told), encoding="utf-8")
                return
        time.sleep(0.2)
    sys.exit("nothing to read")


main()
