"""Tesseract, a program for text recognition that people install themselves (Apache-2.0)."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from khulasa.wording import Phrase, phrase

_LANGUAGES = ("ara", "eng")
_SECONDS_A_PAGE = 180
_WINDOWS_PLACE = Path("Tesseract-OCR", "tesseract.exe")
# The one line that brings program and Arabic, by what installs programs.
_WAYS = {
    "apt": "sudo apt install tesseract-ocr tesseract-ocr-ara",
    "dnf": "sudo dnf install tesseract tesseract-langpack-ara",
    "zypper": "sudo zypper install tesseract-ocr tesseract-ocr-traineddata-arabic",
    "pacman": "sudo pacman -S tesseract tesseract-data-ara tesseract-data-eng",
    "brew": "brew install tesseract tesseract-lang",
    "winget": "winget install UB-Mannheim.TesseractOCR",
}


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as it is installed.

    Attributes:
        program: Its path.
        languages: Names of the languages that it knows, of those that Khulasa needs.
    """

    program: str
    languages: tuple[str, ...]

    def recognise(self, picture: bytes) -> str:
        """The words in a picture as Tesseract's table: a row each, with place and confidence.

        Args:
            picture: A PNG, JPEG, TIFF or PNM.

        Raises:
            OSError: It cannot be started, or cannot read the picture.
        """
        command = [self.program, "stdin", "stdout", "-l", "+".join(self.languages), "tsv"]
        try:
            done = _run(command, picture, _SECONDS_A_PAGE)
        except subprocess.TimeoutExpired as error:
            raise OSError(str(error)) from error
        if done.returncode:
            raise OSError(done.stderr.decode("utf-8", "replace")[-1000:])
        return done.stdout.decode("utf-8", "replace")


@cache
def installed_tesseract() -> Tesseract | None:
    """Tesseract, if it is installed with Arabic; None else."""
    program = shutil.which("tesseract") or _in_program_files()
    if program is None:
        return None
    try:
        listed = _run([program, "--list-langs"], b"", 20).stdout.decode("utf-8", "replace").split()
    except (OSError, subprocess.TimeoutExpired):
        return None
    languages = tuple(name for name in _LANGUAGES if name in listed)
    return Tesseract(program, languages) if "ara" in languages else None


def way_to_tesseract() -> Phrase:
    """What to do to have text recognised; goes on in a sentence, without a full stop."""
    line = next((line for name, line in _WAYS.items() if shutil.which(name)), None)
    if line is None:
        return phrase(
            "install Tesseract with its data for Arabic, which recognises text, and try again"
        )
    return phrase("install Tesseract, which recognises text, and try again: {}", line)


def _in_program_files() -> str | None:
    folders = (os.environ.get(name) for name in ("PROGRAMFILES", "LOCALAPPDATA"))
    places = (Path(folder) / _WINDOWS_PLACE for folder in folders if folder)
    return next((str(place) for place in places if place.is_file()), None)


def _run(command: list[str], given: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        timeout=seconds,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
