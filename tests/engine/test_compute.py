"""What a model is computed in: measured once for a machine, kept, and forced by the reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.computing.devices import computed_in
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
