"""Values survive the way through JSON, and nothing else is taken for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.codec import (
    MessageCodec,
    encode_message,
    from_json,
    from_plain,
    to_json,
    to_plain,
)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    colour: Colour
    points: tuple[Point, ...] = ()
    corner: tuple[int, str] = (0, "")
    centre: Point | None = None
    weights: Mapping[int, Point] | None = None
    colours: Mapping[Colour, bool] | None = None
    label: str | float = ""


@dataclass(frozen=True, slots=True)
class Either:
    what: Point | Shape


points = st.builds(Point, st.integers(), st.floats(allow_nan=False, allow_infinity=False))
shapes = st.builds(
    Shape,
    st.text(),
    st.sampled_from(Colour),
    st.lists(points).map(tuple),
    st.tuples(st.integers(), st.text()),
    st.none() | points,
    st.none() | st.dictionaries(st.integers(), points),
    st.none() | st.dictionaries(st.sampled_from(Colour), st.booleans()),
    st.text() | st.floats(allow_nan=False, allow_infinity=False),
)


@given(shapes)
def test_a_value_is_what_it_was(shape: Shape) -> None:
    line = to_json(shape)
    assert "\n" not in line
    assert from_json(Shape, line) == shape


@pytest.mark.parametrize("count", [0, 1, 999, 1_000, 1_001, 2_500])
def test_a_message_with_a_long_list_is_one_line_as_any_other(count: int) -> None:
    shape = Shape("a", Colour.RED, tuple(map(Point, range(count))))
    line = encode_message(shape)
    assert line == json.dumps({"type": "Shape", **to_plain(shape)}, ensure_ascii=False)
    assert MessageCodec((Shape, Point), "a shape").decode(line) == shape


def test_a_field_that_is_left_out_has_its_default() -> None:
    assert from_json(Shape, '{"name":"a","colour":"red"}') == Shape("a", Colour.RED)


def test_a_whole_number_serves_as_a_fraction() -> None:
    assert from_plain(Point, {"x": 1, "y": 2}) == Point(1, 2.0)


def test_enumerations_and_tuples_come_back_as_such() -> None:
    shape = from_json(Shape, to_json(Shape("a", Colour.GREEN, (Point(1),))))
    assert shape.colour is Colour.GREEN
    assert isinstance(shape.points, tuple)


@pytest.mark.parametrize(
    "text",
    [
        "nothing",
        "[]",
        "{}",
        '{"x":"1"}',
        '{"x":true}',
        '{"x":1.5}',
        '{"x":null}',
        '{"x":1,"z":2}',
        '{"x":1,"y":[]}',
    ],
)
def test_what_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(Point, text)


@pytest.mark.parametrize(
    "fields",
    [
        {"colour": "blue"},
        {"colour": []},
        {"points": [1]},
        {"points": {"x": 1}},
        {"corner": [1]},
        {"corner": [1, 2]},
        {"weights": [1]},
        {"weights": {"one": {"x": 1}}},
        {"label": None},
    ],
)
def test_what_does_not_fit_deep_inside_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_plain(Shape, {"name": "a", "colour": "red", **fields})


def test_a_type_that_json_cannot_tell_apart_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        from_plain(Either, {"what": {"x": 1}})
    with pytest.raises(TypeError):
        to_plain({1, 2})


def test_a_message_names_its_type() -> None:
    codec: MessageCodec[Point | Shape] = MessageCodec((Point, Shape), "a drawing")
    for message in (Point(3, 1.5), Shape("b", Colour.GREEN)):
        assert codec.decode(encode_message(message)) == message
    for line in ("[]", "{}", '{"type": "Either"}', '{"type": 3}', '"Point"', '{"type": []}'):
        with pytest.raises(ValueError, match="not a drawing"):
            codec.decode(line)
