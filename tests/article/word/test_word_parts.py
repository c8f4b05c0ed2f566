"""What a Word document keeps apart from its letters: symbols, notes, equations, numbers."""

from __future__ import annotations

import pytest

from article.word.word_documents import document, notes, paragraph, run, texts
from khulasa.article.blocks import Source
from khulasa.article.word.document import read_word


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B0", "°"),
        ("Symbol", "00B1", "±"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F057", "Ω"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F0E5", "∑"),
        ("Wingdings", "F0FC", "✔"),
        ("Wingdings", "F0FB", "✘"),
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "F0DF", "←"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F04A", "☺"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0D5", "⌫"),
        ("Wingdings 2", "F050", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 3", "F067", "→"),
        ("Webdings", "F061", "✔"),
        ("Arial", "F041", "A"),
        ("Segoe UI Symbol", "2714", "✔"),
        ("Wingdings 3", "F0FF", "\ufffd"),
        ("Arial", "nonsense", "\ufffd"),
    ],
)
def test_symbols_are_read_as_what_they_show(font: str, code: str, shown: str) -> None:
    assert texts(paragraph("قبل ", sym(font, code), " بعد")) == [f"قبل {shown} بعد"]


def test_letters_in_a_font_of_symbols_are_symbols_and_arabic_ones_are_not() -> None:
    wingdings, symbol = (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' for font in ("Wingdings", "Symbol")
    )
    assert texts(
        paragraph(run("\u00fc", wingdings), " تم 5", run("\uf0b0", symbol)),
        paragraph(run("بقي 12 يوما", wingdings)),
    ) == ["✔ تم 5°", "بقي 12 يوما"]


def mark(kind: str, number: int) -> str:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{raised}<w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_follow_in_the_order_of_their_marks_each_once() -> None:
    own_mark = "<w:r><w:footnoteRef/></w:r>"
    assert texts(
        paragraph("عام 1999", mark("footnote", 2), " عاد"),
        paragraph("ثم نام", mark("endnote", 7), " وصحا", mark("footnote", 2), mark("footnote", 99)),
        "<w:tbl><w:tr><w:tc>" + paragraph("خلية", mark("footnote", 1)) + "</w:tc></w:tr></w:tbl>",
        footnotes=notes(
            "footnote",
            n1=paragraph(own_mark, " في الجدول"),
            n2=paragraph(own_mark, " كان شتاء") + paragraph("باردا جدا"),
            n3=paragraph(own_mark, " لا علامة لها"),
        ),
        endnotes=notes("endnote", n7=paragraph(" وقت الظهر")),
    ) == [
        *("عام 1999[1] عاد", "ثم نام[2] وصحا[1]", "خلية[3]"),
        *("[1] كان شتاء", "باردا جدا", "[2] وقت الظهر", "[3] في الجدول"),
    ]


def aligned(text: str, how: str) -> str:
    return run(text, f'<w:vertAlign w:val="{how}"/>')


def test_raised_and_lowered_runs_stay_apart() -> None:
    assert texts(
        paragraph("نحو 12", aligned("3", "superscript"), " لترا"),
        paragraph("نحو 10", aligned("-", "superscript"), aligned("12", "superscript"), " غراما"),
        paragraph("نحو ١٢", aligned("٣", "superscript")),
        paragraph("ماء H", aligned("2", "subscript"), "O"),
    ) == ["نحو 12³ لترا", "نحو 10⁻¹² غراما", "نحو ١٢^٣", "ماء H₂O"]


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def over(above: str, below: str) -> str:
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


def power(base: str, exponent: str) -> str:
    return f"<m:sSup><m:e>{base}</m:e><m:sup>{exponent}</m:sup></m:sSup>"


def root(inner: str, degree: str = "") -> str:
    hide = "" if degree else '<m:degHide m:val="1"/>'
    return f"<m:rad><m:radPr>{hide}</m:radPr><m:deg>{degree}</m:deg><m:e>{inner}</m:e></m:rad>"


