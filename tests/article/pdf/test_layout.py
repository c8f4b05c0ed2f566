"""What the places of letters tell: paragraphs, columns, margins, notes."""

from __future__ import annotations

from article.pdf.tiny_pdf import At, pdf
from khulasa.article.blocks import Block, Content, Source
from khulasa.article.model import Kind, Layout
from khulasa.article.pdf.document import read_pdf

WIDE = (
    "The garden on the roof of the old house by the harbour was made by people",
    "who had never planted anything before, and who learned from each other how",
    "to carry earth up six flights of stairs without a word of complaint, even in",
    "summer.",
)


def read(*pages: list[At], **how: str) -> Content:
    return read_pdf(Source(pdf(*pages, **how)))


def lines(*texts: str, x: float = 72, top: float = 700, size: float = 11) -> list[At]:
    return [At(x, top - 1.3 * size * n, text, size) for n, text in enumerate(texts)]


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks]


def test_lines_become_a_paragraph_and_a_short_line_ends_it() -> None:
    following = (WIDE[1].replace("who had", "They had"), "nor will they.")
    content = read(lines(*WIDE, *following))
    assert texts(content) == [" ".join(WIDE), " ".join(following)]


def test_an_indent_or_a_wider_space_begins_a_paragraph() -> None:
    full = WIDE[:3]
    ended = (*full[:2], full[2][:-6] + ". Now.")
    page = [*lines(*ended), At(90, 700 - 3 * 14.3, "Indented it begins.")]
    assert len(texts(read(page))) == 2
    assert len(texts(read([*lines(*ended), *lines("It begins.", top=630)]))) == 2


def test_a_word_that_was_parted_at_the_end_of_a_line_is_whole_again() -> None:
    first = "The garden on the roof of the old house by the harbour was made by neigh-"
    assert "by neighbours who" in texts(read(lines(first, "bours who had never planted.")))[0]
    well_known = "The well-known garden on the roof of the house by the harbour is a well-"
    assert "is a well-known place" in texts(read(lines(well_known, "known place in town.")))[0]


def test_headings_are_larger_and_the_largest_are_the_highest() -> None:
    page = [At(72, 760, "The Garden", 22), At(72, 730, "How it began", 15), *lines(*WIDE)]
    assert read(page).blocks == [
        Block(Kind.HEADING, "The Garden", Layout(1)),
        Block(Kind.HEADING, "How it began", Layout(2)),
        Block(Kind.TEXT, " ".join(WIDE)),
    ]


def test_a_bold_line_of_its_own_is_a_heading_too() -> None:
    page = [At(72, 730, "How it began", bold=True), *lines(*WIDE)]
    assert read(page).blocks[0] == Block(Kind.HEADING, "How it began", Layout(1))


def test_two_columns_are_read_one_after_the_other_below_their_title() -> None:
    left = ("The garden on the roof of the", "old house by the harbour was", "made by people who")
    right = ("never planted anything before", "and who learned from each", "other how it is done.")
    two = [*lines(*left, *left), *lines(*right, *right, x=320)]
    title = At(72, 740, "The garden on the roof of the old house by the harbour", 18)
    found = " ".join(texts(read([title, *two])))
    assert found == " ".join((title.text, *left, *left, *right, *right))


def test_cells_in_rows_are_a_table_and_no_columns() -> None:
    rows = [("City", "Gardens"), ("Beirut", "87"), ("Genoa", "112"), ("Oran", "54")]
    page = [At(72, 700 - 20 * n, a) for n, (a, _b) in enumerate(rows)]
    page += [At(300, 700 - 20 * n, b) for n, (_a, b) in enumerate(rows)]
    blocks = read([*page, *lines(*WIDE, top=600)]).blocks
    cells = [block for block in blocks if block.layout.cell is not None]
    assert [block.text for block in cells] == [text for row in rows for text in row]
    assert blocks[-1].kind is Kind.TEXT


def test_lines_drawn_between_rows_keep_them_apart_where_a_cell_is_empty() -> None:
    heights = (700, 680, 660, 640, 590)
    rows = [("City", "Gardens"), ("Beirut", "87"), ("Genoa", ""), ("Oran", "54"), ("Sfax", "9")]
    page = [At(72, y, a) for y, (a, _b) in zip(heights, rows, strict=True)]
    page += [At(300, y, b) for y, (_a, b) in zip(heights, rows, strict=True) if b]
    drawn = "".join(f"60 {y} m 400 {y} l S\n" for y in (714, 694, 674, 654, 624, 574))
    cells = read(page, drawn=drawn).blocks
    assert [block.text for block in cells] == [text for row in rows for text in row if text]
    places = [(block.layout.cell.row, block.layout.cell.column) for block in cells]  # type: ignore[union-attr]
    assert places == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 1), (4, 0), (4, 1)]


