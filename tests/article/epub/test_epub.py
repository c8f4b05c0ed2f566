"""Articles in e-books."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from khulasa.article.blocks import Source
from khulasa.article.epub.book import read_book
from khulasa.article.errors import UnreadableError
from khulasa.article.model import About, Kind, Part
from khulasa.article.read import ReadError, read_article
from khulasa.article.recognition import format_of
from tests.article.epub.books import FIRST, METADATA, NOTE, PAGES, SECOND, book, package, page

DRM = """<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>
<e:EncryptionMethod Algorithm="{}"/><e:CipherData><e:CipherReference URI="{}"/></e:CipherData>
</e:EncryptedData></encryption>"""


def write(tmp_path: Path, data: bytes, name: str = "book.epub") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("contents", ["nav.xhtml", "toc.ncx"])
@pytest.mark.parametrize("name", ["book.epub", "book.zip", "كتاب"])
def test_a_book_is_its_chapters_in_their_order(tmp_path: Path, contents: str, name: str) -> None:
    article = read_article(write(tmp_path, book(contents=contents), name))
    assert (article.title, article.language) == ("سفر إلى الساحل", "ar")
    assert article.about == About("ليلى حداد, سعد نجار", "2019-04-01")
    kinds_and_texts = [(p.kind, p.text) for p in article.paragraphs]
    assert kinds_and_texts == [
        (Kind.HEADING, "سفر إلى الساحل"),
        (Kind.HEADING, "الوصول"),
        (Kind.TEXT, FIRST),
        (Kind.HEADING, "السوق"),
        (Kind.TEXT, f"{SECOND}[1]"),
        (Kind.NOTE, NOTE),
        (Kind.TEXT, "وعدنا بعد ذلك إلى البيت وقد تعبنا كثيراً من طول الطريق."),
    ]
    assert [(part.title, part.read) for part in article.parts] == [
        ("١ الوصول", True),
        ("٢ السوق", True),
    ]
    assert article.notes == ()


def test_chapters_can_be_chosen(tmp_path: Path) -> None:
    path = write(tmp_path, book())
    first, second = read_article(path).parts
    assert (first.name, second.name) == ("1", "2")
    article = read_article(path, parts=frozenset({second.name}))
    assert FIRST not in [p.text for p in article.paragraphs]
    assert NOTE in [p.text for p in article.paragraphs]
    assert article.parts == (Part(first.name, first.title, first.words, False), second)
    assert read_article(path, parts=frozenset({"unheard"})).parts == (first, second)


def test_chapters_in_one_page_are_parted_where_the_contents_lead() -> None:
    pages = {
        "all.xhtml": page(
            f"<h1>سفر إلى الساحل</h1><h2><a id='one'></a>الوصول</h2><p>{FIRST}</p>"
            f"<div class='x' id='two'><h2>السوق</h2><p>{SECOND}</p><h3 id='in'>خلف الميناء</h3>"
            f"<p>{NOTE}</p></div><p id='three'>وعدنا إلى البيت.</p>"
        )
    }
    contents = page(
        "<nav epub:type='toc'><ol><li><a href='all.xhtml#one'>١</a></li>"
        "<li><a href='all.xhtml#two'>٢</a><ol><li><a href='all.xhtml#in'>فيه</a></li></ol></li>"
        "<li><a href='all.xhtml#three'>٣</a></li><li><a href='all.xhtml#no'>٤</a></li></ol></nav>"
    )
    data = book(pages, others={"OEBPS/nav.xhtml": contents})
    content = read_book(Source(data))
    assert [part.title for part in content.parts] == ["سفر إلى الساحل", "١", "٢", "٣"]
    chosen = read_book(Source(data, parts=frozenset({content.parts[2].name})))
    assert [block.text for block in chosen.blocks] == [
        "سفر إلى الساحل",
        "السوق",
        SECOND,
        "خلف الميناء",
        NOTE,
    ]
    assert not any("\ufdd0" in block.text for block in content.blocks)


def test_a_page_that_writes_marks_itself_does_no_harm() -> None:
    marks = "\ufdd07\ufdd1 &#xfdd0;8&#xfdd1; &#64976;99999999999&#64977;"
    for body in (f"<p>{marks}</p>", f"<p id='x'>{FIRST} {marks}</p>"):
        assert read_book(Source(book({**PAGES, "d.xhtml": page(body)}))).parts


def test_of_a_book_that_is_too_long_the_first_chapters_are_read_and_it_says_so() -> None:
    content = read_book(Source(book()), most=len(FIRST) + 20)
    assert [part.read for part in content.parts] == [True, False]
    assert tuple(map(str, content.notes)) == ("The book is long: the first chapter of 2 is here.",)
    assert SECOND not in " ".join(block.text for block in content.blocks)
    assert [part.read for part in read_book(Source(book()), most=1).parts] == [True, False]


def test_chapters_have_titles_also_without_a_table_of_contents() -> None:
    pages = {**PAGES, "d.xhtml": page(f"<p>{FIRST} {SECOND}</p>")}
    content = read_book(Source(book(pages, others={"OEBPS/nav.xhtml": "<x/>"})))
    titles = [str(part.title) for part in content.parts]
    assert titles == ["الوصول", "السوق", "Chapter 3", "Chapter 4"]


def test_a_language_that_the_text_is_not_in_is_not_believed() -> None:
    assert read_book(Source(book())).language == "ar"
    other = METADATA.replace(">ar<", ">en-US<")
    assert read_book(Source(book(metadata=other))).language is None


def test_a_title_in_large_letters_is_a_heading_and_unknown_is_no_author() -> None:
    pages = {**PAGES, "chapter2.xhtml": page(f"<p><b>٢ السوق</b></p><p>{SECOND}</p>")}
    metadata = METADATA.replace("ليلى حداد", "Unknown Author")
    content = read_book(Source(book(pages, metadata=metadata)))
    assert (Kind.HEADING, "٢ السوق") in [(block.kind, block.text) for block in content.blocks]
    assert content.about.author == "سعد نجار"


def test_pages_in_another_encoding_name_it() -> None:
    head = '<?xml version="1.0" encoding="windows-1256"?>'
    pages = {"a.xhtml": page(f"<p>{FIRST}</p>", head)}
    data = book(pages, others={"OEBPS/a.xhtml": pages["a.xhtml"].encode("cp1256")})
    assert read_book(Source(data)).blocks[-1].text == FIRST


def test_a_protected_book_says_so_and_hidden_fonts_protect_nothing() -> None:
    locked = DRM.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/chapter%201.xhtml")
    with pytest.raises(UnreadableError, match="protected against copying"):
        read_book(Source(book(others={"META-INF/encryption.xml": locked})))
    for fonts in (
        DRM.format("http://www.idpf.org/2008/embedding", "OEBPS/chapter2.xhtml"),
        DRM.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/font.otf"),
    ):
        assert read_book(Source(book(others={"META-INF/encryption.xml": fonts}))).blocks


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    secret = write(tmp_path, "سر لا يقرأ".encode(), "secret.txt")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    pages = {"a.xhtml": page(f"<p>{FIRST} &x;</p>", entity)}
    metadata = "<dc:title>&x;</dc:title>"
    opf = entity.replace("html", "package") + package(pages, "nav.xhtml", metadata)
    data = book(pages, others={"OEBPS/book.opf": opf})
    assert read_book(Source(data)).blocks
    assert "سر" not in repr(read_book(Source(data)))
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    data = book(others={"OEBPS/nav.xhtml": f"{bomb}]><p>&j;</p>"})
    assert len(read_book(Source(data)).parts) == 3


@pytest.mark.parametrize(
    "others",
    [
        {"META-INF/container.xml": "<x/>"},
        {"META-INF/container.xml": "\0"},
        {"OEBPS/book.opf": "<package/>"},
        {"OEBPS/book.opf": b"\xff\xfe\0"},
        {"OEBPS/book.opf": "<package>" * 10_000},
        {f"OEBPS/{name}": "" for name in PAGES},
    ],
)
def test_a_book_without_pages_is_damaged(tmp_path: Path, others: dict[str, str | bytes]) -> None:
    with pytest.raises(ReadError, match=r"is not an e-book \(EPUB\), or it is damaged; get it"):
        read_article(write(tmp_path, book(others=others)))


def test_a_page_of_absurd_size_or_depth() -> None:
    deep = {"a.xhtml": page("<div>" * 10_000 + f"<p>{FIRST}</p>")}
    assert FIRST in [block.text for block in read_book(Source(book(deep))).blocks]
    with pytest.raises(UnreadableError, match="unpacks to 21 MB"):
        read_book(Source(book(others={"OEBPS/chapter2.xhtml": b" " * 21_000_000})))


def test_a_tag_that_never_ends_takes_no_longer_than_another() -> None:
    contents = page("<nav epub:type='toc'><a href='a.xhtml#x'>١</a></nav>")
    for tag in ("<a id='x' ", "<a " + "id " * 9, "<a id='"):
        pages = {"a.xhtml": page(f"<p>{FIRST}</p>{tag * 50_000}")}
        assert read_book(Source(book(pages, others={"OEBPS/nav.xhtml": contents}))).blocks


def test_a_book_that_ends_early_or_has_broken_bytes_is_read_or_refused() -> None:
    data = book()
    for at in range(0, len(data), 37):
        for broken in (data[:at], data[:at] + b"\xff\0" + data[at + 2 :]):
            with suppress(UnreadableError):
                format_of(broken, ".epub").read(Source(broken, ".epub"))
    with pytest.raises(UnreadableError, match="damaged"):
        format_of(data[:-9], ".epub").read(Source(data[:-9], ".epub"))