@pytest.mark.parametrize(
    ("equation", "line"),
    [
        (over(r("3"), r("4")), "3/4"),
        (over(r("x+1"), r("12")), "(x+1)/12"),
        (over(r("1"), r("2x")), "1/(2x)"),
        (over(r("المسافة"), r("الزمن")), "المسافة/الزمن"),
        (over(over(r("1"), r("2")), r("3")), "(1/2)/3"),
        (r("2") + over(r("3"), r("4")), "2 3/4"),
        (over(r("3"), r("4")) + r("x"), "3/4 x"),
        (power(r("10"), r("6")), "10⁶"),
        (power(r("10"), r("-3")), "10⁻³"),
        (power(r("x+1"), r("2")), "(x+1)²"),
        (power(r("e"), r("kt")), "e^(kt)"),
        (power(r("2"), r("a+b")), "2^(a+b)"),
        (f"<m:sSub><m:e>{r('v')}</m:e><m:sub>{r('0')}</m:sub></m:sSub>", "v₀"),
        (
            f"<m:sSubSup><m:e>{r('x')}</m:e><m:sub>{r('1')}</m:sub><m:sup>{r('2')}</m:sup>"
            "</m:sSubSup>",
            "x₁²",
        ),
        (root(r("16")), "√16"),
        (root(r("x+1")), "√(x+1)"),
        (root(r("27"), r("3")), "∛27"),
        (root(r("32"), r("5")), "⁵√32"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            f"<m:sub>{r('i=1')}</m:sub><m:sup>{r('n')}</m:sup><m:e>{r('i')}</m:e></m:nary>",
            "∑_(i=1)^n i",
        ),
        (f"<m:nary><m:sub/><m:sup/><m:e>{r('x')}</m:e></m:nary>", "∫ x"),
        (f"<m:d><m:e>{r('x+1')}</m:e></m:d>", "(x+1)"),
        (over(f"<m:d><m:e>{r('x+1')}</m:e></m:d>", r("2")), "(x+1)/2"),
        (
            '<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>'
            f"<m:e>{r('x')}</m:e></m:d>",
            "|x|",
        ),
        (f"<m:func><m:fName>{r('sin')}</m:fName><m:e>{r('x')}</m:e></m:func>", "sin x"),
        (f"<m:limLow><m:e>{r('lim')}</m:e><m:lim>{r('x→0')}</m:lim></m:limLow>", "lim_(x→0)"),
        (
            f"<m:m><m:mr><m:e>{r('1')}</m:e><m:e>{r('2')}</m:e></m:mr>"
            f"<m:mr><m:e>{r('3')}</m:e><m:e>{r('4')}</m:e></m:mr></m:m>",
            "1, 2; 3, 4",
        ),
        (r("x") + r("≤") + r("1") + r("2"), "x≤12"),
    ],
)
def test_equations_keep_their_sense_on_one_line(equation: str, line: str) -> None:
    inside = paragraph("يساوي ", f"<m:oMath>{equation}</m:oMath>", " تقريبا")
    alone = paragraph(f"<m:oMathPara><m:oMath>{equation}</m:oMath></m:oMathPara>")
    assert texts(inside, alone) == [f"يساوي {line} تقريبا", line]


def test_an_equation_does_not_join_the_number_before_it() -> None:
    equation = f"<m:oMath>{over(r('1'), r('2'))}</m:oMath>"
    assert texts(paragraph("نحو 2", equation, "5 لترات")) == ["نحو 2 1/2 5 لترات"]


def level(depth: int, form: str, text: str, more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{more}{shown}</w:lvl>'


def item(text: str, number: int, depth: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=numbered)


def test_items_of_numbered_lists_have_the_numbers_that_word_shows() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal", "%1.", '<w:start w:val="3"/>')
        + level(1, "lowerLetter", "%1.%2)")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
        + level(0, "bullet", "\uf0b7")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="3">'
        + level(0, "arabicAbjad", "%1-")
        + level(1, "upperRoman", "%2")
        + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
        + '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    assert texts(
        *(
            item("ثالث", 1),
            item("فرع", 1, 1),
            item("فرع", 1, 1),
            item("رابع", 1),
            item("فرع", 1, 1),
        ),
        *(item("نقطة", 2), item("خامس", 1), item("من جديد", 4), item("وبعده", 4)),
        *(item("حرف", 3), item("حرف", 3), item("روماني", 3, 1), item("حرف", 3)),
        numbering=numbering,
    ) == [
        *("3. ثالث", "3.a) فرع", "3.b) فرع", "4. رابع", "4.a) فرع"),
        *("نقطة", "5. خامس", "1. من جديد", "2. وبعده"),
        *("أ- حرف", "ب- حرف", "I روماني", "ج- حرف"),
    ]


@pytest.mark.parametrize("how", ["<w:vanish/>", "<w:strike/>", "<w:dstrike w:val='1'/>"])
def test_hidden_and_struck_out_text_is_left_out(how: str) -> None:
    assert texts(paragraph("قبل ", run("ألف ", how), "بعد"), paragraph(run("ألف", how))) == [
        "قبل بعد"
    ]
    read = read_word(Source(document(paragraph("قبل ", run("ألف", how), run("باء", how), " بعد"))))
    assert read.left_out == 1
    off = how.replace("/>", " w:val='0'/>") if "val" not in how else how.replace("'1'", "'0'")
    assert texts(paragraph("قبل ", run("ألف ", off), "بعد")) == ["قبل ألف بعد"]
