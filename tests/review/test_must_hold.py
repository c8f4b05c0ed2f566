"""The figures that the checks are held to, on recorded translations of real systems."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sacrebleu.metrics.chrf import CHRF

from khulasa.review.languages import Languages
from khulasa.review.measuring.evaluation import FoundFaults, evaluate, plant_faults
from khulasa.review.measuring.planted_faults import with_address, with_sign
from khulasa.review.translation_files import read_lines

ARABIC = Languages("ar", "en")
Lines = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def lines(shared: Path) -> Lines:
    return lambda name: read_lines(shared / "recorded" / "flores-dev" / name)


@pytest.fixture(scope="module")
def found(lines: Lines) -> dict[str, FoundFaults]:
    return plant_faults(lines("ar"), lines("en"), ARABIC)


def test_human_translations_are_hardly_flagged(lines: Lines) -> None:
    references = evaluate("en", lines("ar"), lines("en"), ARABIC)
    assert references.sentences == 997
    assert references.flagged <= 0.015 * references.sentences


def test_human_translations_nothing_was_fitted_to_are_hardly_flagged(lines: Lines) -> None:
    references = evaluate("en", lines("ar")[1::2], lines("en")[1::2], ARABIC)
    assert references.flagged <= 0.03 * references.sentences


def test_human_translations_of_news_are_hardly_flagged(shared: Path) -> None:
    flagged = sentences = 0
    for source in sorted((shared / "articles" / "ntrex").glob("*.ar.txt")):
        target = source.with_name(source.name.replace(".ar.", ".en."))
        pairs = zip(read_lines(source), read_lines(target), strict=True)
        ours, theirs = zip(*(pair for pair in pairs if pair[0].strip()), strict=True)
        result = evaluate(source.name, ours, theirs, ARABIC)
        flagged, sentences = flagged + result.flagged, sentences + result.sentences
    assert sentences > 200
    assert flagged <= 0.03 * sentences


def test_flagged_output_is_worse(lines: Lines) -> None:
    outputs, references, chrf = lines("opusmt.en"), lines("en"), CHRF()
    opus = evaluate(
        "opusmt",
        lines("ar"),
        outputs,
        ARABIC,
        lambda i: chrf.sentence_score(outputs[i], [references[i]]).score,
    )
    assert opus.flagged < 0.12 * opus.sentences
    assert opus.chrf_flagged is not None
    assert opus.chrf_unflagged is not None
    assert opus.chrf_flagged <= opus.chrf_unflagged - 8


@pytest.mark.parametrize(
    ("fault", "share"),
    [
        ("number changed", 0.95),
        ("number dropped", 0.95),
        ("doubled", 0.99),
        ("loop", 0.99),
        ("untranslated", 0.99),
        ("empty", 0.99),
        ("clause dropped", 0.60),
        ("clause cut off", 0.60),
        ("name replaced", 0.65),
        ("negation removed", 0.75),
    ],
)
def test_planted_faults_are_found(found: dict[str, FoundFaults], fault: str, share: float) -> None:
    assert found[fault].planted >= 100
    assert found[fault].found >= share * found[fault].planted


@pytest.mark.parametrize("sign", ["%", "$", "€"])
def test_lost_signs_are_found(lines: Lines, sign: str) -> None:
    pairs = [with_sign(sign, *pair) for pair in zip(lines("ar"), lines("en"), strict=True)]
    sources, targets = zip(*filter(None, pairs), strict=True)
    lost = plant_faults(sources, targets, ARABIC, only="sign lost")["sign lost"]
    assert lost.planted >= 100
    assert lost.found >= 0.95 * lost.planted


@pytest.mark.parametrize(
    "address", ["https://khulasa.example/news/2031", "press.office@khulasa.example"]
)
def test_changed_addresses_are_found(lines: Lines, address: str) -> None:
    pairs = [with_address(address, *pair) for pair in zip(lines("ar"), lines("en"), strict=True)]
    sources, targets = zip(*pairs, strict=True)
    changed = plant_faults(sources, targets, ARABIC, only="address changed")["address changed"]
    assert changed.planted >= 900
    assert changed.found >= 0.99 * changed.planted
