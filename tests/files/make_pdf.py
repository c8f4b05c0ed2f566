"""Makes the PDFs of tests/files/pdf from article.txt, with the programs that people make them with.

Run it in an environment of its own with weasyprint, reportlab, arabic-reshaper, python-bidi and
PySide6-Essentials; soffice and chromium have to be on the PATH. With names of producers it makes
only theirs:

    python tests/files/make_pdf.py [qt chromium weasyprint libreoffice reportlab]
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent / "pdf"
FONTS = Path(__file__).parents[2] / "resources" / "fonts"
HEADER = "مجلة المدينة — العدد 52"
A5 = (419.5, 595.3)

Lines = list[tuple[str, str]]


def article() -> Lines:
    """The article as pairs of kind and text; the cells of a row are parted by tabs."""
    lines = (HERE / "article.txt").read_text("utf-8").splitlines()
    return [(kind, text) for kind, _tab, text in (line.partition("\t") for line in lines)]


def page(css: str, *, footnotes: bool = False, reversed_cells: bool = False) -> str:
    """The article as a web page; Qt has the cells of a row from left to right whatever it says."""
    tags = {"title": "h1", "heading": "h2", "quote": "blockquote", "text": "p"}
    lines = article()
    notes = {text[:3]: text[4:] for kind, text in lines if kind == "note"} if footnotes else {}
    parts = []
    for kind, group in groupby(lines, lambda line: line[0]):
        texts = [html.escape(text) for _kind, text in group]
        if kind == "cell":
            step = -1 if reversed_cells else 1
            rows = ("</td><td>".join(text.split("\t")[::step]) for text in texts)
            parts.append(
                "<table cellpadding=4>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows)
            )
            parts.append("</table>")
        elif kind == "item":
            parts.append("<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
        elif kind == "note":
            parts += [] if footnotes else [f"<div><small>{text}</small></div>" for text in texts]
        else:
            parts += [f"<{tags[kind]}>{text}</{tags[kind]}>" for text in texts]
    body = "\n".join(parts)
    for mark, text in notes.items():
        body = body.replace(mark, f'<span class="note">{text}</span>')
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>حدائق الأسطح</title><meta name="author" content="سلمى حداد"><style>
@font-face {{ font-family: Naskh; src: url({FONTS.as_uri()}/NotoNaskhArabic-Regular.ttf) }}
@font-face {{ font-family: Naskh; font-weight: bold;
    src: url({FONTS.as_uri()}/NotoNaskhArabic-Bold.ttf) }}
@page {{ size: A5; margin: 18mm 15mm; @top-center {{ content: "{HEADER}"; font: 8pt Naskh }}
    @bottom-center {{ content: counter(page); font: 8pt Naskh }} }}
body {{ font: 11pt/1.7 Naskh, "DejaVu Serif"; margin: 0 }} h1 {{ font-size: 19pt }}
h2 {{ font-size: 14pt }} p {{ text-align: justify; margin: 0 0 0.6em }}
table {{ border-collapse: collapse; width: 100% }}
td {{ border: 0.5pt solid gray; padding: 2pt 6pt }}
small {{ font-size: 8pt }} {css}</style></head><body>{body}</body></html>"""


