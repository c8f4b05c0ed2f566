"""Summaries as text and HTML, compared with whole texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from khulasa.export.copying.summary_copy import (
    CopyForm,
    CopyOptions,
    SummaryDetails,
    reference_text,
    summary_html,
    summary_text,
    withheld,
)
from khulasa.review.issue import Issue
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary, SummarySentence

WRONG = Issue("number", "The article has no 12.")
ODD = Issue("support", "Only loosely said.", serious=False)
SUMMARY = Summary(
    "distilbart",
    (
        SummarySentence("The bridge <opened>.", (Reference(1, 0), Reference(4, 2))),
        SummarySentence("It cost 12 million.", (Reference(2, 0),), (WRONG,)),
        SummarySentence("Boats pass below.", (Reference(1, 1), Reference(1, 2)), (ODD,)),
        SummarySentence("A toll is planned.", (), starts_paragraph=True),
    ),
)
ABOUT = SummaryDetails("A bridge", "جسر.txt", date(2026, 3, 1), "Rough translation.")
EVERYTHING = CopyOptions(title=True, file=True, date=True, notice=True, references=True)


def in_form(form: CopyForm) -> str:
    return summary_text(SUMMARY, options=CopyOptions(form), about=ABOUT)


def test_as_shown_without_what_is_withheld() -> None:
    assert withheld(SUMMARY) == (1,)
    assert summary_text(SUMMARY) == "The bridge <opened>. Boats pass below.\n\nA toll is planned."


def test_what_the_reader_keeps_is_not_withheld() -> None:
    assert withheld(SUMMARY, {1}) == ()
    assert summary_text(SUMMARY, {1}) == (
        "The bridge <opened>. It cost 12 million. Boats pass below.\n\nA toll is planned."
    )


def test_with_everything_that_can_be_said() -> None:
    assert summary_text(SUMMARY, {1}, EVERYTHING, ABOUT) == (
        "A bridge\n\n"
        "The bridge <opened>. [2, 5] It cost 12 million. [3] Boats pass below. [2]\n\n"
        "A toll is planned.\n\n"
        "Source: جسر.txt · Summarised 1 March 2026\n\n"
        "Rough translation."
    )
    assert summary_html(SUMMARY, {1}, EVERYTHING, ABOUT) == (
        '<h3 dir="auto">A bridge</h3>\n'
        '<p dir="ltr" lang="en">The bridge &lt;opened&gt;. [2, 5] It cost 12 million. [3] '
        "Boats pass below. [2]</p>\n"
        '<p dir="ltr" lang="en">A toll is planned.</p>\n'
        '<p dir="ltr" lang="en">Source: <bdi>جسر.txt</bdi> · Summarised 1 March 2026</p>\n'
        '<p dir="ltr" lang="en"><i>Rough translation.</i></p>'
    )


def test_forms() -> None:
    assert (
        in_form(CopyForm.PARAGRAPH) == "The bridge <opened>. Boats pass below. A toll is planned."
    )
    assert in_form(CopyForm.BULLETS) == (
        "• The bridge <opened>.\n• Boats pass below.\n• A toll is planned."
    )
    assert in_form(CopyForm.HEADLINE) == (
        "A bridge\n\nThe bridge <opened>.\n\nBoats pass below.\n\nA toll is planned."
    )


def test_forms_in_html() -> None:
    short = replace(SUMMARY, sentences=SUMMARY.sentences[2:])
    place = 'dir="ltr" lang="en"'
    assert summary_html(short, options=CopyOptions(CopyForm.BULLETS)) == (
        f"<ul {place}><li>Boats pass below.</li><li>A toll is planned.</li></ul>"
    )
    assert summary_html(short, options=CopyOptions(CopyForm.HEADLINE), about=ABOUT) == (
        '<h3 dir="auto">A bridge</h3>\n'
        f"<p {place}><b>Boats pass below.</b></p>\n<p {place}>A toll is planned.</p>"
    )


def test_the_first_sentence_that_is_left_is_the_standfirst() -> None:
    without_first = replace(SUMMARY, sentences=SUMMARY.sentences[1:])
    text = summary_text(without_first, options=CopyOptions(CopyForm.HEADLINE), about=ABOUT)
    assert text == "A bridge\n\nBoats pass below.\n\nA toll is planned."


def test_key_sentences_stand_one_a_line_and_points_are_points() -> None:
    picked = replace(SUMMARY, model=KEY_SENTENCES)
    lines = "The bridge <opened>.\nBoats pass below.\nA toll is planned."
    assert summary_text(picked) == lines
    assert summary_html(picked).count("<p ") == 3
    points = replace(SUMMARY, length=Length.BULLETS)
    assert summary_text(points) == "\n".join(f"• {line}" for line in lines.split("\n"))
    assert summary_html(points).count("<li>") == 3


def test_arabic_says_its_direction() -> None:
    summary = Summary(
        "mt5",
        (
            SummarySentence("Microsoft أعلنت عن منتج.", (Reference(0, 0),)),
            SummarySentence("لم تذكر السعر.", (), starts_paragraph=True),
        ),
    )
    arabic = SummaryDetails("عنوان", "a.txt", date(2026, 3, 1), language="ar", right_to_left=True)
    options = CopyOptions(title=True, file=True, date=True)
    # A receiver that goes by the first letter would set a line that begins in Latin as English.
    assert summary_text(summary, options=options, about=arabic) == (
        "عنوان\n\n\u200fMicrosoft أعلنت عن منتج.\n\nلم تذكر السعر.\n\n"
        "المصدر: a.txt · لُخّص في 1 مارس 2026"
    )
    assert '<p dir="rtl" lang="ar">Microsoft أعلنت عن منتج.</p>' in summary_html(
        summary, options=options, about=arabic
    )


@pytest.mark.parametrize("form", CopyForm)
def test_nothing_left_is_nothing_at_all(form: CopyForm) -> None:
    options = replace(EVERYTHING, form=form)
    for summary in (
        Summary("distilbart", ()),
        Summary("distilbart", SUMMARY.sentences[1:2]),
    ):
        assert summary_text(summary, (), options, ABOUT) == ""
        assert summary_html(summary, (), options, ABOUT) == ""


def test_reference_numbers() -> None:
    assert reference_text(SUMMARY.sentences[0]) == "[2, 5]"
    assert reference_text(SUMMARY.sentences[2]) == "[2]"
    assert reference_text(SUMMARY.sentences[3]) == ""
