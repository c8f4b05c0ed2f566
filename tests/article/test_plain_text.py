"""Paragraphs of text files."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.article.model import Kind
from khulasa.article.plain_text import read_plain_text

TITLE = "المكتبة تفتح أبوابها من جديد"
FIRST = (
    "فتحت المكتبة العامة أبوابها يوم الأحد بعد عمل استمر عامين كاملين، وحضر مئات السكان ومعهم "
    "أطفالهم إلى القاعة الكبيرة التي لم يدخلها أحد منذ سنوات. وقال المدير إن هذا يوم جميل."
)
SECOND = (
    "وأضاف أن المكتبة ستبقى مفتوحة حتى المساء في كل أيام الأسبوع، وأن الدخول إليها لا يحتاج إلى "
    "بطاقة ولا إلى موعد، فهي لكل من يحب القراءة من سكان المدينة ومن زوارها."
)


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain_text(source)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts(f"{TITLE}\n\n{FIRST}\n \t\n\n{SECOND}\n") == [TITLE, FIRST, SECOND]


def test_windows_and_old_mac_line_ends_count_as_line_ends() -> None:
    for line_end in ("\r\n", "\r", "\u2028", "\x85"):
        assert texts(line_end.join([TITLE, "", FIRST, "", SECOND])) == [TITLE, FIRST, SECOND]


def test_form_feeds_and_paragraph_separators_part_paragraphs() -> None:
    assert texts(f"{FIRST}\f{SECOND}\u2029{TITLE}") == [FIRST, SECOND, TITLE]


def test_one_paragraph_a_line_is_recognised() -> None:
    assert texts("\n".join([TITLE, FIRST, SECOND])) == [TITLE, FIRST, SECOND]


def test_short_lines_that_end_sentences_are_paragraphs() -> None:
    lines = ["وصل القطار.", "نزل الركاب منه كلهم.", "ثم عاد السائق إلى بيته في المساء."]
    assert texts("\n".join(lines)) == lines


def test_a_hard_wrapped_paragraph_stays_one_and_keeps_its_line_breaks() -> None:
    wrapped = [textwrap.fill(paragraph, 60) for paragraph in (FIRST, SECOND)]
    assert texts("\n\n".join([TITLE, *wrapped])) == [TITLE, *wrapped]


def test_a_long_line_that_stands_alone_says_nothing_about_the_width() -> None:
    wrapped = textwrap.fill(SECOND, 60)
    assert texts(f"{FIRST}\n\n{wrapped}") == [FIRST, wrapped]


def test_hard_wrapped_paragraphs_without_blank_lines_end_at_a_short_last_line() -> None:
    wrapped = [textwrap.fill(paragraph, 50) for paragraph in (FIRST, SECOND)]
    assert texts("\n".join([TITLE, *wrapped])) == [TITLE, *wrapped]


def test_the_first_short_line_without_full_stop_is_the_heading() -> None:
    assert [block.kind for block in read_plain_text(f"{TITLE}\n\n{FIRST}")] == [
        Kind.HEADING,
        Kind.TEXT,
    ]
    assert read_plain_text(f"{TITLE}؟\n\n{FIRST}")[0].kind is Kind.HEADING
    assert read_plain_text(f"{TITLE}.\n\n{FIRST}")[0].kind is Kind.TEXT
    assert read_plain_text(TITLE)[0].kind is Kind.TEXT


def test_bulleted_lines_are_list_items() -> None:
    blocks = read_plain_text(f"{FIRST}\n\n• كتب للأطفال\n• صحف قديمة")
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (Kind.LIST_ITEM, "• كتب للأطفال"),
        (Kind.LIST_ITEM, "• صحف قديمة"),
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from([TITLE, "كلمة", "قال.", " ", "\n", "\r\n", "\n\n", "\f", "• "])))
def test_only_white_space_is_left_between_paragraphs(pieces: list[str]) -> None:
    source = "".join(pieces)
    rest = source
    for text in texts(source):
        before, rest = rest.split(text, 1)
        assert not before.strip()
        assert text == text.strip()
    assert not rest.strip()
