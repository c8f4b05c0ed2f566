"""What a model is unsure of is found out when it is installed, for each model by itself."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from khulasa.conversion import calibration
from khulasa.conversion.build import build, unsure_score
from khulasa.conversion.calibration import RIGHT, SENTENCES, Judged, calibrate, judge, limit_of
from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.models.errors import StoppedError
from khulasa.models.folders.layout import CONVERTED
from khulasa.models.installing import building
from khulasa.models.installing.build_order import BuildOrder, Built
from khulasa.models.model import Model, Task
from khulasa.review.languages import Languages
from khulasa.review.rules.unsure import UNCALIBRATED
from models.checkpoints import make_marian
from training.check_written import faults
from training.text import normalise_arabic

WRITTEN = Path(__file__).parents[2] / "training" / "written"


def pairs() -> list[tuple[str, str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [(arabic, english) for arabic, english in (line.split("\t") for line in lines)]


def judged(right: list[float], wrong: list[float]) -> list[Judged]:
    return [*(Judged(score, RIGHT + 1) for score in right), *(Judged(s, 30.0) for s in wrong)]


def marked(sentences: list[Judged], limit: float) -> tuple[int, int]:
    """How many of the right ones, and of the others."""
    below = [one.chrf > RIGHT for one in sentences if one.sureness < limit]
    return below.count(True), below.count(False)


def test_the_limit_lies_below_what_right_sentences_have() -> None:
    sentences = judged([-0.3, -0.4, -0.5] * 5, [-0.5, -0.6, -0.9])
    assert marked(sentences, limit_of(sentences)) == (0, 2)
    # A model whose scores differ more is given more room.
    assert limit_of(judged([-0.1, -0.4, -0.7] * 5, [])) < limit_of(sentences)


def test_one_right_sentence_that_was_unlikely_moves_it_little() -> None:
    sentences = judged([-0.3, -0.4, -0.5] * 5, [])
    odd = judged([*[-0.3, -0.4, -0.5] * 5, -0.8], [])
    assert limit_of(sentences) - 0.25 < limit_of(odd) < limit_of(sentences)


def test_no_limit_is_lower_than_that_of_a_model_that_was_never_calibrated() -> None:
    assert limit_of(judged([-0.1, -2.5] * 5, [])) == UNCALIBRATED


def test_a_model_that_gets_hardly_anything_right_is_unsure_of_everything() -> None:
    sentences = judged([-0.01] * 9, [-0.02, -3.0])
    assert marked(sentences, limit_of(sentences)) == (9, 2)


def test_the_sentences_are_whole_and_of_all_lengths() -> None:
    assert 85 <= len(pairs()) <= 100
    assert len({normalise_arabic(arabic) for arabic, _english in pairs()}) == len(pairs())
    wrong = {arabic: found for arabic, english in pairs() if (found := [*faults(arabic, english)])}
    assert wrong == {}
    words = [len(arabic.split()) for arabic, _english in pairs()]
    assert min(words) >= 5
    assert max(words) <= 30
    assert 16 <= sum(words) / len(words) <= 22


def test_the_starter_has_not_learnt_them() -> None:
    written = {
        normalise_arabic(line.split("\t")[0])
        for path in WRITTEN.glob("*.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert len(written) > 1000
    assert not written & {normalise_arabic(arabic) for arabic, _english in pairs()}


def test_a_sentence_is_compared_with_its_own_reference(starter: Path) -> None:
    sources = ["أين محطة القطار؟", "وصل الوزير إلى العاصمة صباح اليوم بعد رحلة طويلة.", "نعم."]
    references = ["Where is the train station?", "The minister arrived in the capital.", "Yes."]

    def chrf(order: list[int]) -> list[float]:
        found = judge(
            [sources[n] for n in order],
            [references[n] for n in order],
            MarianTokenizer(starter),
            CTranslate2Backend(starter / CONVERTED),
            Languages("ar", "en"),
            map_digits=True,
        )
        return [one.chrf for one in found]

    first, second, third = chrf([0, 1, 2])
    assert min(first, second, third) > 30
    assert chrf([2, 0, 1]) == pytest.approx([third, first, second], abs=5)


def test_a_model_that_translates_well_has_a_limit_between_its_sentences(starter: Path) -> None:
    assert -1.2 < calibrate(starter, "", "default", map_digits=True) < -0.3


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildOrder:
    """A model that talks nonsense, as it was ordered and made."""
    folder = tmp_path_factory.mktemp("nonsense")
    checkpoint = make_marian(folder / "checkpoint")
    order = BuildOrder(str(checkpoint), str(folder / "output"), "ar", "", "", "default")
    build(order)
    return order


def test_a_model_that_talks_nonsense_is_unsure_of_everything(built: BuildOrder) -> None:
    assert unsure_score(built) == 0.0


def test_a_model_that_cannot_be_calibrated_has_no_limit(
    built: BuildOrder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(calibration, "SENTENCES", tmp_path / "nowhere")
    assert unsure_score(built) is None


BUILT = Built("numpy", {}, "int8", {"output": "Yes."})


MODEL = Model("m", "ar", "en", "M", Path(), False, 99, "MIT", "")
_MADE = json.dumps({"built": asdict(BUILT)})
_DIES, _HANGS = "os._exit(137)", "time.sleep(600)"


def builder(monkeypatch: pytest.MonkeyPatch, order: Path, said: str, ends: str) -> None:
    """Instead of a build: it keeps its order, says that the model is made, then what is given."""
    program = (
        f"import os, time; open({str(order)!r}, 'w').write(input()); "
        f"print({_MADE!r}); print({said!r}, end='', flush=True); {ends}"
    )
    monkeypatch.setattr(building, "BUILD_COMMAND", [sys.executable, "-c", program])


@pytest.mark.parametrize(
    ("said", "ends", "limit"),
    [
        ("-0.7\n", "", -0.7),
        ("null\n", "", None),
        ("{}\n", "", None),
        ("", _DIES, None),
        ("-0.", _DIES, None),
        ("", _HANGS, None),
    ],
    ids=["calibrated", "failed", "nonsense", "died of it", "died while it spoke", "hangs"],
)
def test_whatever_comes_of_calibrating_the_model_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, ends: str, limit: float | None
) -> None:
    builder(monkeypatch, tmp_path / "order", said, ends)
    if ends == _HANGS:
        monkeypatch.setattr(building, "_LONGEST_CALIBRATION", 0.0)
    made = building.run_build(MODEL, tmp_path, tmp_path, lambda: False)
    assert made == replace(BUILT, unsure_score=limit)


def test_it_can_be_stopped_while_it_calibrates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = tmp_path / "order"
    builder(monkeypatch, order, "", _HANGS)
    with pytest.raises(StoppedError):
        building.run_build(MODEL, tmp_path, tmp_path, order.exists)


@pytest.mark.parametrize(
    ("model", "wanted"),
    [
        (MODEL, True),
        (replace(MODEL, unsure_below=1.0), False),
        (replace(MODEL, source="fa"), False),
        (replace(MODEL, task=Task.SUMMARY), False),
    ],
    ids=["Arabic into English", "known to the catalogue", "Persian", "a summariser"],
)
def test_what_needs_a_limit_is_calibrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Model, wanted: bool
) -> None:
    builder(monkeypatch, tmp_path / "order", "null\n", "")
    building.run_build(model, tmp_path, tmp_path, lambda: False)
    order = BuildOrder(**json.loads((tmp_path / "order").read_text(encoding="utf-8")))
    assert order.calibrate is wanted
