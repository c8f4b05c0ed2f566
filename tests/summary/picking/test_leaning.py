"""A key sentence says whom it means: it does not lean on a sentence that is not shown."""

from __future__ import annotations

import pytest

from khulasa.review.data.word_lists import read_parts
from khulasa.summary.length import Length
from khulasa.summary.picking.key_sentences import key_sentences
from khulasa.summary.picking.leaning import leans

# "She" says most, and comes only with the sentence that names her.
SURGEON = (
    ("A surgeon leaves the valley clinic",),
    (
        "Doctor Hala Mansour runs a clinic in the valley. ",
        "She opened the clinic of the valley and the school of the valley for all patients.",
    ),
    ("Snow fell on Tuesday night and closed two roads.", "A bus waited for hours near the pass."),
    ("Farmers sold apples at the market all week long.", "Prices were as low as last year there."),
    ("The choir sang three old songs before dinner began.", "Nobody wanted to go home early then."),
    ("Children painted the fence of the playground blue.", "Rain washed some of the paint away."),
)
# The bridge is in the title only, which is not shown.
BRIDGE = (
    ("The old bridge",),
    ("It carries the trams and the carts of the town over the river of the town.",),
    ("The trams of the town stop before the river.", "The carts of the town stop at the market."),
    ("Dust covers all of the windows in summer months.", "Tea is served at five every afternoon."),
    ("Three bakers open their shops before dawn each day.", "A clock strikes noon above the hall."),
    (
        "Boats are painted green in the yard every spring.",
        "Fishers mend nets while they wait here.",
    ),
)
# Two objections in a row lean on the plan together.
PLAN = (
    ("The plan",),
    ("The council wants a plan for the harbour and for the harbour road of the port.",),
    ("But the plan for the harbour and the harbour road of the port costs a lot.",),
    ("They say that the plan for the harbour road of the port can wait.",),
    (
        "Wind turned over a tent at the fair on Saturday.",
        "A goat ate the hat of the referee there.",
    ),
    ("Honey is made by nine families in the hills.", "Wool is dyed red with roots and onions."),
    ("Lamps were hung along the walls of the castle.", "Guests came by train from other cities."),
)


@pytest.mark.parametrize("article", [SURGEON, BRIDGE, PLAN])
@pytest.mark.parametrize("length", Length)
def test_whom_a_sentence_leans_on_stands_right_before_it(
    article: tuple[tuple[str, ...], ...], length: Length
) -> None:
    kinds = ("heading", *["text"] * (len(article) - 1))
    order = [(n, m) for n, group in enumerate(article) for m in range(len(group))]
    shown = [s.references[0] for s in key_sentences(article, kinds, length).sentences]
    places = [order.index((place.paragraph, place.sentence)) for place in shown]
    assert places
    for before, place in zip([None, *places], places, strict=False):
        paragraph, sentence = order[place]
        if leans(article[paragraph][sentence]):
            assert before == place - 1


def test_the_sentence_that_names_her_comes_along() -> None:
    kinds = ("heading", *["text"] * 5)
    texts = [s.text for s in key_sentences(SURGEON, kinds, Length.SHORT).sentences]
    assert texts == [text.strip() for text in SURGEON[1]]


def test_a_sentence_that_leans_on_one_not_translated_yet_is_not_chosen() -> None:
    article = (SURGEON[0], ("", SURGEON[1][1]), *SURGEON[2:])
    kinds = ("heading", *["text"] * 5)
    texts = [s.text for s in key_sentences(article, kinds, Length.LONG).sentences]
    assert texts
    assert SURGEON[1][1] not in texts


def test_where_everything_leans_nothing_stands_for_the_rest() -> None:
    article = tuple(
        ("They counted the sheep and the goats of the valley again.",) for _ in range(9)
    )
    summary = key_sentences(article, ["text"] * 9, Length.SHORT)
    assert summary.sentences == ()
    assert summary.note


def test_one_sentence_more_than_asked_for_is_better_than_none() -> None:
    sheep = "She counted the sheep and the goats again."
    article = (("Our teacher left. ", "She ran. ", *[sheep] * 12),)
    summary = key_sentences(article, ["text"], Length.SHORT)
    assert [s.text for s in summary.sentences] == ["Our teacher left.", "She ran.", sheep]


@pytest.mark.parametrize(
    "opener", read_parts("leaning_openers.txt", "khulasa.summary.data")["openers"]
)
def test_every_opener_leans(opener: str) -> None:
    assert leans(f"{opener.strip('*').capitalize()} sold the house")


@pytest.mark.parametrize(
    "text", ["“It’s over,” said the judge.", "— But he stayed.", "ولكنّ الوزير رفض", "They’ve won."]
)
def test_quotation_marks_vowel_signs_and_contractions_hide_nothing(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "This week the council met.",
        "Those who waited got tea.",
        "IT firms grew.",
        "Italy won.",
        "Andrew left.",
        "Sofia won.",
        "Herbs grow here.",
        "هذا العام زادت الأمطار",
        "هويدا وصلت إلى القرية",
    ],
)
def test_what_only_looks_like_leaning_stands_by_itself(text: str) -> None:
    assert not leans(text)
