"""The programs of each system that speak: how they list their voices, and how they are told what.

Khulasa ships no voices and not Qt's module for them, which comes only with 100 MB of others. A text
goes to a program on its standard input, never in its command line, and no shell is between.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PureWindowsPath

Voices = dict[str, str]
"""A voice for each language that can be spoken, by its ISO 639-1 code."""

_GAP = re.compile(r"\s{2,}")
# What some of the programs take for commands when it stands in a text.
_COMMANDS = re.compile(r"!-(?=!)|\[(?=\[)")
# speech-dispatcher's program reads lines of up to 1,024 bytes, and a letter has up to four.
_LINE = re.compile(r"\S.{0,239}(?:\s|$)|\S{1,240}")

# The name of the voice is the first line, in UTF-8 like the text. No double quotes: these would
# have to be quoted for the command line.
_WINDOWS_BEGINNING = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
)
_WINDOWS_LIST = _WINDOWS_BEGINNING + (
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8; "
    "foreach ($one in $voice.GetInstalledVoices()) { if ($one.Enabled) "
    "{ $one.VoiceInfo.Culture.Name + '  ' + $one.VoiceInfo.Name } }"
)
_WINDOWS_SAY = _WINDOWS_BEGINNING + (
    "$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$voice.SelectVoice($in.ReadLine()); $voice.Speak($in.ReadToEnd())"
)
_WINDOWS_PROGRAM = r"System32\WindowsPowerShell\v1.0\powershell.exe"
_POWERSHELL = ("-NoLogo", "-NoProfile", "-NonInteractive", "-Command")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that speaks, and ends when it has.

    Attributes:
        program: Its path, or its name, which is looked up in PATH.
        list_voices: Arguments that have it list its voices.
        voices_in: Finds those in what it lists.
        say: Arguments that have it speak with a voice what comes on its standard input.
        names_voice: The voice is the first line of the input instead.
        be_silent: Arguments that end what it had others say; empty if it speaks itself, and is
            silent when it is ended.
    """

    program: str
    list_voices: tuple[str, ...]
    voices_in: Callable[[str], Voices]
    say: Callable[[str], tuple[str, ...]]
    names_voice: bool = False
    be_silent: tuple[str, ...] = ()

    def input_for(self, text: str, voice: str) -> bytes:
        """What the program gets on its standard input.

        Args:
            text: What is to be spoken.
            voice: One of ``voices_in``.
        """
        lines = _LINE.findall(_COMMANDS.sub(" ", " ".join(text.split())))
        return "".join(f"{line}\n" for line in ([voice] * self.names_voice + lines)).encode()


def _dispatcher_voices(listed: str) -> Voices:
    # NAME  LANGUAGE  VARIANT
    rows = (_GAP.split(line.strip()) for line in listed.splitlines()[1:])
    return _first_of_each((row[1], row[1]) for row in rows if len(row) > 1)


def _espeak_voices(listed: str) -> Voices:
    # Pty Language Age/Gender VoiceName File Other Languages
    rows = (line.split() for line in listed.splitlines()[1:])
    return _first_of_each((row[1], row[1]) for row in rows if len(row) > 1)


def _mac_voices(listed: str) -> Voices:
    # Majed  ar_001  # a greeting
    rows = (line.partition("#")[0].strip().rpartition(" ") for line in listed.splitlines())
    return _first_of_each((language, name.strip()) for name, _gap, language in rows if name)


def _windows_voices(listed: str) -> Voices:
    rows = (line.strip().partition("  ") for line in listed.splitlines())
    return _first_of_each((culture, name) for culture, _gap, name in rows if name)


def _first_of_each(voices: Iterable[tuple[str, str]]) -> Voices:
    found: Voices = {}
    for language, voice in voices:
        found.setdefault(re.split("[-_]", language.lower())[0], voice)
    return found


SPEECH_DISPATCHER = Speaker(
    "spd-say",
    ("-L",),
    _dispatcher_voices,
    lambda voice: ("-w", "-e", "-l", voice),
    be_silent=("-S",),
)
ESPEAK = Speaker("espeak-ng", ("--voices",), _espeak_voices, lambda voice: ("--stdin", "-v", voice))
MAC = Speaker("/usr/bin/say", ("-v", "?"), _mac_voices, lambda voice: ("-v", voice, "-f", "-"))
WINDOWS = Speaker(
    # By its path: else Windows would take a program of this name in the folder of the app.
    str(PureWindowsPath(os.environ.get("SYSTEMROOT", r"C:\Windows"), _WINDOWS_PROGRAM)),
    (*_POWERSHELL, _WINDOWS_LIST),
    _windows_voices,
    lambda _voice: (*_POWERSHELL, _WINDOWS_SAY),
    names_voice=True,
)


def speakers_of_system() -> tuple[Speaker, ...]:
    """The programs that may speak here, the best first; whether they are there is not known yet."""
    if sys.platform == "darwin":
        return (MAC,)
    return (WINDOWS,) if sys.platform == "win32" else (SPEECH_DISPATCHER, ESPEAK)
