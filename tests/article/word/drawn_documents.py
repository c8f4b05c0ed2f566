"""Word documents with a chart, a diagram and pictures, for tests."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from article.word.word_documents import NAMESPACES

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

TITLE = "الأمطار في صور"
AXIS = "الشهر"
MONTHS = ("كانون", "شباط")
SERIES = ("شتاء 2019", "شتاء 2020")
STEPS = ("نجمع الماء", "ثم ننقيه")
DESCRIPTION = "خريطة الساحل"


def chart() -> bytes:
    """The XML of a chart with a title, an axis with a name, two series over two months."""
    data = CategoryChartData()
    data.categories = MONTHS
    for name in SERIES:
        data.add_series(name, (12, 30))
    xml = ChartXmlWriter(XL_CHART_TYPE.COLUMN_CLUSTERED, data).xml

    def title(text: str) -> str:
        rich = f"<a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        return f'<c:title><c:tx><c:rich>{rich}</c:rich></c:tx><c:overlay val="0"/></c:title>'

    xml = xml.replace('<c:autoTitleDeleted val="0"/>', "", 1)
    xml = xml.replace("<c:plotArea>", f"{title(TITLE)}<c:plotArea>", 1)
    return xml.replace('<c:axPos val="b"/>', f'<c:axPos val="b"/>{title(AXIS)}', 1).encode()


def diagram() -> bytes:
    """The model of a diagram with two steps, an arrow without words among them."""
    texts = (*STEPS[:1], "", *STEPS[1:])
    points = "".join(
        f'<dgm:pt modelId="{n}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>'
        "</dgm:pt>"
        for n, text in enumerate(texts)
    )
    return (
        f'<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:ptLst>{points}</dgm:ptLst>'
        "</dgm:dataModel>"
    ).encode()


def drawing_of_diagram() -> bytes:
    """How a diagram was drawn last."""
    shapes = "".join(
        f"<dsp:sp><dsp:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dsp:txBody></dsp:sp>"
        for text in STEPS
    )
    return (
        f'<dsp:drawing xmlns:dsp="{DSP}" xmlns:a="{A}"><dsp:spTree>{shapes}</dsp:spTree>'
        "</dsp:drawing>"
    ).encode()


def drawn(*, chart: bytes = b"", diagram: bytes = b"", describing: str = "") -> bytes:
    """A document with a line, what is drawn below it, and another line."""
    made = Document()
    made.add_paragraph("قبل الرسم.")
    if chart:
        name = _relate(made, "charts/chart1", "chart", chart)
        _draw(made, f'<c:chart xmlns:c="{C}" r:id="{name}"/>')
        _draw(made, f'<c:chart xmlns:c="{C}" r:id="{name}"/>')
    if diagram:
        name = _relate(made, "diagrams/data1", "diagramData", diagram)
        _relate(made, "diagrams/drawing1", "diagramDrawing", drawing_of_diagram())
        _draw(made, f'<dgm:relIds xmlns:dgm="{DGM}" r:dm="{name}"/>')
    if describing:
        _draw(made, "", describing)
    made.add_paragraph("بعد الرسم.")
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _relate(made: Any, name: str, kind: str, content: bytes) -> str:
    part = Part(PackURI(f"/word/{name}.xml"), "application/xml", content, made.part.package)
    return str(made.part.relate_to(part, _RELATION + kind))


def _draw(made: Any, inside: str, describing: str = "") -> None:
    made.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {NAMESPACES} xmlns:wp="{WP}" xmlns:a="{A}"><w:drawing><wp:inline>'
            f'<wp:docPr id="1" name="Picture 1" descr="{describing}"/><a:graphic>'
            f'<a:graphicData uri="x">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
            "</w:r>"
        )
    )
