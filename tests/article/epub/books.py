"""E-books for the tests, written file by file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
METADATA = """<dc:title>سفر إلى الساحل</dc:title><dc:creator>ليلى حداد</dc:creator>
<dc:creator>سعد نجار</dc:creator><dc:date>2019-04-01</dc:date><dc:language>ar</dc:language>"""
FIRST = "وصلنا إلى الساحل في الصباح الباكر، وكان البحر هادئاً جداً في ذلك اليوم."
SECOND = "ثم مشينا في السوق القديم حتى المساء، واشترينا من هناك ما نحتاج إليه في الطريق."
NOTE = "السوق القديم يقع خلف الميناء، وقد بني قبل مئة عام."


def page(body: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return (
        f'{head}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>صفحة</title></head><body>{body}</body></html>"
    )


PAGES = {
    "cover.xhtml": page('<img src="http://x.example/cover.png"/>'),
    "chapter 1.xhtml": page(f"<header><h1>الوصول</h1></header><p>{FIRST}</p>"),
    "chapter2.xhtml": page(
        f"<h1>السوق</h1><p>{SECOND[:30]}<span epub:type='pagebreak'>77</span>{SECOND[30:]}"
        f"<a epub:type='noteref' href='#n'><sup>1</sup></a></p>"
        f"<aside epub:type='footnote' id='n'><p>{NOTE}</p></aside>"
    ),
    "chapter2b.xhtml": page("<p>وعدنا بعد ذلك إلى البيت وقد تعبنا كثيراً من طول الطريق.</p>"),
}
NAV = page(
    "<nav epub:type='landmarks'><a href='cover.xhtml'>الغلاف</a></nav>"
    "<nav epub:type='toc'><ol><li><a href='chapter%201.xhtml'>١ الوصول</a></li>"
    "<li><a href='chapter2.xhtml#top'>٢ السوق</a></li></ol></nav>"
)
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>١ الوصول</text></navLabel><content src="chapter 1.xhtml"/></navPoint>
<navPoint><navLabel><text>٢ السوق</text></navLabel><content src="chapter2.xhtml"/></navPoint>
</navMap></ncx>"""


def package(pages: Mapping[str, str], contents: str, metadata: str) -> str:
    items = "".join(
        f'<item id="p{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    kind = 'media-type="application/x-dtbncx+xml"' if contents.endswith("ncx") else ""
    return f"""<package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>
<manifest>{items}<item id="toc" href="{contents}" {kind} properties="nav"/></manifest>
<spine toc="toc"><itemref idref="toc"/>{spine}</spine></package>"""


def book(
    pages: Mapping[str, str] = PAGES,
    *,
    contents: str = "nav.xhtml",
    metadata: str = METADATA,
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An e-book; ``others`` are files that take the place of its own."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(pages, contents, metadata),
        f"OEBPS/{contents}": NCX if contents.endswith("ncx") else NAV,
        **{f"OEBPS/{name}": text for name, text in pages.items()},
        **(others or {}),
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def older_book() -> bytes:
    """A book of EPUB 2, as it should be: its pages are XHTML 1.1, from right to left."""
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"'
        ' "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" dir="rtl"><head><title>الوصول'
        f'</title></head><body><h1>الوصول</h1><p>{FIRST}</p><p xml:lang="ar">{SECOND}</p>'
        f"<ul><li>{NOTE}</li></ul></body></html>"
    )
    about = (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf"'
        ' version="2.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:identifier id="id">urn:uuid:0b1d6f2e-7d52-4d3c-9d64-7e1fbb6b1c11</dc:identifier>'
        "<dc:title>الوصول</dc:title><dc:language>ar</dc:language></metadata><manifest>"
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="ncx"><itemref idref="c"/></spine></package>'
    )
    contents = (
        '<?xml version="1.0" encoding="utf-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"'
        ' version="2005-1"><head><meta name="dtb:uid"'
        ' content="urn:uuid:0b1d6f2e-7d52-4d3c-9d64-7e1fbb6b1c11"/></head><docTitle><text>الوصول'
        '</text></docTitle><navMap><navPoint id="n" playOrder="1"><navLabel><text>الوصول</text>'
        '</navLabel><content src="c.xhtml"/></navPoint></navMap></ncx>'
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER.replace("<container ", '<container version="1.0" '),
        "OEBPS/book.opf": about,
        "OEBPS/toc.ncx": contents,
        "OEBPS/c.xhtml": chapter,
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()
