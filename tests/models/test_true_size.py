"""opus-mt ar-en at its true size: its own tokenizer, random weights, the whole way."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from khulasa.engine.backends.tokenizer import UNKNOWN, MarianTokenizer
from khulasa.engine.client import Engine
from khulasa.engine.messages import SentenceDone, Translate, model_spec
from khulasa.models.events import Event, Installed
from khulasa.models.folders.manifest import faults, read_manifest
from models.conftest import model_called
from models.hub_server import Hub

PARAMETERS = 76_833_792
TOKENIZER = "tokenizer/opus-mt-ar-en"


@pytest.fixture(scope="module")
def opus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder = tmp_path_factory.mktemp("opus") / "opus-mt-ar-en"
    folder.mkdir()
    for path in (shared / TOKENIZER).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    torch.manual_seed(0)
    model = MarianMTModel(MarianConfig.from_pretrained(folder))
    with torch.no_grad():
        model.model.shared.weight[-1] = 0
        model.final_logits_bias[0, 0] = -1.0  # so that it does not end at once
    assert sum(parameter.numel() for parameter in model.parameters()) == PARAMETERS
    model.save_pretrained(folder)
    return folder


def test_it_installs_converts_and_runs(
    hub: Hub, install: Callable[..., list[Event]], opus: Path
) -> None:
    hub.repos["Helsinki-NLP/opus-mt-ar-en"] = opus
    events = install("opus-mt-ar-en")
    assert isinstance(events[-1], Installed), events[-1]
    model = model_called("opus-mt-ar-en")
    manifest = read_manifest(model.folder)
    assert manifest.converter == "numpy"
    assert math.isfinite(float(manifest.smoke["score"]))
    assert faults(model.folder) == ()
    engine = Engine()
    try:
        request = Translate(1, model_spec(model), "ar", "en", ((0, "أين المكتبة؟"),))
        done = [event for event in engine.run(request) if isinstance(event, SentenceDone)]
    finally:
        engine.close()
    assert done[0].translation.target


def test_its_tokens_are_those_of_transformers(shared: Path) -> None:
    from transformers import MarianTokenizer as Reference

    ours = MarianTokenizer(shared / TOKENIZER)
    theirs = Reference.from_pretrained(shared / TOKENIZER)
    lines = (shared / "recorded/flores-dev/ar").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 997
    for line in lines:
        tokens = [t if t in ours.vocabulary else UNKNOWN for t in ours.encode(line)]
        assert tokens == theirs.convert_ids_to_tokens(theirs(line)["input_ids"]), line
