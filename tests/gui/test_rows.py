import pytest

from khulasa.article.model import Kind, Paragraph, Span
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.alignment import bottom_margins, gaps_below
from khulasa.ui.rows import Look, display_text, source_row, target_row, utf16_length

OK = Translation("Fine.", Status.OK)


def test_line_breaks_become_spaces_of_the_same_length() -> None:
    text = "a\nb\r\nc\u2028d\u2029e\x0bf\ufdd0g"
    assert display_text(text) == "a b  c d e f g"
    assert len(display_text(text)) == len(text)


def test_offsets_count_an_emoji_as_two() -> None:
    assert utf16_length("a😀") == 3
    row = source_row(Paragraph(Kind.TEXT, "😀. ب.", (Span(0, 3), Span(3, 5))), first=7)
    assert [(part.sentence, part.start, part.end) for part in row.parts] == [(7, 0, 4), (8, 4, 6)]


def test_source_row_shows_all_of_the_paragraph() -> None:
    row = source_row(Paragraph(Kind.TEXT, "أ.\nب.", (Span(0, 3), Span(3, 5))), first=0)
    assert row.text == "أ. ب."
    assert [row.sentence_at(offset) for offset in range(6)] == [0, 0, 0, 1, 1, None]


def test_neighbouring_missing_sentences_share_a_placeholder() -> None:
    assert target_row(0, [None, None]).text == "…"
    assert target_row(0, [OK, None, None, OK]).text == "Fine. … Fine."
    assert target_row(0, [None, None], waiting=False).text == ""


def test_a_placeholder_is_no_sentence() -> None:
    row = target_row(4, [OK, None])
    assert row.sentence_at(0) == 4
    assert row.sentence_at(len("Fine. ")) is None
    assert row.part_of(5) is None


def test_failure_and_doubt_show_their_reasons() -> None:
    failed = Translation("", Status.FAILED, (Issue("empty", "The model returned nothing."),))
    doubtful = Translation("Two.", Status.CHECK, (Issue("number", "A number differs."),))
    first, second = target_row(0, [failed, doubtful]).parts
    assert first.text == "[Not translated: The model returned nothing.]"
    assert first.look is Look.FAILED
    assert (second.text, second.look, second.note) == ("Two.", Look.CHECK, "A number differs.")


def test_an_empty_translation_is_never_shown_as_nothing() -> None:
    assert target_row(0, [Translation(" ", Status.OK)]).parts[0].look is Look.FAILED


@pytest.mark.parametrize(("source", "target"), [(30.0, 90.0), (90.0, 30.0), (52.0, 52.0)])
def test_rows_end_level(source: float, target: float) -> None:
    below_source, below_target = bottom_margins(source, target, 16)
    assert source + below_source == target + below_target == max(source, target) + 16


def test_headings_stand_apart_from_what_is_above_them() -> None:
    text, heading, item = Kind.TEXT, Kind.HEADING, Kind.LIST_ITEM
    assert gaps_below([text, heading, text, item, item]) == [24, 8, 16, 8, 32]
    assert gaps_below([]) == []
