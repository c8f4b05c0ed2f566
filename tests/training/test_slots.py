"""Other names and numbers stand in a pair on both sides, and what belongs to them still fits."""

from __future__ import annotations

import random
import re
from itertools import islice
from pathlib import Path

import pytest

from training.numbers import lost_numbers
from training.prepare import prepare
from training.run import WEIGHTS
from training.sampler import Sampler, Sampling
from training.slots import Slots, exchanged, with_percent_signs
from training.written import written_pairs

SLOTS = Slots()
WRITTEN = Path(__file__).parents[2] / "training" / "written"


def _variants(arabic: str, english: str, count: int = 60) -> list[tuple[str, str]]:
    slots, rng = SLOTS.find(arabic, english), random.Random(3)
    return [exchanged(arabic, english, slots, rng, share=1.0) for _ in range(count)]


def test_a_city_gives_way_to_another_behind_its_prefix() -> None:
    cities = {
        arabic: english
        for kind, arabic, english in (
            line.split("\t")
            for line in (WRITTEN.parent / "names.tsv").read_text("utf-8").splitlines()
        )
        if kind == "city"
    }
    variants = _variants("سافر الوفد إلى موسكو وباريس.", "The delegation went to Moscow and Paris.")
    assert len(set(variants)) > 30
    for arabic, english in variants:
        found = re.fullmatch(r"سافر الوفد إلى (.+) و(.+)\.", arabic)
        assert found is not None
        first, second = (cities[name] for name in found.groups())
        assert english == f"The delegation went to {first} and {second}."


def test_a_name_with_the_article_gives_way_to_one_with_it() -> None:
    for arabic, _ in _variants("عاد من الرياض أمس", "He returned from Riyadh yesterday"):
        assert arabic.startswith("عاد من ال")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("زار باريس ثم غادر باريس", "He visited Paris and then left Paris"),
        ("فاز باريس سان جرمان", "Paris Saint-Germain won"),
        ("قال الرئيس السوري إن سوريا بخير", "Syria's president said Syria was well"),
        ("أصدرت محكمة أوسلو قرارا", "An Oslo court issued a decision"),
        ("افتتح سوق باريسي", "A Paris market was opened"),
        ("وصل في الساعة 20", "He arrived at 20"),
        ("انتهت المباراة 10-11", "The match ended 10-11"),
        ("قمة مجموعة ال20", "the Group of 20 summit"),
        ("إصابات كوفيد-19 ترتفع", "COVID-19 cases rise"),
        ("قتل 34 مدنيا و34 جنديا", "34 civilians and 34 soldiers were killed"),
        ("رأى 102 رجال", "102 men saw it"),
    ],
)
def test_what_is_not_sure_stays(arabic: str, english: str) -> None:
    assert set(_variants(arabic, english)) == {(arabic, english)}


@pytest.mark.parametrize(
    ("arabic", "english", "rest"),
    [
        ("قتل 34 مدنيا", "34 civilians were killed", range(11, 100)),
        ("جرح 105 مدنيين", "105 civilians were wounded", range(3, 11)),
        ("جرح 600 مدني", "600 civilians were wounded", range(1)),
        ("نزح 38 ألف مدني", "38,000 civilians fled", range(11, 100)),
        ("نزح 4 آلاف مدني", "4,000 civilians fled", range(3, 11)),
    ],
)
def test_a_number_keeps_the_form_of_what_it_counts(arabic: str, english: str, rest: range) -> None:
    variants = _variants(arabic, english)
    assert len(set(variants)) > 4
    for ours, theirs in variants:
        assert int(re.findall(r"\d+", ours)[0]) % 100 in rest
        assert not lost_numbers(ours, theirs)
        assert len(theirs) == len(english)


def test_days_years_and_shares_stay_possible() -> None:
    for arabic, english in _variants(
        "أغلق المصنع في 14 آذار 2019 بعد تراجع مبيعاته 12.5 في المئة",
        "The plant closed on March 14, 2019 after its sales fell 12.5 percent",
    ):
        found = re.search(
            r"March (\d+), (\d+) after its sales fell (\d+\.\d)(?: percent|%)", english
        )
        assert found is not None
        assert 10 < int(found[1]) <= 28
        assert 2000 < int(found[2]) <= 2030
        assert not lost_numbers(arabic, english)


def test_english_ordinals_and_articles_follow_the_number() -> None:
    for _, english in _variants("في الدقيقة 83 من المباراة", "in the 83rd minute of the match"):
        number, ending = re.findall(r"(\d+)(st|nd|rd|th)", english)[0]
        assert ending == {"1": "st", "2": "nd", "3": "rd"}.get(number[1], "th") or number < "14"
    ages = {english for _, english in _variants("رجل عمره 82 عاما", "an 82-year-old man")}
    assert len(ages) > 5
    assert all(re.match("an (8|11|18)", english) for english in ages)


def test_no_written_pair_loses_a_number() -> None:
    rng, changed = random.Random(1), 0
    for pair in islice(written_pairs([WRITTEN]), None, None, 5):
        slots = SLOTS.find(pair.arabic, pair.english)
        variant = exchanged(pair.arabic, pair.english, slots, rng, share=1.0)
        changed += variant != (pair.arabic, pair.english)
        assert bool(lost_numbers(*variant)) == bool(lost_numbers(pair.arabic, pair.english))
    assert changed > 1000


def test_each_pass_sees_other_variants_and_a_repeated_one_the_same(
    corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "news-1.tsv").write_text(
        "".join(
            f"قتل {n} مدنيا في باريس أمس.\tIn Paris {n} civilians were killed yesterday.\n"
            for n in range(11, 100)
        ),
        encoding="utf-8",
    )
    prepare(corpus, WEIGHTS, tmp_path / "data", vocabulary=160, written=[tmp_path])
    sampling = Sampling(noise=False, pieces=0.0, joined=0.0, slots=1.0)
    sampler = Sampler(tmp_path / "data", WEIGHTS, sampling)

    def seen(number: int) -> list[str]:
        texts = (
            sampler.pieces.decode([token for token in target if token < sampler.padding])
            for batch in sampler.batches(number, 0.0, 256)
            for target in batch.target.tolist()
        )
        return sorted(text for text in texts if "civilians" in text)

    assert len(set(seen(0))) > 89
    assert sum("Paris" in text for text in seen(0)) < len(seen(0)) / 2
    assert seen(0) == seen(0)
    assert seen(0) != seen(1)


def test_percentages_become_signs_where_both_sides_say_them() -> None:
    pair = "ارتفع 5 في المئة ثم 7 بالمئة", "It rose 5 percent, then 7 per cent"
    assert with_percent_signs(*pair) == ("ارتفع 5% ثم 7%", "It rose 5%, then 7%")
    unlike = "ارتفع 5 في المئة", "It rose by five percent"
    assert with_percent_signs(*unlike) == unlike
