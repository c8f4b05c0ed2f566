"""Articles in folders and archives."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest

from khulasa.article.errors import (
    ArticlesInside,
    LockedError,
    SeveralArticlesError,
    UnreadableError,
)
from khulasa.article.packages import check_package
from khulasa.article.packed.archive import Archive
from khulasa.article.read import ReadError, read_article
from tests.article.epub.books import book

TEXT = "فتحت المكتبة أبوابها يوم الأحد بعد عامين من العمل."
OTHER = "وقال المدير إنها ستبقى مفتوحة حتى المساء."
SEVERAL = {"2 خبر.txt": TEXT, "10 خبر.txt": OTHER, "b/رسم.html": f"<p>{TEXT}</p>"}
NOT_ARTICLES = {
    "picture.png": b"\x89PNG",
    ".hidden.txt": OTHER,
    "__MACOSX/a.txt": OTHER,
    "a/.git/a.txt": OTHER,
    "~$a.docx": b"",
}


def zipped(files: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def write(tmp_path: Path, files: Mapping[str, str | bytes], kind: str) -> Path:
    """A folder or an archive with these files."""
    if kind == "archive":
        path = tmp_path / "articles.zip"
        path.write_bytes(zipped(files))
        return path
    for name, content in files.items():
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return tmp_path / "articles"


def why_not(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_article(path)
    return str(caught.value).removeprefix(f"Cannot read {path}: ")


both = pytest.mark.parametrize("kind", ["folder", "archive"])


@both
def test_the_only_article_is_read(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, {"sub/خبر.txt": TEXT, **NOT_ARTICLES}, kind)
    article = read_article(path)
    assert [p.text for p in article.paragraphs] == [TEXT]
    assert article.file == str(path / "sub" / "خبر.txt")
    assert read_article(article.file) == article, "it can be given by this name"


@both
def test_of_several_it_says_which_and_how_to_give_one(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, {**SEVERAL, **NOT_ARTICLES}, kind)
    with pytest.raises(SeveralArticlesError) as caught:
        read_article(path)
    assert caught.value.inside.names == ("2 خبر.txt", "10 خبر.txt", "b/رسم.html")
    assert str(caught.value) == (
        f"Cannot read {path}: it holds 3 articles: 2 خبر.txt, 10 خبر.txt, b/رسم.html;"
        f" name one of them, as in {path}/2 خبر.txt."
    )
    assert [p.text for p in read_article(path / "10 خبر.txt").paragraphs] == [OTHER]
    assert [p.text for p in read_article(path / "b" / "رسم.html").paragraphs] == [TEXT]
    assert why_not(path / "11.txt") == "there is no such file; check its name and folder."


@both
def test_what_belongs_to_a_saved_page_is_no_article_of_its_own(tmp_path: Path, kind: str) -> None:
    files = {"صفحة.html": f"<p>{TEXT}</p>", "صفحة_files/ad.html": "<p>x</p>"}
    assert read_article(write(tmp_path, files, kind)).sentences == (TEXT,)


@both
def test_a_folder_that_is_called_like_a_page_is_a_folder(tmp_path: Path, kind: str) -> None:
    files = {"خبر.html": f"<p>{TEXT}</p>", "خبر_2023/قديم.txt": OTHER}
    with pytest.raises(SeveralArticlesError) as caught:
        read_article(write(tmp_path, files, kind))
    assert set(caught.value.inside.names) == {"خبر.html", "خبر_2023/قديم.txt"}


@both
def test_without_an_article_it_says_so(tmp_path: Path, kind: str) -> None:
    files = {name: data for name, data in NOT_ARTICLES.items() if name != "picture.png"}
    path = write(tmp_path, {**files, "a.exe": "MZ"}, kind)
    assert why_not(path).startswith("there is no article in it; choose a file of a kind")


@both
def test_pictures_are_articles_only_where_nothing_else_is(tmp_path: Path, kind: str) -> None:
    pictures = {"1.png": b"\x89PNG", "2.JPG": b"\xff\xd8\xff"}
    with pytest.raises(SeveralArticlesError) as caught:
        read_article(write(tmp_path, pictures, kind))
    assert caught.value.inside.names == ("1.png", "2.JPG")
    assert read_article(write(tmp_path, {**pictures, "a.txt": TEXT}, kind)).sentences == (TEXT,)


def test_an_empty_archive_holds_none(tmp_path: Path) -> None:
    assert why_not(write(tmp_path, {}, "archive")).startswith("there is no article in it")


def test_a_document_that_is_an_archive_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "book.zip"
    path.write_bytes(book())
    assert read_article(path).title == "سفر إلى الساحل"
    assert read_article(write(tmp_path, {"book.epub": book()}, "archive")).parts


def test_nothing_is_read_outside_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(OTHER, encoding="utf-8")
    outside = {"../secret.txt": TEXT, "/etc/a.txt": TEXT, "C:\\a.txt": TEXT, "x/../../a.txt": TEXT}
    path = write(tmp_path, outside, "archive")
    assert why_not(path).startswith("its files have paths that lead out of it; get it once more")
    path = write(tmp_path, {**outside, "a.txt": TEXT}, "archive")
    assert read_article(path).file == str(path / "a.txt")


def test_names_in_old_encodings_are_readable() -> None:
    for encoding in ("utf-8", "cp720", "cp1256"):
        name = "المكتبة تفتح أبوابها من جديد.txt".encode(encoding)
        data = bytearray(zipped({"x" * len(name): TEXT}))
        archive = Archive(bytes(data.replace(b"x" * len(name), name)))
        assert archive.names == ("المكتبة تفتح أبوابها من جديد.txt",)


def encrypted(content: bytes, password: bytes) -> bytes:
    """An archive with one stored file, encrypted as the oldest programs do it."""
    table = [_crc_row(number) for number in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte: int) -> None:
        keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 0x08088405 + 1) & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 0xFF]

    for byte in password:
        turn(byte)
    check = zlib.crc32(content)
    hidden = bytearray()
    for byte in bytes(11) + bytes([check >> 24]) + content:
        k = keys[2] | 2
        hidden.append(byte ^ (k * (k ^ 1) >> 8) & 0xFF)
        turn(byte)
    data = bytearray(zipped({"a.txt": bytes(hidden)}, zipfile.ZIP_STORED))
    real = struct.pack("<III", check, len(hidden), len(content))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
        data[at + 8 : at + 20] = real
    return bytes(data)


def _crc_row(number: int) -> int:
    for _ in range(8):
        number = number >> 1 ^ (0xEDB88320 if number & 1 else 0)
    return number


def test_a_password_opens_what_it_encrypts(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(encrypted(TEXT.encode(), "سر".encode()))
    for password, words in ((None, "it is protected with a password"), ("x", "password is wrong")):
        with pytest.raises(LockedError, match=words):
            read_article(path, password=password)
    assert read_article(path, password="سر").sentences == (TEXT,)
    assert read_article(path / "a.txt", password="سر").sentences == (TEXT,)


def test_a_bomb_damage_and_other_ways_of_packing_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    data = bytearray(zipped({"a.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 10] = 99
    path.write_bytes(data)
    assert why_not(path).startswith("it is packed in a way that only other programs know; unpack")
    path.write_bytes(zipped({"a.txt": b" " * 201_000_000}))
    assert why_not(path).startswith("it unpacks to 201 MB, which no article does; copy the text")
    path.write_bytes(zipped({"a.txt": b"x " * 11_000_000}))
    assert why_not(path).startswith("it has 22 MB and the limit is 20 MB")
    whole = zipped({"a.txt": TEXT})
    path.write_bytes(whole[:-8])
    assert why_not(path).startswith("it is damaged: it cannot be unpacked; get it once more")
    path.write_bytes(whole.replace(whole[40:44], b"\xff\xff\xff\xff", 1))
    assert why_not(path).startswith("it is damaged: it cannot be unpacked")


def test_numbers_in_names_may_be_of_any_length(tmp_path: Path) -> None:
    names = ["1.txt", "02.txt", "10.txt", f"1{'0' * 5_000}.txt"]
    path = write(tmp_path, dict.fromkeys(reversed(names), TEXT), "archive")
    with pytest.raises(SeveralArticlesError) as caught:
        read_article(path)
    assert list(caught.value.inside.names) == names


def test_of_very_many_it_names_the_first_and_says_how_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.article.packed.inside._MOST_LISTED", 2)
    path = write(tmp_path, SEVERAL, "folder")
    with pytest.raises(SeveralArticlesError) as caught:
        read_article(path)
    assert caught.value.inside == ArticlesInside(("2 خبر.txt", "10 خبر.txt"), 3)


def test_a_folder_that_is_too_large_to_be_looked_through_holds_so_many_or_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.article.packed.inside._MOST_LOOKED_AT", 2)
    path = write(tmp_path, SEVERAL, "folder")
    with pytest.raises(SeveralArticlesError, match="it holds 2 articles or more: 2 خبر") as caught:
        read_article(path)
    assert caught.value.inside == ArticlesInside(("2 خبر.txt", "10 خبر.txt"), 2, all_counted=False)


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)
    assert why_not(tmp_path).startswith("you have no permission to open it")


@both
def test_a_folder_that_is_called_like_a_page_may_hold_articles(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, {"خبر.html": f"<p>{TEXT}</p>", "خبر_2023/a.txt": OTHER}, kind)
    with pytest.raises(SeveralArticlesError):
        read_article(path)


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_however_it_is_packed_no_more_comes_out_than_it_says(way: int) -> None:
    data = zipped({"a.txt": TEXT * 1000}, way)
    assert Archive(data).read("a.txt", 1_000_000).decode() == TEXT * 1000
    # An archive says a small size of what fills the memory.
    length = struct.pack("<I", 20_000_000)
    bomb = zipped({"a.xml": bytes(20_000_000)}, way).replace(length, struct.pack("<I", 100))
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="damaged"):
        Archive(bomb).read("a.xml", 1_000_000)
    with pytest.raises(UnreadableError, match="flooded"):
        check_package(bomb, UnreadableError("flooded"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
