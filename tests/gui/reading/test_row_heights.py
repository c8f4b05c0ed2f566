"""Where rows stand: the heights that both columns share."""

from __future__ import annotations

from khulasa.ui.reading.rows.row_heights import MARGIN, RowHeights


def ten_rows() -> RowHeights:
    heights = RowHeights()
    heights.reset([10] * 10)
    heights.append([40.0] * 10)
    return heights


def test_rows_stand_below_each_other_with_their_gaps() -> None:
    heights = ten_rows()
    assert [heights.top(row) for row in range(3)] == [MARGIN, MARGIN + 50, MARGIN + 100]
    assert heights.total == 2 * MARGIN + 500
    heights.measure(1, 60.0)
    assert heights.top(1) == MARGIN + 50
    assert heights.top(2) == MARGIN + 120
    assert heights.total == 2 * MARGIN + 520


def test_measuring_says_whether_the_guess_was_wrong() -> None:
    heights = ten_rows()
    assert not heights.measure(3, 40.0)
    assert heights.is_measured(3)
    assert heights.measure(4, 80.0)
    heights.guess(4, 20.0)
    assert not heights.is_measured(4)
    heights.guess_all([20.0] * 10)
    assert not any(map(heights.is_measured, range(10)))
    assert heights.total == 2 * MARGIN + 300


def test_the_row_at_a_place_has_the_gap_below_it_and_the_margins() -> None:
    heights = ten_rows()
    places = (-5, 0, MARGIN + 49, MARGIN + 50, 10_000)
    assert [heights.row_at(place) for place in places] == [0, 0, 0, 1, 9]
    assert heights.rows_between(MARGIN + 60, MARGIN + 170) == [1, 2, 3]
    assert RowHeights().rows_between(0, 100) == []


def test_hidden_rows_take_no_room_and_are_never_found() -> None:
    heights = ten_rows()
    heights.hide([0, 1, 4, 5, 8, 9])
    assert [heights.top(row) for row in (2, 3, 6, 7)] == [MARGIN + 50 * n for n in range(4)]
    assert heights.row_at(0) == 2
    assert heights.row_at(MARGIN + 120) == 6
    assert heights.row_at(10_000) == 7
    assert heights.rows_between(0, 10_000) == [2, 3, 6, 7]
    assert (heights.shown_from(4), heights.shown_from(4, -1), heights.shown_from(8)) == (6, 3, None)
    heights.hide(())
    assert heights.top(9) == MARGIN + 450
