"""Pages that a browser saved as one file."""

from __future__ import annotations

import plistlib
from collections.abc import Callable
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import About, Article
from khulasa.article.read import ReadError, read_article
from khulasa.article.recognition import format_of
from tests.article.web.test_web_pages import FIRST, PAGE, TITLE

ADDRESS = "https://www.coast.example/news/library"
FRAME = "<html><body><p>إعلان في إطار صغير لا علاقة له بالمقال</p></body></html>"


def mhtml(page: bytes = PAGE.encode(), charset: str = "utf-8", encoding: str = "base64") -> bytes:
    """A page as Chromium saves it: a frame and a picture beside the page itself."""
    message = EmailMessage(policy=policy.default)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Subject"] = "Library"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = 'multipart/related; type="text/html"; boundary="----edge----"'
    for address, kind, content in (
        ("cid:frame-1@mhtml.blink", "html", FRAME.encode()),
        (ADDRESS, "html", page),
        ("https://www.coast.example/a.png", "png", b"\x89PNG"),
    ):
        part = EmailMessage(policy=policy.default)
        part.set_content(content, "text" if kind == "html" else "image", kind, cte=encoding)
        if kind == "html" and charset:
            part.set_param("charset", charset)
        part["Content-Location"] = address
        message.attach(part)
    return message.as_bytes()


def webarchive(page: bytes = PAGE.encode(), charset: str = "UTF-8", **others: object) -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": charset,
        "WebResourceURL": ADDRESS,
        **others,
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def read(tmp_path: Path, data: bytes, name: str = "page.bin") -> Article:
    path = tmp_path / name
    path.write_bytes(data)
    return read_article(path)


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize("make", [mhtml, webarchive])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.webarchive", "a.txt", "بلا لاحقة"])
def test_a_page_saved_as_one_file_is_the_page(
    tmp_path: Path, make: Callable[[], bytes], name: str
) -> None:
    article = read(tmp_path, make(), name)
    assert (article.title, article.encoding) == (TITLE, "utf-8")
    assert FIRST in texts(article)
    assert not any("إعلان" in text for text in texts(article)), "not that of a frame"
    assert article.about == About(site="coast.example")


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_the_charset_beside_the_page_is_that_of_its_bytes(tmp_path: Path, encoding: str) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").encode("cp1256")
    for data in (mhtml(page, "windows-1256", encoding), webarchive(page, "windows-1256")):
        article = read(tmp_path, data)
        assert (article.title, article.encoding) == (TITLE, "cp1256")


def test_a_page_says_its_own_charset_where_nothing_is_beside_it(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1256").encode("cp1256")
    assert read(tmp_path, mhtml(page, "")).title == TITLE


def test_xhtml_is_a_page_also_behind_its_declaration(tmp_path: Path) -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<!-- a - b -->\n{PAGE}'.encode()
    assert read(tmp_path, page, "a.xhtml").title == TITLE
    assert read(tmp_path, page, "unnamed").title == TITLE


@pytest.mark.parametrize(
    "data",
    [
        mhtml(b""),
        webarchive(b""),
        webarchive(WebResourceMIMEType="image/png"),
        webarchive()[:-40],
        plistlib.dumps({"WebMainResource": ["x"]}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_XML),
    ],
)
def test_what_holds_no_page_says_so_and_what_to_do(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match="it is damaged, or holds no web page; open it in a"):
        read(tmp_path, data)


@pytest.mark.parametrize("make", [mhtml, webarchive])
def test_a_file_that_ends_early_is_read_as_far_as_it_goes_or_not_at_all(
    make: Callable[[], bytes],
) -> None:
    data = make()
    for end in range(0, len(data), 97):
        with suppress(UnreadableError):
            format_of(data[:end], ".mhtml").read(Source(data[:end], ".mhtml"))


def test_a_page_that_ends_too_early_says_so(tmp_path: Path) -> None:
    data = mhtml(encoding="8bit")
    assert read(tmp_path, data).notes == ()
    end = data.index(b"\x89PNG") if b"\x89PNG" in data else len(data) - 60
    (note,) = read(tmp_path, data[:end]).notes
    assert str(note) == "The file ends too early: what comes last is missing."


def test_parts_inside_parts_without_end_are_refused(tmp_path: Path) -> None:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="%d"\n\n'
    data = b"".join(head % n + b"--%d\n" % n for n in range(10_000))
    data += b"Content-Type: text/html\n\n<p>x</p>"
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, data)


@pytest.mark.parametrize(
    "text",
    [
        'Content-Type: multipart/related; boundary="a" هو نوع الملف.\n\nوهذا نص عنه.',
        "MIME-Version: 1.0\n\nهكذا يبدأ كل بريد، وهذا مقال عن ذلك.",
        "bplist00 اسم الصيغة التي تحفظ فيها WebMainResource، وهذا مقال عنها.",
        "<?xml version='1.0'?> هكذا يبدأ الملف، وهذا مقال عن ذلك.",
    ],
)
def test_a_text_about_such_files_is_a_text(tmp_path: Path, text: str) -> None:
    if text.startswith("bplist"):
        text = f"الصيغة {text}"
    assert format_of(text.encode(), ".txt").name == "text"
    assert " ".join(texts(read(tmp_path, text.encode()))) == " ".join(text.split("\n\n"))


def test_what_no_text_can_hold_is_not_in_the_author_either(tmp_path: Path) -> None:
    data = '{"@type":"Article","author":"A\\ud800\\u0000B"}'
    data = f'<script type="application/ld+json">{data}</script>'
    article = read(tmp_path, (PAGE + data).encode(), "a.html")
    assert article.about.author == "A\ufffd\ufffdB"
