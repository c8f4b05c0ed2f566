"""What is packed here trains there: a rehearsal in miniature of the run on a loan machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from training import packed as packing
from training.batches import Batch
from training.decode import translate
from training.export import export
from training.gpu import train
from training.packed import Packed, pack
from training.prepare import prepare
from training.run import WEIGHTS
from training.sampler import Sampler, Sampling
from training.shards import read_weights, write_shards
from training.train import Plan

PLAN = Plan(0.05, width=64, encoder_layers=1, decoder_layers=1, warm_up=5, batch=512)


@pytest.fixture(scope="module")
def folder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with prepared data, and with two of its passes packed."""
    folder = tmp_path_factory.mktemp("gpu")
    prepare(corpus, WEIGHTS, folder / "data", vocabulary=160)
    sampler = _sampler(folder)
    pieces = [sampler.pieces.id_to_piece(i) for i in range(sampler.padding)]
    pack(sampler, pieces, [0.4, 1.0], folder / "packed.npz")
    return folder


def _sampler(folder: Path) -> Sampler:
    return Sampler(folder / "data", WEIGHTS, Sampling())


def _rows(batches: list[Batch], padding: int) -> list[tuple[list[int], list[int]]]:
    return sorted(
        (source, [token for token in target if token != padding])
        for batch in batches
        for source, target in zip(batch.source.tolist(), batch.target.tolist(), strict=True)
    )


def test_a_packed_pass_is_the_pass_in_other_batches(folder: Path) -> None:
    sampler, packed = _sampler(folder), Packed(folder / "packed.npz")
    padding = sampler.padding
    assert packed.padding == padding
    for number, late in enumerate((0.4, 1.0)):
        drawn = _rows(sampler.batches(number, late, 4096), padding)
        for time in (0, 1):
            batches = packed.batches(time, late, 512)
            assert _rows(batches, padding) == drawn
            assert all(max(b.source.numel(), b.target.numel()) <= 512 for b in batches)
    assert _rows(packed.watched(), padding) == _rows(sampler.watched(), padding)
    first, again, second = (packed.batches(n, 0.4, 512)[0].source.tolist() for n in (0, 0, 1))
    assert first == again != second


def test_a_file_too_large_to_carry_is_not_left(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "MOST_BYTES", 1000)
    with pytest.raises(ValueError, match="fewer passes"):
        pack(_sampler(folder), ["a"], [1.0], tmp_path / "packed.npz")
    assert not list(tmp_path.iterdir())


def test_weights_come_back_from_shards_of_bounded_size(tmp_path: Path) -> None:
    weights = {f"layer.{n}": torch.randn(40, 50) for n in range(9)}
    write_shards(weights, tmp_path / "shards", most=10_000)
    paths = list((tmp_path / "shards").iterdir())
    assert len(paths) == 5
    assert all(path.stat().st_size < 11_000 for path in paths)
    back = read_weights(tmp_path / "shards")
    assert back.keys() == weights.keys()
    torch.testing.assert_close(back, weights, rtol=1e-3, atol=1e-3)


def test_the_run_leaves_a_model_that_translates_and_goes_on(folder: Path) -> None:
    run = folder / "run"
    train(folder / "packed.npz", run, PLAN, None, save_every=1.0)
    texts = (run / "held-out.txt").read_text(encoding="utf-8").split("\n\n")
    arabic, english = texts[0].split("\n")[:2]
    held_out = (folder / "data" / "held-out.tsv").read_text(encoding="utf-8")
    assert f"{arabic}\t{english}" in held_out
    (run / "model.safetensors").unlink()  # as if only the shards had come back
    export(folder / "data", run, folder / "model", heads=1)
    assert len(translate(folder / "model", [arabic])) == 1
    train(folder / "packed.npz", run, PLAN, run / "shards", save_every=1.0)
    assert "goes on from" in (run / "log.txt").read_text(encoding="utf-8")


def test_the_loan_machine_needs_few_packages() -> None:
    program = (
        "import sys, training.gpu; "
        "print({'sentencepiece', 'transformers', 'ctranslate2', 'khulasa'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=WEIGHTS.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"
