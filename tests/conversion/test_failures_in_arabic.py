"""What is wrong with a model that is converted is said in Arabic, in the window in Arabic."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from arabic_words import left_in_latin, speak_arabic
from khulasa.conversion.build import build
from khulasa.models.folders.layout import PICKLED_WEIGHTS, RELEASE, WEIGHTS
from khulasa.models.installing.build_order import BuildOrder
from khulasa.reasons import WordedError
from models.checkpoints import make_marian


@pytest.fixture(scope="module")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_marian(tmp_path_factory.mktemp("checkpoint") / "marian")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", b'{"model_type":'),
        ("config.json", b"[]"),
        ("config.json", b'{"model_type": "marian", "d_model": -3}'),
        ("config.json", b'{"model_type": "unheard-of"}'),
        ("config.json", b"\xff\xfe"),
        (WEIGHTS, b"no weights"),
        (WEIGHTS, b""),
        ("vocab.json", b"{"),
        ("source.spm", b"no pieces"),
        (RELEASE, b"models: [1, 2"),
        (RELEASE, b"models: [a.npz]\nvocabs: [../../b.yml]\n"),
        (PICKLED_WEIGHTS, b"cos\nsystem\n(S'true'\ntR."),
    ],
)
def test_a_checkpoint_that_is_broken(
    marian: Path, tmp_path: Path, name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(marian, folder)
    if name == PICKLED_WEIGHTS:
        (folder / WEIGHTS).unlink()
    (folder / name).write_bytes(content)
    with pytest.raises(WordedError) as caught:
        build(BuildOrder(str(folder), str(tmp_path / "made"), "ar", "", "", "default"))
    speak_arabic(monkeypatch)
    assert left_in_latin(caught.value.words) == []
