"""What a model cannot spell comes back where it surely stood, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from khulasa.review.checks import check
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.translation.alternatives import find_alternatives
from khulasa.translation.backend import BEST, Decoding, Hypothesis, NBest
from khulasa.translation.certainty import unpack
from khulasa.translation.prepared import Options
from khulasa.translation.result import Status
from khulasa.translation.symbols import put_back, unspelled
from khulasa.translation.translator import translate_sentences
from translation.words_as_tokens import Words

SYMBOLS = "%$€£&@#°^*[]="


def completed(source: str, target: str, unknown: str = SYMBOLS) -> str:
    return put_back(target, "", unspelled(source, "ar", Words(unknown)))[0]


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("زاد الإنتاج 8% هذه السنة", "Output rose 8 this year.", "Output rose 8% this year."),
        ("زاد الإنتاج ٪٨ هذه السنة", "Output rose 8 this year", "Output rose 8% this year"),
        ("زاد الإنتاج 8 % هذه السنة", "Output rose 8  this year", "Output rose 8% this year"),
        ("ارتفع من 12.5% إلى 30%", "It rose from 12.5 to 30.", "It rose from 12.5% to 30%."),
        ("ثمن الكأس $5 فقط", "5 is the price of a glass", "$5 is the price of a glass"),
        ("خسروا $2.4 مليون هناك", "They lost 2.4 million", "They lost $2.4 million"),
        ("دفع 90€ للبائع", "He paid the seller 90", "He paid the seller 90€"),
        ("بلغت الحرارة -7° ليلا", "It was -7 at night", "It was -7° at night"),
        ("نشر تحت وسم #Nile_2030 أمس", "Posted under Nile_2030", "Posted under #Nile_2030"),
        ("كتب @samir99 رسالة", "samir99 wrote a letter", "@samir99 wrote a letter"),
        ("راسل info@nile.org اليوم", "Write to infonile.org", "Write to info@nile.org"),
        ("يعمل في شركة B&W هنا", "He works at BW here", "He works at B&W here"),
        ("حجم الصندوق 14³ سنتيمتر", "The box holds 143", "The box holds 14³"),
        ("حجم الصندوق 14^3 سنتيمتر", "The box holds 143", "The box holds 14^3"),
        ("راجع المصدر [12] هنا", "See the source 12 here", "See the source [12] here"),
    ],
)
def test_a_symbol_comes_back_to_its_number_or_name(source: str, target: str, right: str) -> None:
    assert completed(source, target) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # said in words, or there already
        ("زاد الإنتاج 8% هذه السنة", "Output rose 8 percent this year"),
        ("زاد الإنتاج 8% هذه السنة", "Output rose 8 per cent this year"),
        ("ثمن الكأس $5 فقط", "A glass is 5 dollars"),
        ("بلغت الحرارة 7° ليلا", "It was 7 degrees at night"),
        ("الطلب #44 وصل", "Order number 44 came"),
        ("زاد الإنتاج 8% هذه السنة", "Output rose % 8 this year"),
        # not certain
        ("زاد 8% وجاء 8 رجال", "It rose 8 and men came"),
        ("زاد 8% هذه السنة", "It rose 8 in 8 years"),
        ("زاد 8% هذه السنة", "It rose 18 or 8.5 or 1,8 or 80"),
        ("زاد 8% هذه السنة", "It rose by eight"),
        ("كتب @samir99 رسالة", "Samir wrote a letter"),
        ("نشر تحت وسم #النيل أمس", "Posted under the Nile"),
    ],
)
def test_what_is_said_or_not_certain_stays_as_it_is(source: str, target: str) -> None:
    assert completed(source, target) == target


def test_a_model_that_spells_a_symbol_is_left_alone() -> None:
    assert completed("زاد 8% هنا", "It rose 8 here", unknown="$") == "It rose 8 here"


class Fixed:
    """A model that says the same to everything."""

    def submit(
        self,
        batch: Sequence[Sequence[str]],
        max_length: int,  # noqa: ARG002
        decoding: Decoding = BEST,  # noqa: ARG002
    ) -> Callable[[], list[NBest]]:
        tokens = ("Output", "rose", "8", "this", "year")
        log_probs = (-0.1, -0.2, -0.3, -0.4, -0.5, -0.6)
        return lambda: [(Hypothesis(tokens, -0.2, True, log_probs),) for _ in batch]


def review(source: str, target: str) -> Sequence[Issue]:
    return check(source, target, Languages("ar", "en"))


def test_the_checks_and_the_marks_of_guessed_words_see_the_symbol() -> None:
    source, options = "زاد الإنتاج 8% هذه السنة", Options("ar")
    ((_, blind),) = translate_sentences([(0, source)], Words(), Fixed(), options, review=review)
    assert (blind.target, blind.status) == ("Output rose 8 this year", Status.CHECK)
    ((_, done),) = translate_sentences([(0, source)], Words("%"), Fixed(), options, review=review)
    assert (done.target, done.status, done.tried) == ("Output rose 8% this year", Status.OK, ())
    pieces = unpack(done.certainty, done.target)
    assert [done.target[p.start : p.end].strip() for p in pieces][:5] == [
        "Output",
        "rose",
        "8%",
        "this",
        "year",
    ]
    (other,) = find_alternatives(source, Words("%"), Fixed(), options, 1, review)
    assert (other.target, other.certainty) == (done.target, done.certainty)


def test_a_symbol_before_the_first_word_belongs_to_it() -> None:
    lost = unspelled("ثمن الكأس $5 فقط", "ar", Words("$"))
    target, certainty = put_back("5 a glass", "1:10 2:20 6:30 0:40", lost)
    assert [target[p.start : p.end] for p in unpack(certainty, target)] == [
        "$5",
        " a",
        " glass",
        "",
    ]