def chromium(page: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "article.html"
        source.write_text(page, "utf-8")
        subprocess.run(
            [
                *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
                *("--no-pdf-header-footer", f"--user-data-dir={folder}/profile"),
                *(f"--print-to-pdf={target}", source.as_uri()),
            ],
            check=True,
            capture_output=True,
        )


def weasyprint(page: str, target: Path) -> None:
    from weasyprint import HTML

    HTML(string=page).write_pdf(target)


_STYLE = """<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties
 style:writing-mode="rl-tb" fo:text-align="{align}" fo:margin-bottom="0.2cm"
 fo:margin-left="{inset}cm" fo:margin-right="{inset}cm"/>
<style:text-properties style:font-name="Naskh" style:font-name-complex="Naskh"
 fo:font-size="{size}pt" style:font-size-complex="{size}pt" fo:font-weight="{weight}"
 style:font-weight-complex="{weight}"/></style:style>"""


def flat_document() -> str:
    """The article as a flat ODF document with real footnotes, lists, a header and page numbers."""
    styles = "".join(
        _STYLE.format(name=name, align=align, inset=inset, size=size, weight=weight)
        for name, align, inset, size, weight in (
            ("text", "justify", 0, 11, "normal"),
            ("title", "start", 0, 19, "bold"),
            ("heading", "start", 0, 14, "bold"),
            ("quote", "justify", 1, 11, "normal"),
            ("note", "start", 0, 8, "normal"),
            ("margin", "center", 0, 8, "normal"),
        )
    )
    lines = article()
    notes = {text[:3]: text[4:] for kind, text in lines if kind == "note"}
    body = []
    for kind, group in groupby(lines, lambda line: line[0]):
        texts = [html.escape(text) for _kind, text in group]
        if kind == "cell":
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    '<table:table-cell><text:p text:style-name="text">'
                    f"{cell}</text:p></table:table-cell>"
                    for cell in text.split("\t")
                )
                + "</table:table-row>"
                for text in texts
            )
            body.append(
                '<table:table table:style-name="table"><table:table-column '
                f'table:number-columns-repeated="3"/>{rows}</table:table>'
            )
        elif kind == "item":
            items = (f'<text:p text:style-name="text">{text}</text:p>' for text in texts)
            body.append(
                '<text:list text:style-name="bullets">'
                + "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
                + "</text:list>"
            )
        elif kind in ("title", "heading"):
            level = 1 if kind == "title" else 2
            body += [
                f'<text:h text:style-name="{kind}" text:outline-level="{level}">{text}</text:h>'
                for text in texts
            ]
        elif kind != "note":
            body += [f'<text:p text:style-name="{kind}">{text}</text:p>' for text in texts]
    content = "\n".join(body)
    for number, (mark, text) in enumerate(notes.items(), 1):
        content = content.replace(
            mark,
            f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>'
            f'{number}</text:note-citation><text:note-body><text:p text:style-name="note">{text}'
            "</text:p></text:note-body></text:note>",
        )
    names = "office style text table fo meta dc"
    urns = {
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    namespaces = (
        " ".join(
            f'xmlns:{n}="{urns.get(n, f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0")}"'
            for n in names.split()
        )
        + ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {namespaces} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>حدائق الأسطح</dc:title><meta:initial-creator>سلمى حداد</meta:initial-creator>
</office:meta><office:font-face-decls><style:font-face style:name="Naskh"
 svg:font-family="'Noto Naskh Arabic'"/></office:font-face-decls>
<office:automatic-styles>{styles}
<text:list-style style:name="bullets"><text:list-level-style-bullet text:level="1"
 text:bullet-char="•"><style:list-level-properties text:space-before="0.4cm"
 text:min-label-width="0.4cm"/></text:list-level-style-bullet></text:list-style>
<style:style style:name="table" style:family="table"><style:table-properties
 style:writing-mode="rl-tb" style:width="11cm" table:align="right"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="14.8cm"
 fo:page-height="21cm" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.5cm"
 fo:margin-right="1.5cm" style:writing-mode="rl-tb"/><style:header-style>
<style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/>
</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm"
 fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p text:style-name="margin">{HEADER}</text:p></style:header><style:footer>
<text:p text:style-name="margin"><text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>{content}</office:text></office:body>
</office:document>"""


def libreoffice(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.fodt"
        source.write_text(flat_document(), "utf-8")
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<include>/etc/fonts/fonts.conf</include><dir>{FONTS}</dir></fontconfig>"
        )
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                *("--convert-to", "pdf", "--outdir", str(target.parent), str(source)),
            ],
            check=True,
            capture_output=True,
            env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        )


def qt(page: str, target: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import (
        QFont,
        QFontDatabase,
        QGuiApplication,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    app = QGuiApplication.instance() or QGuiApplication([])
    for font in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle("Microsoft Word - untitled.docx")
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Naskh Arabic", 11))
    document.setHtml(page)
    # It numbers the pages.
    document.print_(writer)
    del app


def locked(target: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(target), encrypt="open sesame")
    canvas.drawString(72, 700, "The garden on the roof opens at noon.")
    canvas.save()


def reportlab(target: Path) -> None:
    """As old producers did: presentation forms in visual order, from left to right."""
    import arabic_reshaper
    from bidi.algorithm import get_display
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Naskh", FONTS / "NotoNaskhArabic-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("NaskhBold", FONTS / "NotoNaskhArabic-Bold.ttf"))
    canvas = Canvas(str(target), pagesize=A5)
    reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False})

    def font_of(letter: str, font: str) -> str:
        known = ord(letter) in pdfmetrics.getFont(font).face.charToGlyph
        return font if known else "Times-Roman"

    def pieces(text: str, font: str) -> list[tuple[str, str]]:
        shaped = get_display(reshaper.reshape(text), base_dir="R")
        return [
            (name, "".join(letters))
            for name, letters in groupby(shaped, lambda c: font_of(c, font))
        ]

    def width(text: str, font: str, size: float) -> float:
        return sum(pdfmetrics.stringWidth(part, name, size) for name, part in pieces(text, font))

    def draw(text: str, right: float, y: float, font: str, size: float) -> None:
        x = right - width(text, font, size)
        for name, part in pieces(text, font):
            canvas.setFont(name, size)
            canvas.drawString(x, y, part)
            x += pdfmetrics.stringWidth(part, name, size)

    def margins() -> None:
        draw(HEADER, 260, A5[1] - 30, "Naskh", 8)
        draw(str(canvas.getPageNumber()), 212, 28, "Naskh", 8)

    margins()
    y, right, full = A5[1] - 65, A5[0] - 42, A5[0] - 84
    for kind, text in article():
        size = {"title": 19, "heading": 14, "note": 8}.get(kind, 11)
        font = "NaskhBold" if kind in ("title", "heading") else "Naskh"
        cells = text.split("\t")
        lines = [""]
        for word in ["•", *text.split()] if kind == "item" else text.split():
            longer = f"{lines[-1]} {word}".strip()
            if width(longer, font, size) <= full:
                lines[-1] = longer
            else:
                lines.append(word)
        for line in [text] if kind == "cell" else lines:
            if y < 60:
                canvas.showPage()
                margins()
                y = A5[1] - 65
            for column, part in enumerate(cells if kind == "cell" else [line]):
                draw(part, right - column * 110, y, font, size)
            y -= 1.7 * size
        y -= 6
    canvas.save()


PRODUCERS = {
    "qt": lambda: qt(page("", reversed_cells=True), HERE / "qt.pdf"),
    "chromium": lambda: (
        chromium(page(""), HERE / "chromium.pdf"),
        chromium(page("body { columns: 2 } h1 { column-span: all }"), HERE / "chromium-2.pdf"),
    ),
    "weasyprint": lambda: (
        weasyprint(
            page(".note { float: footnote; font-size: 8pt }", footnotes=True),
            HERE / "weasyprint.pdf",
        ),
        weasyprint(page("@page { size: A4 } body { columns: 3 }"), HERE / "weasyprint-3.pdf"),
    ),
    "libreoffice": lambda: libreoffice(HERE / "libreoffice.pdf"),
    "reportlab": lambda: (reportlab(HERE / "reportlab.pdf"), locked(HERE / "locked.pdf")),
}


if __name__ == "__main__":
    for name in sys.argv[1:] or PRODUCERS:
        PRODUCERS[name]()
