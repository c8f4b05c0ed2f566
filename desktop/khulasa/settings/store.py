"""The file ``settings.toml``: read at the start, written at each change, by any number at once."""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from khulasa.models.store import config_folder
from khulasa.reasons import WordedError, reason_of
from khulasa.settings.keys import SETTINGS
from khulasa.settings.language import FILE
from khulasa.settings.setting import AnySetting, Setting, SettingError, Table
from khulasa.wording import Phrase, phrase

T = TypeVar("T")

# Seconds to wait for another process that writes; it needs milliseconds.
_PATIENCE = 2.0


class _DamagedError(WordedError, OSError):
    """The file is no TOML, and stays where it is."""


class _Unset(Enum):
    UNSET = "unset"


# A section's keys; a section is such a mapping again.
_Values = dict[str, Any]
_Changes = dict[tuple[str, ...], object]


class Settings:
    """What the reader chose, kept in a file. For use by one thread.

    Nothing is written before something is set. Where nothing can be written, what is set holds
    as long as this object, and the reader is told once.

    Args:
        path: The file; it and its folder need not exist.
    """

    def __init__(self, path: Path) -> None:
        # Where the file is a link, as of those who keep theirs elsewhere, it stays one.
        self.path = Path(os.path.realpath(path))
        self._notices: list[Phrase] = []
        self._tell: Callable[[Phrase], object] = lambda _notice: None
        self._unwritten: _Changes = {}
        self._values: _Values = {}
        try:
            self._values = tomllib.loads(self._read(locked=False))
        except OSError as error:
            self._note(
                phrase(
                    "The settings in {path} cannot be read: {reason}.",
                    path=str(self.path),
                    reason=reason_of(error),
                )
            )
        for setting in SETTINGS:
            self._check(setting)

    @property
    def notices(self) -> tuple[Phrase, ...]:
        """What the reader has to be told, each once."""
        return tuple(self._notices)

    def listen(self, tell: Callable[[Phrase], object]) -> None:
        """Tell the notices that there are, and from now on each that comes."""
        self._tell = tell
        for notice in self._notices:
            tell(notice)

    def get(self, setting: Setting[T]) -> T:
        """What was set, else the default; the default also for what makes no sense."""
        value = self._unwritten.get(setting.path, _Unset.UNSET)
        if value is _Unset.UNSET:
            value = _find(self._values, setting.path)
        if value is _Unset.UNSET or value is None:
            return setting.default
        try:
            return setting.checked(value)
        except ValueError:
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value.

        Raises:
            ValueError: The setting allows no such value.
        """
        self.update({setting: value})

    def update(self, values: Mapping[Setting[Any], object]) -> None:
        """Keep several values, written at once.

        Raises:
            ValueError: A setting does not allow its value; none is kept then.
        """
        # Loaded when first needed: a start only reads.
        from khulasa.whole_files import replacing

        self._unwritten |= {
            setting.path: _plain(setting, value) for setting, value in values.items()
        }
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._lock():
                before = self._read(locked=True)
                after = edited(before, self._unwritten)
                if after != before:
                    with replacing(self.path, private=True) as file:
                        # A folder's name need not be text on Linux. Such a one is not found
                        # again, and no more.
                        file.write(after.encode("utf-8", "replace"))
        except (OSError, NotImplementedError) as error:  # the latter where files cannot be locked
            self._note(
                phrase(
                    "Settings cannot be written to {path}: {reason}. What is chosen "
                    "holds until Khulasa is closed.",
                    path=str(self.path),
                    reason=reason_of(error),
                )
            )
            return
        self._values = tomllib.loads(after)
        self._unwritten = {}

    def _read(self, *, locked: bool) -> str:
        """The file's text, empty if there is none; one that is no TOML is set aside.

        Raises:
            OSError: It cannot be read.
        """
        try:
            # Some editors of Windows begin a file with a byte order mark.
            text = self.path.read_bytes().decode("utf-8-sig")
            tomllib.loads(text)
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except (ValueError, RecursionError) as error:
            try:
                if not locked:
                    # Another process may be setting it aside, or have written a good one since.
                    with self._lock():
                        return self._read(locked=True)
                aside = _free_name(self.path)
                self.path.replace(aside)
            except OSError as failure:
                raise _DamagedError(
                    phrase(
                        "it is damaged ({error}), and cannot be set aside: {reason}",
                        error=reason_of(error),
                        reason=reason_of(failure),
                    )
                ) from failure
            self._note(
                phrase(
                    "The settings in {path} were damaged ({error}). They lie in {aside} "
                    "now, and Khulasa begins with its usual ones.",
                    path=str(self.path),
                    error=reason_of(error),
                    aside=aside.name,
                )
            )
            return ""
        return text

    def _lock(self) -> AbstractContextManager[object]:
        """Keeps other processes from writing meanwhile."""
        # Loaded when first needed: a start only reads.
        from filelock import FileLock

        return FileLock(self.path.with_name(f"{FILE}.lock"), timeout=_PATIENCE)

    def _check(self, setting: AnySetting) -> None:
        sections = setting.path if isinstance(setting, Table) else setting.path[:-1]
        for end in range(1, len(sections) + 1):
            if not isinstance(_find(self._values, sections[:end]), dict | _Unset):
                name = ".".join(sections[:end])
                self._note(
                    phrase(
                        "In {path}, {name} has to be a section. It is left out of account.",
                        path=str(self.path),
                        name=name,
                    )
                )
                return
        value = _find(self._values, setting.path)
        try:
            if isinstance(setting, Setting):
                if not isinstance(value, _Unset):
                    setting.checked(value)
            elif isinstance(value, dict):
                for name, item in value.items():
                    setting.of(name).checked(item)
        except SettingError as error:
            self._note(
                phrase(
                    "In {path} the setting {error}. It is left out of account.",
                    path=str(self.path),
                    error=error.words,
                )
            )

    def _note(self, notice: Phrase) -> None:
        if notice not in self._notices:
            self._notices.append(notice)
            self._tell(notice)


def user_settings() -> Settings:
    """The settings of whoever runs Khulasa."""
    return Settings(config_folder() / FILE)


def edited(text: str, changes: Mapping[tuple[str, ...], object]) -> str:
    """The text of a settings file with other values; whatever else stands there stays.

    Args:
        text: TOML; order, unknown keys and comments are the reader's.
        changes: Values by path; None takes a key out.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = tomllib.loads(text)
    _apply(wanted, changes)
    try:
        document = tomlkit.parse(text)
        _apply(document, changes)
        result = tomlkit.dumps(document)
        if tomllib.loads(result) == wanted:
            return result
    except (TOMLKitError, ValueError):
        pass
    # Some ways to write sections are beyond tomlkit: better without the comments than with
    # other values.
    return tomlkit.dumps(wanted)


def _apply(values: Any, changes: Mapping[tuple[str, ...], object]) -> None:
    """Change values in place: those of a file as read, or a document of tomlkit."""
    for path, value in changes.items():
        place = values
        for name in path[:-1]:
            if not isinstance(place.get(name), dict):
                if value is None:
                    break
                place[name] = {}
            place = place[name]
        else:
            if value is None:
                place.pop(path[-1], None)
            else:
                place[path[-1]] = value


def _find(values: _Values, path: tuple[str, ...]) -> object:
    place: object = values
    for name in path:
        if not isinstance(place, dict) or name not in place:
            return _Unset.UNSET
        place = place[name]
    return place


def _plain(setting: Setting[Any], value: object) -> object:
    """What stands for a value in the file; None for nothing."""
    if value is None and setting.default is None:
        return None
    checked = setting.checked(value)
    return str(checked) if isinstance(checked, str) else checked


def _free_name(path: Path) -> Path:
    """Where to put a damaged file, so that no earlier one is lost."""
    stem = f"{path.name}.damaged-{time.strftime('%Y-%m-%d')}"
    names = (f"{stem}-{number}" if number > 1 else stem for number in range(1, 1_000_000))
    return next(free for name in names if not (free := path.with_name(name)).exists())
