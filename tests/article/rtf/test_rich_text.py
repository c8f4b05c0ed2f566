"""Articles in rich text."""

from __future__ import annotations

import pytest

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import RTF
from khulasa.article.model import About, Cell, Kind, Layout
from khulasa.article.recognition import format_of
from khulasa.article.rtf.document import read_rtf


def hexes(text: str, encoding: str = "cp1256") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def codes(text: str) -> str:
    """Signed numbers of UTF-16, each with a question mark for programs that know none."""
    units = text.encode("utf-16-le")
    numbers = [
        int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)
    ]
    return "".join(f"\\u{number}?" for number in numbers)


def content(body: str, head: str = "", parts: frozenset[str] | None = None) -> Content:
    data = f"{{\\rtf1\\ansi\\ansicpg1256\\deff0{head} {body}}}".encode("latin-1")
    return read_rtf(Source(data, parts=parts))


def texts(body: str, head: str = "") -> list[str]:
    return [block.text for block in content(body, head).blocks]


FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset178{\*\panose 020b}Simplified Arabic;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset204 Courier;}}"
)


@pytest.mark.parametrize(
    "written",
    [
        hexes("فاض النهر"),
        codes("فاض النهر"),
        rf"\f1 {hexes('فاض النهر')}",
        rf"\f0 {hexes('فاض النهر')}",
        rf"\ltrch\f3\rtlch\af1 {hexes('فاض النهر')}",
        rf"{{\uc2 {codes('فاض').replace('?', 'xx')}\uc0 \u32 }}{codes('النهر')}",
        rf"\uc1 \u1601\'dd\u1575\'c7\u1590\'d6 {hexes('النهر')}",
    ],
)
def test_letters_are_read_in_every_way_of_writing_them(written: str) -> None:
    assert texts(written + r"\par", FONTS) == ["فاض النهر"]


def test_the_fonts_have_the_say_and_where_they_have_none_the_file() -> None:
    russian = rf"\f3 {hexes('река', 'cp1251')}\par"
    assert texts(russian, FONTS) == ["река"]
    western = b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset178 X;}}\\rtlch " + (
        hexes("نهر").encode() + b"\\par \\ltrch caf\\'e9}"
    )
    assert [b.text for b in read_rtf(Source(western)).blocks] == ["نهر", "café"]
    assert texts(r"5\f2\'b0\f0 \u-3917?", FONTS) == ["5°≥"]
    assert texts(codes("كتاب 📖")) == ["كتاب 📖"]


def test_signs_breaks_and_raised_characters() -> None:
    body = (
        r"12{\super 3}\~l H{\sub 2}O\tab a\line b\emdash c \{d\} \bullet\'20x\par"
        r"\up6 2\up0  e\page f\sect g"
    )
    assert texts(body) == ["12³\u00a0l H₂O\ta\nb—c {d} • x", "² e", "f", "g"]


def test_headings_lists_and_captions_keep_kind_and_level() -> None:
    head = (
        r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0{\*\keycode x} heading 1;}"
        r"{\s2 heading 3;}{\s3 caption;}{\*\cs4 strong;}}"
    )
    body = (
        r"\pard\s1 a\par\pard\s2 b\par\pard\s3 c\par\pard\outlinelevel4 d\par"
        r"{\listtext\pard\plain 1.\tab}\pard\ls1\ilvl0 e\par"
        r"{\pntext\f2\'b7\tab}\pard\ilvl1 f\par\pard g\par"
    )
    assert content(body, FONTS + head).blocks == [
        Block(Kind.HEADING, "a", Layout(level=1)),
        Block(Kind.HEADING, "b", Layout(level=3)),
        Block(Kind.CAPTION, "c"),
        Block(Kind.HEADING, "d", Layout(level=5)),
        Block(Kind.LIST_ITEM, "1. e", Layout(level=1)),
        Block(Kind.LIST_ITEM, "f", Layout(level=2)),
        Block(Kind.TEXT, "g"),
    ]


def test_cells_know_their_places_and_a_single_one_is_a_frame() -> None:
    row = r"\trowd{}\cellx1\cellx2\pard\intbl {}\cell {}\cell\row "
    body = (
        row.format(r"\trhdr", "a", "b")
        + row.format("", r"c\par d", "")
        + r"\pard e\par "
        + row.format("", "f", "g")
        + r"\pard h\par \trowd\cellx1\pard\intbl i\cell\row\pard j\par"
    )
    assert [(b.kind, b.text, b.layout.cell) for b in content(body).blocks] == [
        (Kind.TEXT, "a", Cell(0, 0, 0, heading=True)),
        (Kind.TEXT, "b", Cell(0, 0, 1, heading=True)),
        (Kind.TEXT, "c", Cell(0, 1, 0)),
        (Kind.TEXT, "d", Cell(0, 1, 0)),
        (Kind.TEXT, "e", None),
        (Kind.TEXT, "f", Cell(1, 0, 0)),
        (Kind.TEXT, "g", Cell(1, 0, 1)),
        (Kind.TEXT, "h", None),
        (Kind.TEXT, "i", None),
        (Kind.TEXT, "j", None),
    ]


