import pytest

from khulasa.article.model import Kind, Paragraph, Span
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation, by_user
from khulasa.ui.reading.rows.row_heights import gaps_below
from khulasa.ui.reading.rows.row_text import (
    Look,
    source_row,
    source_text,
    target_row,
    target_text,
)
from khulasa.ui.reading.rows.text_units import display_text, utf16_length

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


def test_headings_stand_apart_from_what_is_above_them() -> None:
    text, heading, item = Kind.TEXT, Kind.HEADING, Kind.LIST_ITEM
    assert gaps_below([text, heading, text, item, item]) == [24, 8, 16, 8, 32]
    assert gaps_below([]) == []


def spotted(text: str, *spans: Span, target: bool = True) -> tuple[tuple[int, int], ...]:
    issues = tuple(Issue("x", "Why.", None if target else s, s if target else None) for s in spans)
    translation = Translation(text, Status.CHECK, issues)
    if target:
        return target_row(0, [translation]).parts[0].spots
    paragraph = Paragraph(Kind.TEXT, text, (Span(0, len(text)),))
    return source_row(paragraph, 0, [translation]).parts[0].spots


def test_spots_are_where_the_issues_are() -> None:
    assert spotted("Two men.", Span(4, 7), Span(0, 3)) == ((0, 3), (4, 7))
    assert spotted("رجلان.", Span(0, 5), target=False) == ((0, 5),)


def test_spots_count_as_qt_does_and_from_the_first_letter_shown() -> None:
    assert spotted("  😀 two", Span(4, 7)) == ((3, 6),)


def test_spots_that_overlap_are_one_and_those_outside_are_cut() -> None:
    assert spotted("Two men.", Span(0, 4), Span(2, 6)) == ((0, 6),)
    assert spotted("Two men.", Span(6, 99), Span(3, 3), Span(50, 60)) == ((6, 8),)


def test_spots_of_a_later_sentence_lie_in_the_row() -> None:
    doubtful = Translation("Two.", Status.CHECK, (Issue("x", "Why.", None, Span(0, 3)),))
    row = target_row(0, [OK, doubtful])
    assert row.parts[1].spots == ((6, 9),)
    stretches = [(row.text[start:end], spot) for start, end, _part, spot in row.fragments()]
    assert stretches == [("Fine.", False), (" ", False), ("Two", True), (".", False)]


def test_the_source_of_a_sound_sentence_has_no_marks() -> None:
    paragraph = Paragraph(Kind.TEXT, "نعم.", (Span(0, 4),))
    assert source_row(paragraph, 0, [OK]) == source_row(paragraph, 0, [None])


def test_what_the_reader_checked_says_so_on_hover() -> None:
    (part,) = target_row(0, [by_user("Mine.")]).parts
    assert (part.look, part.note) == (Look.PLAIN, "Checked by you.")


def test_words_that_the_model_guessed_are_marked_beside_the_spots_of_doubts() -> None:
    # 😀 is two of Qt's units; "Basra" is a guess too, but a doubt points at it already.
    issue = Issue("names", "Which?", target_span=Span(8, 13))
    certainty = "1:0 6:250 6:250 1:0"
    target = "😀 Mosul Basra."
    translation = Translation(target, Status.CHECK, (issue,), certainty=certainty)
    (part,) = target_row(0, [translation], guesses=True).parts
    assert part.guesses == ((3, 8),)
    assert target_row(0, [translation]).parts[0].guesses == ()


@pytest.mark.parametrize("waiting", [True, False])
def test_the_text_of_a_row_is_known_before_its_parts(waiting: bool) -> None:
    paragraph = Paragraph(Kind.TEXT, "One.\nTwo.😀 ", (Span(0, 5), Span(5, 11)))
    assert source_text(paragraph) == source_row(paragraph, 0).text
    failed = Translation("", Status.FAILED, (Issue("x", "No\nwords."),))
    outcomes = (
        None,
        None,
        OK,
        Translation(" a\tb ", Status.CHECK),
        None,
        failed,
        by_user(" "),
        None,
    )
    for begin in range(len(outcomes)):
        row = target_row(0, outcomes[begin:], waiting=waiting)
        assert target_text(outcomes[begin:], waiting=waiting) == row.text
