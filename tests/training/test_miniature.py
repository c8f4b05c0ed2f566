"""The whole path in half a minute: it learns, and both backends read what it writes."""

from __future__ import annotations

import re
import time
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import ctranslate2
import pytest
import sentencepiece as spm
import torch
from transformers import AutoTokenizer, MarianMTModel

from training.decode import translate, translate_by_app, translate_by_transformers
from training.export import convert, export, marian
from training.network import Shape, Translator
from training.prepare import prepare
from training.run import WEIGHTS
from training.sampler import Sampler, Sampling
from training.train import Plan, Training

PLAN = Plan(
    minutes=0.4,
    width=64,
    encoder_layers=1,
    decoder_layers=1,
    rate=4e-3,
    warm_up=20,
    batch=512,
    average=0.9,
)
STEP = 0.1  # seconds by the clock of the test, however busy the machine is: 240 steps
ARABIC, ENGLISH = "اشترى الطبيب الخبز في ١٢ مارس.", "The doctor bought the bread on 12 March."


def _pairs(folder: Path) -> Sampler:
    return Sampler(folder / "data", WEIGHTS, Sampling())


@pytest.fixture(scope="module")
def folder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything was prepared, trained and exported."""
    folder = tmp_path_factory.mktemp("miniature")
    prepare(corpus, WEIGHTS, folder / "data", vocabulary=160)
    clock = SimpleNamespace(monotonic=count(step=STEP).__next__, strftime=time.strftime)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("training.train.time", clock)
        Training(_pairs(folder), folder / "train", PLAN).run()
    export(folder / "data", folder / "train", folder / "model", heads=1)
    convert(folder / "model", folder / "model" / "ctranslate2-float32", "float32")
    return folder


def test_the_loss_falls(folder: Path) -> None:
    log = (folder / "train" / "log.txt").read_text(encoding="utf-8")
    losses = [float(loss) for loss in re.findall(r"step \d+ loss ([\d.]+)", log)]
    assert losses[-1] < 0.75 * losses[0]


def test_both_backends_read_the_model_and_agree(folder: Path) -> None:
    model = folder / "model"
    tokenizer = AutoTokenizer.from_pretrained(model)
    reference = MarianMTModel.from_pretrained(model).eval()
    source, target = tokenizer(ARABIC)["input_ids"], tokenizer(text_target=ENGLISH)["input_ids"]
    start = reference.config.decoder_start_token_id
    with torch.inference_mode():
        logits = reference(
            input_ids=torch.tensor([source]), decoder_input_ids=torch.tensor([[start, *target]])
        ).logits[0, :-1]
    expected = logits.log_softmax(-1).gather(1, torch.tensor(target)[:, None])[:, 0]
    # What int8 leaves of so small a model's unlikeliest tokens differs from training to training.
    for kind, tolerance in (("float32", 1e-3), ("int8", 1.0)):
        translator = ctranslate2.Translator(str(model / f"ctranslate2-{kind}"), compute_type=kind)
        (scored,) = translator.score_batch(
            [tokenizer.convert_ids_to_tokens(source)],
            [tokenizer.convert_ids_to_tokens(target[:-1])],
        )
        found = torch.tensor(scored.log_probs)
        torch.testing.assert_close(found, expected, rtol=0.05, atol=tolerance)


def test_the_tokenizer_names_no_folder_of_this_machine(folder: Path) -> None:
    learnt = (folder / "data" / "pieces.model").read_bytes()
    assert str(folder).encode() in learnt
    before = spm.SentencePieceProcessor(model_proto=learnt)
    for name in ("source.spm", "target.spm"):
        shipped = (folder / "model" / name).read_bytes()
        assert str(folder).encode() not in shipped
        assert b"rules.tsv" not in shipped
        after = spm.SentencePieceProcessor(model_proto=shipped)
        assert after.encode(ARABIC) == before.encode(ARABIC)


def test_both_backends_translate(folder: Path) -> None:
    assert all(translate(folder / "model", [ARABIC]))
    assert all(translate_by_transformers(folder / "model", [ARABIC]))


def test_the_app_translates_with_it_too(folder: Path) -> None:
    alone = translate(folder / "model", [ARABIC])
    app = translate_by_app(folder / "model", [ARABIC, "12 ***", ARABIC])
    assert app == [*alone, "12 ***", *alone]


def test_padding_stays_zero_and_is_never_an_answer(folder: Path) -> None:
    model = MarianMTModel.from_pretrained(folder / "model")
    padding = model.config.pad_token_id
    assert not model.model.shared.weight[padding].any()
    assert model.final_logits_bias[0, padding] < -1000
    translator = ctranslate2.Translator(str(folder / "model" / "ctranslate2-int8"))
    (result,) = translator.translate_batch([["</s>"]], max_decoding_length=4)
    assert "<pad>" not in result.hypotheses[0]


def test_a_training_cut_off_goes_on(folder: Path) -> None:
    longer = Training(_pairs(folder), folder / "train", PLAN)
    assert longer.progress == 1
    assert longer.optimiser.steps > 10


def test_the_lean_network_computes_what_marian_does() -> None:
    torch.manual_seed(0)
    shape = Shape(50, width=64, feed_forward=128, heads=2, encoder_layers=2, decoder_layers=2)
    lean = Translator(shape).eval()
    reference = marian(lean.state_dict(), shape)
    source, target = torch.randint(0, 49, (3, 7)), torch.randint(0, 49, (3, 5))
    with torch.inference_mode():
        expected = reference(input_ids=source, decoder_input_ids=target).logits[..., :-1]
        logits = (lean.states(source, target)[0] @ lean.shared.weight.t())[..., :-1]
    torch.testing.assert_close(logits, expected, rtol=1e-4, atol=1e-4)
