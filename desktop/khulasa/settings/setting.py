"""What a setting is: its place in the file, its default, and what it may be."""

from __future__ import annotations

import re
import reprlib
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from khulasa.reasons import WordedError
from khulasa.wording import N_, Phrase, phrase, values_phrase

T = TypeVar("T")

# Numbers and words of the file, by the type that Python reads them as.
_NAMES: dict[type, str] = {
    bool: N_("true or false"),
    int: N_("a whole number"),
    float: N_("a number"),
    str: N_("a text in quotes"),
}


class SettingError(WordedError, ValueError):
    """A value is not allowed; says which are."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A key of the settings file.

    Attributes:
        path: The sections it is in, then its own name.
        default: What holds while nothing is set. None only where ``kind`` is given; setting
            None then takes the key out of the file.
        words: What it decides, for the reader.
        kind: ``bool``, ``int``, ``float`` or ``str``; by default that of ``default``.
        allowed: All values there are; empty if there are more than can be listed.
        least, most: Bounds of a number, both allowed.
        pattern: Regular expression for the whole of a text.
    """

    path: tuple[str, ...]
    default: T
    words: str
    kind: type | None = None
    allowed: tuple[T, ...] = ()
    least: float | None = None
    most: float | None = None
    pattern: str = ""

    @property
    def name(self) -> str:
        """The key with its sections, for messages."""
        return ".".join(self.path)

    @property
    def expects(self) -> Phrase:
        """What it may be."""
        if self.allowed:
            return phrase(
                "one of {values}", values=values_phrase([str(value) for value in self.allowed])
            )
        words = phrase(_NAMES[self._kind])
        if self.least is not None and self.most is not None:
            return phrase(
                "{words} from {least} to {most}",
                words=words,
                least=f"{self.least:g}",  # as the file has it, in every language
                most=f"{self.most:g}",
            )
        if self.least is not None:
            return phrase("{words} from {least}", words=words, least=f"{self.least:g}")
        return words

    def checked(self, value: object) -> T:
        """A value of the file, or one that is to go there, as the type that the setting has.

        Raises:
            SettingError: It is none of those allowed.
        """
        wrong = SettingError(
            phrase(
                "{name} is {value}, but has to be {expects}",
                name=self.name,
                value=reprlib.repr(value),
                expects=self.expects,
            )
        )
        if self.allowed:
            for allowed in self.allowed:
                # True is equal to 1, and must not be taken for it.
                if allowed == value and isinstance(value, self._kind):
                    return allowed
            raise wrong
        if self._kind is float and type(value) is int:
            value = float(value)
        if type(value) is not self._kind:
            raise wrong
        if isinstance(value, str):
            good = not self.pattern or re.fullmatch(self.pattern, value) is not None
        else:
            # Written so that "not a number" is out of bounds.
            number = cast(float, value)
            good = (self.least is None or number >= self.least) and (
                self.most is None or number <= self.most
            )
        if not good:
            raise wrong
        return cast(T, value)

    @property
    def _kind(self) -> type:
        kind = self.kind or type(self.default)
        # An enumeration of texts is written as text.
        return str if issubclass(kind, str) else kind


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A section of the file whose keys are names: a setting for each model, or each pair.

    Attributes:
        path: The sections.
        kind, least: See ``Setting``.
        words: What each of its keys decides, for the reader.
    """

    path: tuple[str, ...]
    kind: type[T]
    words: str
    least: float | None = None

    @property
    def name(self) -> str:
        """The section's name, for messages."""
        return ".".join(self.path)

    def of(self, name: str) -> Setting[T | None]:
        """The setting for a name; unset, it is None."""
        return Setting((*self.path, name), None, self.words, self.kind, least=self.least)


AnySetting = Setting[Any] | Table[Any]
