"""Small sound files of every format, from which broken ones are made."""

from __future__ import annotations

import plistlib
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

FILES = Path(__file__).parents[1] / "files"
TITLE = "افتتاح سوق الخميس"
SENTENCES = (
    "وصل 120 تاجرا إلى السوق في 3 آذار 2024.",
    "قالت ليلى حداد: «بعنا كل شيء قبل الظهر».",
    "The Harbour Post زارت المكان أيضا (12%).",
)
PAGE = (
    f"<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>{TITLE}</title></head>"
    f"<body><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "<ul><li>خبز<li>سمك</ul><table><tr><th>اليوم<th>السعر<tr><td>الأحد<td>15</table>"
    "<p>م<sup>2</sup> <a href='#n'>1</a></p><p id=n>1 حاشية</p></article></body></html>"
)


def seeds() -> dict[str, bytes]:
    """File names with their contents: those made here, and those kept in ``tests/files``."""
    made = {
        "text.txt": "\n\n".join((TITLE, *SENTENCES)).encode(),
        "cp1256.txt": "\n".join((TITLE, *SENTENCES[:2])).encode("cp1256"),
        "page.html": PAGE.encode(),
        "notes.md": _markdown().encode(),
        "subtitles.srt": _subtitles().encode(),
        "subtitles.vtt": ("WEBVTT\n\n" + _subtitles().replace(",", ".")).encode(),
        "subtitles.ass": _styled_subtitles().encode(),
        "table.csv": 'اليوم,السعر\nالأحد,15\n"الاثنين, مساء",16\n'.encode(),
        "letter.eml": _mail(),
        "page.mhtml": _saved_page(),
        "page.webarchive": _web_archive(),
        "letter.rtf": _rtf(),
        "article.docx": _word(),
        "article.odt": _opendocument(),
        "slides.pptx": _slides(),
        "table.xlsx": _workbook(),
        "book.epub": _book(),
        "articles.zip": _archive({"a/text.txt": SENTENCES[0].encode(), "b.html": PAGE.encode()}),
    }
    kept = sorted(path for path in FILES.rglob("*") if path.is_file() and path.suffix != ".py")
    return made | {path.relative_to(FILES).as_posix(): path.read_bytes() for path in kept}


def _archive(members: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def _markdown() -> str:
    text = "\n\n".join(SENTENCES)
    table = "| أ | ب |\n|---|---|\n| 1 | 2 |"
    return f"# {TITLE}\n\n{text}[^1]\n\n1. أول\n2. **ثان**\n\n{table}\n\n> قول\n\n[^1]: حاشية"


def _subtitles() -> str:
    return "".join(
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{sentence}\n\n"
        for number, sentence in enumerate(SENTENCES, 1)
    )


def _styled_subtitles() -> str:
    return (
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\n"
        "Style: Default,Arial\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
        f"Dialogue: 0,0:00:01.00,0:00:02.00,Default,{{\\i1}}{SENTENCES[0]}\n"
    )


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = TITLE, "a@b.example", "Sun, 3 Mar 2024 10:00:00"
    mail.set_content("\n".join(SENTENCES) + "\n> قول\n")
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="خبر.pdf")
    return mail.as_bytes()


def _saved_page() -> bytes:
    page = EmailMessage()
    page["Subject"], page["Snapshot-Content-Location"] = TITLE, "https://a.example/"
    page.set_content(PAGE, subtype="html")
    page.make_related()
    page.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a@b>")
    return page.as_bytes()


def _web_archive() -> bytes:
    resource = {
        "WebResourceData": PAGE.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://a.example/",
    }
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def _rtf() -> bytes:
    letters = "".join(f"\\u{ord(letter)}?" for letter in SENTENCES[1])
    return rb"{\rtf1\ansi\ansicpg1256 {\b " + letters.encode() + rb"}\par\trowd\cell 15\cell\row}"


def _word() -> bytes:
    from docx import Document

    document, written = Document(), BytesIO()
    document.add_heading(TITLE, 1)
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    document.add_paragraph("أول", style="List Number")
    document.add_table(2, 2).cell(0, 1).text = "15"
    document.save(written)
    return written.getvalue()


def _opendocument() -> bytes:
    from odfdo import Document, Header, Paragraph

    document, written = Document("text"), BytesIO()
    document.body.clear()
    document.body.append(Header(1, TITLE))
    for sentence in SENTENCES:
        document.body.append(Paragraph(sentence))
    document.save(written)
    return written.getvalue()


def _slides() -> bytes:
    from pptx import Presentation

    shown, written = Presentation(), BytesIO()
    slide = shown.slides.add_slide(shown.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = TITLE, SENTENCES[0]
    shown.save(written)
    return written.getvalue()


def _workbook() -> bytes:
    from openpyxl import Workbook

    book, written = Workbook(), BytesIO()
    book.active.append(["اليوم", "السعر"])
    book.active.append([SENTENCES[0], 15])
    book.save(written)
    return written.getvalue()


def _book() -> bytes:
    return _archive(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": b"<container xmlns='urn:oasis:names:tc:opendocument:xmlns:"
            b"container'><rootfiles><rootfile full-path='o.opf' media-type='application/"
            b"oebps-package+xml'/></rootfiles></container>",
            "o.opf": b"<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><manifest>"
            b"<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
            b"<spine><itemref idref='a'/></spine></package>",
            "a.xhtml": PAGE.encode(),
        }
    )
