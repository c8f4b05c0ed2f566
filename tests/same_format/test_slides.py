"""The translation in a copy of slides."""

from __future__ import annotations

import zipfile
from io import BytesIO

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Inches

from article.slides.test_slides import A, box, data_of, run, slide_of, with_chart
from same_format.translating import write

TARGETS = {
    "عودة المكتبة": "Return of the library",
    "فتحت المكتبة أبوابها.": "The library opened.",
    "نحن سعداء بهذا اليوم.": "We are happy.",
    "القاهرة": "Cairo",
    "زارت NASA المدينة.": "The city saw NASA.",
}


def test_titles_points_tables_and_looks() -> None:
    made = Presentation()
    slide = slide_of(made, "عودة المكتبة", "فتحت المكتبة أبوابها.")
    table = slide.shapes.add_table(1, 1, *(Inches(1),) * 4).table
    table.cell(0, 0).text = "القاهرة"
    box(
        slide,
        '<a:pPr algn="r" rtl="1" marR="9"/>' + run("نحن سعداء بهذا اليوم.", 'lang="ar" b="1"'),
        run("زارت ") + run("NASA", 'b="1"') + run(" المدينة."),
    )
    data = data_of(made)
    result = write(data, ".pptx", TARGETS)
    new = Presentation(BytesIO(result.data)).slides[0]
    title, points, frame, text = new.shapes
    assert (title.text_frame.text, points.text_frame.text) == (
        "Return of the library",
        "The library opened.",
    )
    assert frame.table.cell(0, 0).text == "Cairo"
    first, second = text.text_frame.paragraphs
    assert [(r.text, r.font.bold) for r in first.runs] == [("We are happy.", True)]
    assert dict(first._p.pPr.attrib) == {"algn": "l", "rtl": "0", "marL": "9"}
    assert first.runs[0]._r.rPr.get("lang") == "en"
    assert [(r.text, r.font.bold) for r in second.runs] == [
        ("The city saw ", None),
        ("NASA", True),
        (".", None),
    ]
    assert result.notes == ()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(result.data)) as copy:
        names = old.namelist()
        assert copy.namelist() == names
        assert [n for n in names if old.read(n) != copy.read(n)] == ["ppt/slides/slide1.xml"]


def test_a_title_on_two_lines_is_one_sentence() -> None:
    made = Presentation()
    slide_of(made, "فتحت المكتبة\nأبوابها.", "القاهرة")
    result = write(data_of(made), ".pptx", {**TARGETS, "فتحت المكتبة\nأبوابها.": "It opened."})
    title = Presentation(BytesIO(result.data)).slides[0].shapes.title
    assert title.text_frame.text == "It opened."


def test_masters_from_right_to_left_are_turned() -> None:
    made = Presentation()
    slide_of(made, "عودة المكتبة")
    level = made.slide_master._element.find(".//{*}bodyStyle/{*}lvl1pPr")
    level.set("rtl", "1")
    level.set("algn", "r")
    result = write(data_of(made), ".pptx", TARGETS)
    master = Presentation(BytesIO(result.data)).slide_master
    level = master._element.find(".//{*}bodyStyle/{*}lvl1pPr")
    assert (level.get("rtl"), level.get("algn")) == ("0", "l")


def test_slides_with_the_same_text_are_both_written() -> None:
    made = Presentation()
    for _number in range(2):
        slide_of(made, "عودة المكتبة", "فتحت المكتبة أبوابها.")
    new = Presentation(BytesIO(write(data_of(made), ".pptx", TARGETS).data))
    assert [[shape.text_frame.text for shape in slide.shapes] for slide in new.slides] == [
        ["Return of the library", "The library opened."]
    ] * 2


def test_all_of_a_title_on_two_paragraphs_stays() -> None:
    made = Presentation()
    title = slide_of(made, "فتحت المكتبة", "القاهرة").shapes.title.text_frame
    second = title.add_paragraph()
    second.text = "أبوابها"
    number = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    number = number.replace("<a:fld", f"<a:fld {A}")
    second._p.append(parse_xml(f"{number}<a:t>77</a:t></a:fld>"))
    source = "فتحت المكتبة\nأبوابها77"
    result = write(data_of(made), ".pptx", {**TARGETS, source: "It opened 77."})
    title = Presentation(BytesIO(result.data)).slides[0].shapes.title
    assert title._element.findtext(".//{*}fld/{*}t") == "77"


def test_a_chart_speaks_the_language_of_the_translation() -> None:
    made = with_chart("نحن سعداء بهذا اليوم.", ("القاهرة", "صور"), "")
    targets = {**TARGETS, "الماء": "Water", "صور": "Tyre"}
    new = Presentation(BytesIO(write(data_of(made), ".pptx", targets).data))
    chart = next(shape.chart for shape in new.slides[0].shapes if shape.has_chart)
    assert chart.chart_title.text_frame.text == "We are happy."
    assert list(chart.plots[0].categories) == ["Cairo", "Tyre"]
    assert list(chart.plots[0].series[0].values) == [12, 30]


def test_a_title_in_the_middle_stays_there_and_numbers_go_with_the_words() -> None:
    made = Presentation()
    slide = slide_of(made, "Return", "We are happy.")
    table = slide.shapes.add_table(1, 2, *(Inches(1),) * 4).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Cairo", "12"
    targets = {"Return": "العودة", "We are happy.": "نحن سعداء.", "Cairo": "القاهرة"}
    data = write(data_of(made), ".pptx", targets, target="ar", source="en").data
    title, points, frame = Presentation(BytesIO(data)).slides[0].shapes
    sides = [
        dict(place.text_frame.paragraphs[0]._p.pPr.attrib)
        for place in (title, points, frame.table.cell(0, 0), frame.table.cell(0, 1))
    ]
    assert sides == [{"rtl": "1"}, *[{"rtl": "1", "algn": "r"}] * 3]
