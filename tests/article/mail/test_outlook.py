"""Messages of Outlook."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.mail.outlook import read_outlook
from khulasa.article.model import About, Article, Kind
from khulasa.article.read import ReadError, read_article
from khulasa.article.recognition import format_of
from tests.article.mail.outlook_files import message

SUBJECT = "المكتبة تفتح أبوابها"
TEXT = "فتحت المكتبة أبوابها يوم الأحد بعد عامين من العمل، وحضر كثير من الناس."
PAGE = f"<html><body><p>{TEXT}</p><blockquote>{SUBJECT}</blockquote></body></html>"


def read(tmp_path: Path, data: bytes, name: str = "a.msg") -> Article:
    path = tmp_path / name
    path.write_bytes(data)
    return read_article(path)


@pytest.mark.parametrize("name", ["a.msg", "a.doc", "رسالة"])
def test_a_message_of_outlook_is_its_subject_and_text(tmp_path: Path, name: str) -> None:
    data = message(
        SUBJECT,
        f"{TEXT}\r\n\r\n> {TEXT}\r\n",
        sender="ليلى حداد",
        filetime=133_500_000_000_000_000,
        attached=("صور.zip", "a.pdf"),
    )
    article = read(tmp_path, data, name)
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.HEADING, SUBJECT),
        (Kind.TEXT, TEXT),
        (Kind.QUOTE, TEXT),
    ]
    assert (article.title, article.language) == (SUBJECT, "ar")
    assert article.about == About("ليلى حداد", "2024-01-17T21:20:00+00:00")
    assert tuple(map(str, article.notes)) == (
        "2 files are attached and not part of the article: صور.zip, a.pdf.",
    )


def test_its_page_is_read_where_it_has_no_text_or_only_a_stub() -> None:
    for body in ("", "See the page."):
        data = message(SUBJECT, body, PAGE.encode("cp1256"))
        kinds = [(block.kind, block.text) for block in read_outlook(Source(data)).blocks]
        assert kinds[1:] == [(Kind.TEXT, TEXT), (Kind.QUOTE, SUBJECT)]


def test_an_old_message_in_an_arabic_encoding_that_it_does_not_name() -> None:
    data = message(SUBJECT, TEXT, encoding="cp1256")
    assert [block.text for block in read_outlook(Source(data)).blocks] == [SUBJECT, TEXT]
    data = message("Café", "Où est le garçon ? À Nîmes.", encoding="iso-8859-15")
    assert read_outlook(Source(data)).title == "Café"


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the message is encrypted; open it in your mail"):
        read(tmp_path, message(SUBJECT, TEXT, kind="IPM.Note.SMIME"))
    with pytest.raises(ReadError, match="the message holds no text; if a file is attached"):
        read(tmp_path, message(SUBJECT, attached=("a.pdf",)))
    with pytest.raises(ReadError, match="it is a damaged message of Outlook; open it in Outlook"):
        read(tmp_path, message(SUBJECT, TEXT)[:-600])


def test_broken_bytes_are_read_or_refused() -> None:
    data = message(SUBJECT, TEXT, PAGE.encode(), sender="x", attached=("a.pdf",))
    for at in range(0, len(data), 61):
        for broken in (data[:at], data[:at] + b"\xff\0\x80" + data[at + 3 :]):
            with suppress(UnreadableError):
                format_of(broken, ".msg").read(Source(broken, ".msg"))
