"""Frozen dataclasses as JSON and back, by nothing but their type hints.

Fields may be text, numbers, truth values, enumerations, other dataclasses, ``tuple``, ``list``,
``Mapping``, ``X | None`` of these, and a dataclass or scalars. What does not fit its hint is a
``ValueError``: what comes through a pipe or from a disk is never believed. How a type is read is
worked out once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
_Convert = Callable[[Any], Any]

JSON_NAME = "json name"
"""In a field's metadata: how the field is called in JSON, where not by its own name."""

_AT_ONCE = 1_000  # items
_SCALARS = (str, int, float, bool, NoneType)


def to_json(value: object) -> str:
    """A value as JSON, on one line and without a space too many."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_T], text: str | bytes) -> _T:
    """Read what ``to_json`` made.

    Args:
        kind: A dataclass, or any other type hint that a field may have.
        text: JSON.

    Raises:
        ValueError: The text is no JSON, or does not fit the type.
    """
    return from_plain(kind, json.loads(text))


def to_plain(value: object) -> Any:
    """A value as what JSON knows: dictionaries, lists, text, numbers, truth values and None."""
    kind: Any = type(value)
    return value if kind in _SCALARS else _writer(kind)(value)


def from_plain(kind: type[_T], value: Any) -> _T:
    """Read what ``to_plain`` made.

    Raises:
        ValueError: The value does not fit the type.
    """
    hint: Any = kind
    read: Callable[[Any], _T] = _reader(hint)
    return read(value)


class MessageCodec(Generic[_T]):
    """Reads lines of which each is one of several dataclasses and names which.

    Args:
        kinds: The dataclasses.
        what: What a line is, as in "not an event".
    """

    def __init__(self, kinds: tuple[type[_T], ...], what: str) -> None:
        self._kinds = {kind.__name__: kind for kind in kinds}
        self._what = what

    def decode(self, line: str | bytes) -> _T:
        """Read a line that ``encode_message`` made.

        Raises:
            ValueError: The line is no such thing.
        """
        value = json.loads(line)
        name = value.pop("type", None) if isinstance(value, dict) else None
        kind = self._kinds.get(name) if isinstance(name, str) else None
        if kind is None:
            raise ValueError(f"not {self._what}: {line[:80]!r}")
        return from_plain(kind, value)


def encode_message(message: object) -> str:
    """One line of JSON that names the type of the message, without the line break."""
    named = {"type": type(message).__name__, **to_plain(message)}
    return f"{{{', '.join(f'{_dumped(name)}: {_dumped(value)}' for name, value in named.items())}}}"


def _dumped(value: Any) -> str:
    """JSON; of a long list bit by bit, since no other thread has a turn while one is written."""
    if type(value) is not list or len(value) <= _AT_ONCE:
        return json.dumps(value, ensure_ascii=False)
    starts = range(0, len(value), _AT_ONCE)
    bits = (json.dumps(value[n : n + _AT_ONCE], ensure_ascii=False)[1:-1] for n in starts)
    return f"[{', '.join(bits)}]"


@cache
def _writer(kind: type) -> _Convert:
    """What makes a value of this type plain."""
    if is_dataclass(kind):
        names = tuple((_json_name(field), field.name) for field in fields(kind))
        return lambda value: {name: to_plain(getattr(value, field)) for name, field in names}
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, tuple | list):
        # Texts by the thousand: no call for what is plain already.
        return lambda value: [item if type(item) in _SCALARS else to_plain(item) for item in value]
    if issubclass(kind, Mapping):
        return lambda value: {_key(key): to_plain(item) for key, item in value.items()}
    raise TypeError(f"{kind.__name__} has no form in JSON")


def _json_name(field: Field[Any]) -> str:
    return str(field.metadata.get(JSON_NAME, field.name))


def _key(key: Any) -> str:
    return str(key.value if isinstance(key, Enum) else key)


@cache
def _reader(kind: Any) -> _Convert:
    """What makes a value of this type from a plain one."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union(arguments)
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        return _sequence(tuple, _reader(arguments[0]))
    if origin is tuple:
        return _record(tuple(_reader(argument) for argument in arguments))
    if origin is list:
        return _sequence(list, _reader(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(arguments[0], _reader(arguments[1]))
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        # Without a call for each: the values are few and known.
        return _lookup({member.value: member for member in kind}, kind.__name__)
    if kind in _SCALARS:
        return _scalar(kind)
    raise TypeError(f"{kind} cannot be read from JSON")


def _scalar(kind: type) -> _Convert:
    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:  # JSON from elsewhere writes 1.0 as 1
            return float(value)
        raise ValueError(f"not of type {kind.__name__}: {value!r:.80}")

    return read


def _lookup(members: Mapping[Any, Any], name: str) -> _Convert:
    def read(value: Any) -> Any:
        try:
            return members[value]
        except (KeyError, TypeError):
            raise ValueError(f"not a {name}: {value!r:.80}") from None

    return read


def _sequence(make: Callable[[list[Any]], Any], read_item: _Convert) -> _Convert:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError(f"not a list: {value!r:.80}")
        return make([read_item(item) for item in value])

    return read


def _record(readers: tuple[_Convert, ...]) -> _Convert:
    def read(value: Any) -> Any:
        if type(value) is not list or len(value) != len(readers):
            raise ValueError(f"not a list of {len(readers)}: {value!r:.80}")
        return tuple(read_item(item) for read_item, item in zip(readers, value, strict=True))

    return read


def _mapping(kind: Any, read_item: _Convert) -> _Convert:
    # JSON has only text for keys.
    read_key: _Convert = int if kind is int else _reader(kind)

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise ValueError(f"not an object: {value!r:.80}")
        return {read_key(key): read_item(item) for key, item in value.items()}

    return read


def _union(kinds: tuple[Any, ...]) -> _Convert:
    others = tuple(kind for kind in kinds if kind is not NoneType)
    if len(others) == 1:
        read_other = _reader(others[0])
        return lambda value: None if value is None else read_other(value)
    records = tuple(kind for kind in others if kind not in _SCALARS)
    if len(records) > 1 or not all(map(is_dataclass, records)):
        # Nothing in the JSON would say which it is; messages name their type.
        raise TypeError(f"which of {kinds} is meant cannot be read from JSON")

    def read(value: Any) -> Any:
        if type(value) in kinds:
            return value
        if records and type(value) is dict:
            # Asked for only when there is one: a value may hold others of its own type.
            return _reader(records[0])(value)
        raise ValueError(f"none of {len(kinds)} types: {value!r:.80}")

    return read


def _dataclass(kind: type) -> _Convert:
    hints = get_type_hints(kind)
    readers = {
        _json_name(field): (field.name, _reader(hints[field.name])) for field in fields(kind)
    }

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise ValueError(f"not a {kind.__name__}: {value!r:.80}")
        try:
            named = ((*readers[name], item) for name, item in value.items())
            return kind(**{name: read_field(item) for name, read_field, item in named})
        except KeyError as error:
            raise ValueError(f"{kind.__name__} has no field {error}") from None
        except TypeError as error:  # a field is missing
            raise ValueError(f"not a {kind.__name__}: {error}") from None

    return read
