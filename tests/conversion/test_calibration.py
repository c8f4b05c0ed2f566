"""What a model is unsure of is found out when it is installed, for each model by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.conversion import calibration
from khulasa.conversion.build import build
from khulasa.conversion.calibration import RIGHT, SENTENCES, Judged, calibrate, judge, limit_of
from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.models.folders.layout import CONVERTED
from khulasa.models.installing.build_order import BuildOrder
from khulasa.review.languages import Languages
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


def test_the_limit_marks_one_in_twenty_of_the_right_sentences_and_what_is_below_them() -> None:
    sentences = judged([-n / 100 for n in range(40)], [-0.3, -0.5, -0.9])
    limit = limit_of(sentences)
    assert marked(sentences, limit) == (2, 2)
    assert marked(sentences, limit + 0.01) == (3, 2)  # one more would be too many


def test_of_few_right_sentences_none_is_marked() -> None:
    sentences = judged([-n / 10 for n in range(10)], [-0.5, -2.0])
    assert marked(sentences, limit_of(sentences)) == (0, 1)


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


def order(folder: Path, *, wanted: bool) -> BuildOrder:
    checkpoint, output = str(folder / "checkpoint"), str(folder / "output")
    return BuildOrder(checkpoint, output, "ar", "", "", "default", calibrate=wanted)


@pytest.mark.parametrize(("wanted", "limit"), [(True, 0.0), (False, None)])
def test_a_model_is_calibrated_when_it_is_built_if_it_is_asked_for(
    tmp_path: Path, wanted: bool, limit: float | None
) -> None:
    make_marian(tmp_path / "checkpoint")  # it talks nonsense
    assert build(order(tmp_path, wanted=wanted)).unsure_score == limit


def test_a_model_that_cannot_be_calibrated_is_built_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_marian(tmp_path / "checkpoint")
    monkeypatch.setattr(calibration, "SENTENCES", tmp_path / "nowhere")
    built = build(order(tmp_path, wanted=True))
    assert built.unsure_score is None
    assert built.smoke["output"]
    assert (tmp_path / "output" / CONVERTED / "model.bin").is_file()
