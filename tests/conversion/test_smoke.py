"""A converted model says what its checkpoint says, or it is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest
from safetensors.numpy import load_file, save_file

from khulasa.conversion.build import build
from khulasa.conversion.smoke import SmokeError, smoke_test
from khulasa.models.installing.build_order import BuildOrder
from models.checkpoints import make_marian


def test_another_models_weights_are_noticed(tmp_path: Path) -> None:
    checkpoint = make_marian(tmp_path / "checkpoint")
    other = make_marian(tmp_path / "other", seed=1)
    output = tmp_path / "output"
    order = BuildOrder(str(checkpoint), str(output), "ar", "", "", "default")
    assert build(order).smoke["output"]
    weights = load_file(other / "model.safetensors")
    # Random weights are unsure of everything alike; these have opinions.
    weights["model.shared.weight"] *= 20
    save_file(weights, checkpoint / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(SmokeError, match="not the one that was fetched"):
        smoke_test(
            output, output / "ctranslate2-int8", "ar", "", "", "default", checkpoint=checkpoint
        )
