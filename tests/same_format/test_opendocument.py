"""The translation in a copy of an OpenDocument file."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from article.opendocument.open_documents import NAMESPACES, flat, p, packed
from khulasa.article.opendocument.names import STYLE, TEXT
from khulasa.article.read import read_bytes
from khulasa.same_format.write import SameFormatError, suffixes_for
from same_format.translating import write

FIRST, SECOND = "فتحت المكتبة أبوابها أمس.", "نحن سعداء بهذا اليوم."
TARGETS = {
    FIRST: "The library opened.",
    SECOND: "We are happy.",
    f"[1] {SECOND}": "[1] We are happy.",
    "القاهرة": "Cairo",
    "زارت NASA المدينة.": "The city saw NASA.",
}
STYLES = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Body">
<style:paragraph-properties fo:text-align="end" style:writing-mode="rl-tb"/></style:style>
<style:style style:name="T1" style:family="text">
<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="T2" style:family="text">
<style:text-properties style:language-complex="ar"/></style:style>
"""


def text(*body: str, styles: str = STYLES) -> bytes:
    """A packed text with this body."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
        "</office:body></office:document-content>"
    )
    return packed({"content.xml": content.encode(), "Pictures/a.png": b"\x89PNG"})


def written(data: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(write(data, ".odt", TARGETS).data)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def test_paragraphs_notes_tables_and_pictures_stay() -> None:
    note = f"<text:note><text:note-body>{p(SECOND)}</text:note-body></text:note>"
    cell = f"<table:table-cell>{p('القاهرة')}</table:table-cell>"
    frame = '<draw:frame draw:name="x"><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    data = text(
        p(f"{FIRST}{note} {SECOND}{frame}", "P1"),
        f"<table:table><table:table-row>{cell * 2}</table:table-row></table:table>",
    )
    result = write(data, ".odt", {**TARGETS, f"{FIRST}[1]": "The library opened.[1]"}).data
    assert [block.text for block in read_bytes(result, file="a.odt").paragraphs] == [
        "The library opened.[1] We are happy.",
        "Cairo",
        "Cairo",
        "[1] We are happy.",
    ]
    with zipfile.ZipFile(BytesIO(result)) as new, zipfile.ZipFile(BytesIO(data)) as old:
        assert new.namelist() == old.namelist()
        assert b'draw:name="x"' in new.read("content.xml")
        assert new.read("Pictures/a.png") == old.read("Pictures/a.png")


def test_lines_begin_on_the_side_of_the_translation() -> None:
    root = written(text(p(FIRST, "P1"), p(SECOND, "P1"), p("***", "P1")))
    first, second, stars = root.iter(TEXT + "p")
    name = first.get(TEXT + "style-name")
    assert name == second.get(TEXT + "style-name") != "P1" == stars.get(TEXT + "style-name")
    (style,) = (one for one in root.iter(STYLE + "style") if one.get(STYLE + "name") == name)
    assert style.get(STYLE + "parent-style-name") == "Body"
    properties = {key.rpartition("}")[2]: v for part in style for key, v in part.attrib.items()}
    assert properties["writing-mode"] == "lr-tb"
    assert properties["text-align"] == "start"
    assert properties["language"] == "en"


def test_spans_and_links_stand_with_their_words() -> None:
    link = f'<text:a xlink:href="http://a.example">{SECOND}</text:a>'
    first, second = written(
        text(
            p(f"{span('زارت ', 'T2')}{span('NASA', 'T1')}{span(' المدينة.', 'T2')}"),
            p(f"{span(FIRST, 'T1')} {link}"),
        )
    ).iter(TEXT + "p")
    assert [(one.text, one.tail) for one in first] == [("NASA", ".")]
    assert first.text == "The city saw "
    assert [(one.tag, one.text) for one in second] == [
        (TEXT + "span", "The library opened."),
        (TEXT + "a", "We are happy."),
    ]


def test_bold_of_arabic_alone_is_bold() -> None:
    bold = '<style:text-properties style:font-weight-complex="bold"/>'
    style = f'<style:style style:name="T9" style:family="text">{bold}</style:style>'
    root = written(text(p(span(FIRST, "T9")), styles=style))
    (new,) = (one for one in root.iter(STYLE + "style") if one.get(STYLE + "name") == "T9")
    assert sorted(key.rpartition("}")[2] for key in new[0].attrib) == [
        "font-weight",
        "font-weight-complex",
    ]


def test_a_flat_document_is_refused() -> None:
    with pytest.raises(SameFormatError, match="flat"):
        write(flat(p(FIRST)), ".fodt", TARGETS)


def test_libreoffice_writes_and_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")

    def convert(name: str, *how: str) -> None:
        subprocess.run(
            [
                *(office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
                *(*how, "--outdir", str(tmp_path), str(tmp_path / name)),
            ],
            check=True,
            capture_output=True,
        )

    page = f"<html dir=rtl lang=ar><meta charset=utf-8><p>{FIRST} <b>{SECOND}</b></p></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    convert("a.html", "--infilter=HTML (StarWriter)", "--convert-to", "odt")
    data = (tmp_path / "a.odt").read_bytes()
    (tmp_path / "b.odt").write_bytes(write(data, ".odt", TARGETS).data)
    convert("b.odt", "--convert-to", "txt:Text (encoded):UTF8")
    new = (tmp_path / "b.txt").read_text(encoding="utf-8-sig")
    assert new.strip() == "The library opened. We are happy."


def test_a_flat_document_is_refused_before_it_is_translated() -> None:
    assert suffixes_for(flat(p("نص")), ".fodt") == ()
    assert suffixes_for(text(p("نص")), ".odt") == (".odt",)
