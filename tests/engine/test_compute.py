"""What a model is computed in: measured once for a machine, kept, and forced by the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import ctranslate2
import pytest

from khulasa.engine.computing.devices import DEVICE_VARIABLE, computed_in
from khulasa.engine.computing.fastest import allowed_devices, fastest, load_translator, measure
from khulasa.engine.computing.record import (
    Measured,
    Record,
    keep,
    machine_name,
    read_record,
    record_path,
)
from khulasa.engine.messages import model_spec
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.fingerprint import model_fingerprint
from khulasa.translation.backend import ModelLoadError

INT8, FLOAT = "int8_float32", "float32"


@pytest.fixture
def converted(starter: Path) -> Path:
    return starter / "ctranslate2-int8"


def test_a_model_is_measured_once_for_a_machine(converted: Path) -> None:
    assert measure(converted)
    (measured,) = (read_record(record_path()).kinds or {}).values()
    assert measured.device == "cpu"
    assert set(measured.tokens_a_second) == {INT8, FLOAT}
    assert all(speed > 0 for speed in measured.tokens_a_second.values())
    assert not measure(converted)


def test_what_was_found_fastest_is_loaded_from_then_on(converted: Path) -> None:
    assert load_translator(converted, "default").compute_type == INT8
    measure(converted)
    record = read_record(record_path())
    ((kind, measured),) = (record.kinds or {}).items()
    keep(record_path(), record.machine, kind, replace(measured, compute_type=FLOAT))
    assert load_translator(converted, "default").compute_type == FLOAT


def test_another_processor_or_release_is_measured_anew(converted: Path) -> None:
    measure(converted)
    record = read_record(record_path())
    keep(record_path(), "another machine", "16 MB (cpu)", Measured("cpu", FLOAT, {FLOAT: 9.0}))
    assert load_translator(converted, "default").compute_type == INT8
    assert measure(converted)
    assert read_record(record_path()).machine == record.machine


@pytest.mark.parametrize("content", [b"", b"[]", b'{"machine": 3}', b"\xff\xfe", b"{"])
def test_a_record_that_is_damaged_counts_as_none(content: bytes, converted: Path) -> None:
    record_path().write_bytes(content)
    assert read_record(record_path()) == Record()
    assert load_translator(converted, "default").compute_type == INT8


def test_a_folder_that_cannot_be_written_to_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "record.json", "machine", "kind", Measured("cpu", INT8, {INT8: 1.0}))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_more_memory_has_to_be_worth_it() -> None:
    assert fastest({INT8: 100.0, FLOAT: 110.0}) == INT8
    assert fastest({INT8: 100.0, FLOAT: 140.0}) == FLOAT


class Translator:
    """In the place of CTranslate2's: notes where and in what models are loaded.

    Attributes:
        has_room: Whether a model finds room on the graphics card.
        speeds: Tokens a second by compute type; 100 for the others.
    """

    loads: ClassVar[list[tuple[str, str]]] = []
    has_room: ClassVar[Callable[[str], bool]]
    speeds: ClassVar[dict[str, float]]

    def __init__(self, _folder: str, *, device: str, compute_type: str, **_threads: int) -> None:
        if device == "cuda" and not Translator.has_room(compute_type):
            raise RuntimeError("CUDA failed with error out of memory")
        self.loads.append((device, compute_type))
        self.compute_type = compute_type


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> type[Translator]:
    """A graphics card that knows all types, as CTranslate2 would tell of it."""
    types = {
        "cpu": {"float32", "int8", "int8_float32", "int16"},
        "cuda": {"float32", "float16", "bfloat16", "int8", "int8_float16", "int8_float32"},
    }
    monkeypatch.delenv(DEVICE_VARIABLE, raising=False)
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", types.__getitem__)
    monkeypatch.setattr(ctranslate2, "Translator", Translator)
    monkeypatch.setattr(
        "khulasa.engine.computing.fastest._tokens_a_second",
        lambda translator, _workers: Translator.speeds.get(translator.compute_type, 100.0),
    )
    Translator.loads.clear()
    Translator.has_room, Translator.speeds = lambda _type: True, {}
    return Translator


def loaded(converted: Path) -> tuple[str, str]:
    """Where and in what a model is loaded at last."""
    load_translator(converted, "default")
    return Translator.loads[-1]


ON_CARD = ("int8_float16", "float16", "int8_float32", "float32")


@pytest.mark.parametrize(
    ("speeds", "best"),
    [
        ({}, "int8_float16"),
        ({"float16": 120.0, "float32": 124.0}, "int8_float16"),
        ({"float16": 130.0}, "float16"),
        ({"float16": 130.0, "float32": 140.0}, "float32"),
    ],
)
def test_on_a_graphics_card_both_halves_and_wholes_are_tried(
    card: type[Translator], converted: Path, speeds: dict[str, float], best: str
) -> None:
    card.speeds = speeds
    assert measure(converted)
    assert card.loads == [("cuda", kind) for kind in ON_CARD]
    assert loaded(converted) == ("cuda", best)


def test_a_card_that_lacks_a_type_is_not_tried_with_it(
    card: type[Translator], converted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"float32", "int8", "int8_float32"}
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda _device: old)
    assert measure(converted)
    assert card.loads == [("cuda", "int8_float32"), ("cuda", "float32")]


def test_what_finds_no_room_on_the_card_is_left_out(
    card: type[Translator], converted: Path
) -> None:
    card.has_room, card.speeds = lambda kind: "float32" not in kind, {"float32": 900.0}
    assert measure(converted)
    assert loaded(converted) == ("cuda", "int8_float16")


def test_a_card_without_room_leaves_the_model_to_the_processor(
    card: type[Translator], converted: Path
) -> None:
    measure(converted)
    card.has_room = lambda _type: False
    assert loaded(converted) == ("cpu", "default")


def test_a_card_that_can_load_nothing_is_not_kept_as_measured(
    card: type[Translator], converted: Path
) -> None:
    card.has_room = lambda _type: False
    assert not measure(converted)
    assert read_record(record_path()) == Record()


def test_who_wants_the_card_only_is_told_that_it_has_no_room(
    card: type[Translator], converted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DEVICE_VARIABLE, "cuda")
    card.has_room = lambda _type: False
    with pytest.raises(RuntimeError, match="out of memory"):
        load_translator(converted, "default")


def test_what_was_measured_with_a_card_does_not_count_without_it(
    card: type[Translator], converted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card.speeds = {"float16": 900.0}
    measure(converted)
    monkeypatch.setenv(DEVICE_VARIABLE, "cpu")
    assert loaded(converted) == ("cpu", "default")


def test_a_graphics_card_comes_first_where_there_is_one() -> None:
    assert allowed_devices("auto", lambda: 1) == ["cuda", "cpu"]
    assert allowed_devices("auto", lambda: 0) == ["cpu"]
    assert allowed_devices("cpu", lambda: 1) == ["cpu"]
    assert allowed_devices("cuda", lambda: 1) == ["cuda"]


@pytest.mark.parametrize("wanted", ["cuda", "abacus"])
def test_a_device_that_is_not_there_is_named_with_the_way_out(wanted: str) -> None:
    with pytest.raises(ModelLoadError, match="cpu"):
        allowed_devices(wanted, lambda: 0)


def test_a_type_that_the_processor_lacks_is_named_with_those_that_it_has(converted: Path) -> None:
    with pytest.raises(ModelLoadError, match=r"bfloat16.*float32, int8"):
        load_translator(converted, "int8_bfloat16")


def test_the_name_of_a_machine_tells_what_makes_integers_fast(tmp_path: Path) -> None:
    cpu = tmp_path / "cpuinfo"
    cpu.write_text("model name\t: Swift 9000\nflags\t\t: fpu avx2 avx512_vnni\n", "ascii")
    assert machine_name(4, "4.0", cpu) == "Swift 9000, avx2 avx512_vnni, 4 cores, CTranslate2 4.0"
    assert "4 cores" in machine_name(4, "4.0", tmp_path / "none")


def test_only_a_type_that_was_asked_for_by_name_asks_for_other_outputs() -> None:
    (model, *_others) = load_catalogue().models
    (forced,) = computed_in((model,), FLOAT)
    assert computed_in((model,), "default") == (model,)
    assert model_fingerprint(model_spec(forced)) != model_fingerprint(model_spec(model))