def test_what_comes_again_on_every_page_is_left_out_and_numbers_with_it() -> None:
    pages = [
        [At(250, 780, "Garden News"), *lines(name, *WIDE, name), At(300, 30, str(n + 4))]
        for n, name in enumerate(("Earth.", "Water.", "Air.", "Fire."))
    ]
    content = read(*pages)
    assert "Garden News" not in " ".join(texts(content))
    assert [text for text in texts(content) if text.isdigit()] == []
    assert tuple(map(str, content.notes)) == (
        "8 lines that come again on every page, or are page numbers, were left out.",
    )


def test_a_sentence_that_comes_twice_in_the_text_stays() -> None:
    pages = [lines(*WIDE, "Nobody knew.", *WIDE, top=700 - 40 * n) for n in range(4)]
    assert " ".join(texts(read(*pages))).count("Nobody knew.") == 4


def test_small_lines_at_the_foot_are_notes_and_come_last() -> None:
    first = [*lines(*WIDE[:3]), At(72, 60, "1 Who carried it is not known.", 8)]
    second = lines("midsummer, when the harbour lay still.")
    blocks = read(first, second).blocks
    assert [block.kind for block in blocks] == [Kind.TEXT, Kind.NOTE]
    assert blocks[0].text.endswith("even in midsummer, when the harbour lay still.")
    assert blocks[1].text == "[1] Who carried it is not known."


def test_a_raised_number_leads_to_a_note_and_after_a_unit_it_is_a_power() -> None:
    page = [*lines(*WIDE), At(72, 640, "It has 340 m"), At(132.5, 644, "2", 7)]
    assert texts(read(page))[-1] == "It has 340 m²"
    page = [*lines(*WIDE), At(72, 640, "It has trees."), At(129.5, 644, "2", 7)]
    assert texts(read(page))[-1] == "It has trees.[2]"


def test_letters_that_are_drawn_as_one_are_all_read() -> None:
    ligatures = {"%": "ffi", "M": "tt", "w": "fi"}
    text = "The o%ce let them sell, to their bitter proMwt, coffee and bread."
    data = pdf([*lines(*WIDE[:2], text)], ligatures=ligatures)
    read_back = " ".join(block.text for block in read_pdf(Source(data)).blocks)
    assert "The office let them sell, to their bitter prottfit, coffee and bread." in read_back


def test_letters_that_are_drawn_twice_are_read_once() -> None:
    page = [At(x, y, "Coffee filter", 12) for y in (700,) for x in (72, 72, 72.3)]
    assert texts(read(page)) == ["Coffee filter"]


def test_letters_at_an_angle_are_left_out_and_counted() -> None:
    content = read([*lines(*WIDE), At(30, 300, "DRAFT", turned=True)])
    assert texts(content) == [" ".join(WIDE)]
    assert tuple(map(str, content.notes)) == (
        "5 letters that stand at an angle to the others were left out.",
    )


def test_a_sign_across_the_page_is_no_text() -> None:
    across = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (DRAFT) Tj ET\n"
    content = read(lines(*WIDE), drawn=across)
    assert texts(content) == [" ".join(WIDE)]
    assert "5 letters that stand at an angle" in str(content.notes[0])


def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown() -> None:
    page = [At(100 + 14.3 * n, 72, text, turned=True) for n, text in enumerate(WIDE)]
    assert texts(read(page)) == [" ".join(WIDE)]


def test_bullets_drawn_or_written_make_items_of_a_list() -> None:
    items = ("a box of wood", "a handful of seeds")
    dots = "".join(f"60 {700 - 14.3 * n + 2} 4 4 re f\n" for n in (4, 5))
    page = [*lines(*WIDE), *lines(*items, x=72 + 18, top=700 - 4 * 14.3)]
    drawn = dots.replace("60 ", "80 ")
    assert read(page, drawn=drawn).blocks[1:] == [Block(Kind.LIST_ITEM, text) for text in items]
    page = [*lines(*WIDE), *lines(*(f"* {text}" for text in items), top=700 - 4 * 14.3)]
    assert read(page).blocks[1:] == [Block(Kind.LIST_ITEM, text) for text in items]


def test_title_and_author_are_taken_only_if_somebody_wrote_them() -> None:
    page = [At(72, 760, "The Garden on the Roof", 22), *lines(*WIDE)]
    said = read(
        page,
        info="/Title (The Garden on the Roof) /Author (Lina Haddad)"
        " /CreationDate (D:20240229101500Z)",
    )
    assert (said.title, said.about.author) == ("The Garden on the Roof", "Lina Haddad")
    assert said.about.date == "2024-02-29"
    for title in ("untitled", "garden_final.docx", "Document1", "Weekly Report Template"):
        nobody = read(page, info=f"/Title ({title}) /Author (Admin)")
        assert (nobody.title, nobody.about.author) == ("", "")


def test_a_line_that_is_cut_by_the_end_of_a_page_is_read_once_above_notes_and_in_them() -> None:
    cut, note = WIDE[1], "[1] A note that goes on and on until the very end of the page"
    first = [*lines(WIDE[0], cut), *lines(note, top=90, size=7)]
    second = [*lines(cut, WIDE[2]), *lines(note, "and beyond it.", top=90, size=7)]
    assert texts(read(first, second)) == [" ".join(WIDE[:3]), f"{note} and beyond it."]