def test_cells_beside_wider_ones_keep_their_columns() -> None:
    body = (
        r"\trowd\cellx1000\cellx3000\pard\intbl a\cell b\cell\row"
        r"\trowd\cellx1010\cellx2000\cellx3000\pard\intbl c\cell d\cell e\cell\row"
        r"\trowd\cellx2000\cellx3000\pard\intbl f\cell g\cell\row"
    )
    places = {b.text: (c.row, c.column) for b in content(body).blocks if (c := b.layout.cell)}
    assert places == {
        **{"a": (0, 0), "b": (0, 1), "c": (1, 0), "d": (1, 1), "e": (1, 2)},
        **{"f": (2, 0), "g": (2, 2)},
    }


def test_hidden_struck_out_and_removed_text_is_left_out_and_counted() -> None:
    read = content(r"a {\v secret} b{\strike no}b\deleted gone\deleted0  c{\revised  new}\par")
    assert [block.text for block in read.blocks] == ["a  bb c new"]
    assert read.left_out == 3


NOTED = (
    r"{\header Paper 7\par}{\footer 8\par}a{\super\chftn}"
    r"{\footnote{\super\chftn} b\par c{\v d}} e"
    r"{\*\atnid X}{\*\atnauthor Y}{\*\annotation{\*\atndate 1}f}\par "
    r"g{\footnote\ftnalt h}\par"
)


def test_notes_are_read_and_comments_and_margins_can_be_chosen() -> None:
    read = content(NOTED)
    assert [(b.kind, b.text) for b in read.blocks] == [
        (Kind.TEXT, "a[1] e"),
        (Kind.TEXT, "g[2]"),
        (Kind.NOTE, "[1] b"),
        (Kind.NOTE, "c"),
        (Kind.NOTE, "[2] h"),
    ]
    assert [(part.name, part.words, part.read) for part in read.parts] == [
        ("notes", 5, True),
        ("comments", 1, False),
        ("margins", 2, False),
    ]
    assert read.left_out == 1
    chosen = content(NOTED, parts=frozenset({"comments", "margins"}))
    assert [(b.kind, b.text) for b in chosen.blocks[2:]] == [
        (Kind.COMMENT, "f"),
        (Kind.MARGIN, "Paper 7"),
    ]
    assert chosen.left_out == 0


def test_links_are_read_and_text_boxes_once_behind_their_paragraph() -> None:
    box = (
        r"{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt \pard in the box\par}}"
        r"{\shprslt{\*\do{\dptxbxtext in the box\par}}}}"
    )
    link = r'{\field{\*\fldinst HYPERLINK "http://example.com"}{\fldrslt here}}'
    picture = r"{\pict\pngblip 89504e47}{\*\unknown{\what ever}}\bin4 }}}}"
    assert texts(rf"a {box}{link}{picture} b\par c\par") == ["a here b", "in the box", "c"]


def test_what_the_file_tells_is_kept() -> None:
    head = (
        rf"{{\info{{\title {hexes('رحلة')}}}{{\author {codes('ليلى')}}}"
        r"{\operator Z}{\creatim\yr2021\mo5\dy4\hr3}{\revtim\yr2022\mo1\dy1}}"
    )
    read = content(r"a\par", head)
    assert (read.title, read.about) == ("رحلة", About("ليلى", "2021-05-04"))
    assert [block.text for block in read.blocks] == ["a"]


def test_it_is_known_by_its_content_and_says_where_it_breaks_off() -> None:
    whole = rb"{\rtf1 first\par second\par}"
    assert format_of(whole, ".doc") is RTF
    assert read_rtf(Source(whole)).notes == ()
    cut = read_rtf(Source(whole[:-5]))
    assert [block.text for block in cut.blocks] == ["first", "second"]
    assert tuple(map(str, cut.notes)) == ("The file breaks off: its end is missing.",)
    with pytest.raises(UnreadableError, match="breaks off"):
        read_rtf(Source(rb"{\rtf1{\fonttbl"))


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 10_000 + "a" + "}" * 10_000,
        r"\u99999999999a",
        r"\u-99999?a",
        r"\bin99999999",
        r"\ansicpg99999\'e1",
        r"\f-1\af-5\outlinelevel-3\ilvl-2\uc-5 a\par",
        r"\cell\row\cell\nestcell" * 1000,
        "}" * 100,
        "\\",
    ],
)
def test_nonsense_is_read_without_a_traceback(hostile: str) -> None:
    assert content("first\\par " + hostile).blocks[0].text.startswith("first")
