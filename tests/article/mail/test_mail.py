"""Articles in e-mail messages."""

from __future__ import annotations

import base64
import random
from contextlib import suppress
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.mail.message import read_mail
from khulasa.article.model import About, Article, Kind
from khulasa.article.read import ReadError, read_article
from khulasa.article.recognition import format_of

SUBJECT = "المكتبة تفتح أبوابها"
TEXT = "فتحت المكتبة أبوابها يوم الأحد بعد عامين من العمل، وحضر كثير من الناس."
OTHER = "وقال المدير إنها ستبقى مفتوحة حتى المساء في كل أيام الأسبوع."
PAGE = f"""<html><body><header><p>{TEXT}</p></header>
<div class="gmail_quote"><div class="gmail_attr">كتب سعد:</div><blockquote>{OTHER}</blockquote>
</div></body></html>"""
HEAD = "From: a@b.example\nDate: Mon, 4 Mar 2024 10:00:00 +0300\nMIME-Version: 1.0\n"


def mail(text: str = TEXT, page: str = "", **fields: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = fields.get("sender", "ليلى حداد <laila@coast.example>")
    message["Date"] = fields.get("date", "Mon, 4 Mar 2024 10:00:00 +0300")
    message["Subject"] = fields.get("subject", SUBJECT)
    if text:
        message.set_content(text)
    if page and text:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    return message


def raw(body: bytes, head: str = HEAD, subject: bytes = SUBJECT.encode()) -> bytes:
    """A message written by hand, with all the faults that one may have."""
    return head.encode() + b"Subject: " + subject + b"\n" + body


def read(tmp_path: Path, data: bytes, name: str = "a.eml") -> Article:
    path = tmp_path / name
    path.write_bytes(data)
    return read_article(path)


def pairs(data: bytes) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_mail(Source(data)).blocks]


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "رسالة"])
def test_a_message_is_its_subject_and_text(tmp_path: Path, name: str) -> None:
    article = read(tmp_path, mail(f"{TEXT}\n\n{OTHER}\n").as_bytes(), name)
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.HEADING, SUBJECT),
        (Kind.TEXT, TEXT),
        (Kind.TEXT, OTHER),
    ]
    assert (article.title, article.language, article.encoding) == (SUBJECT, "ar", "utf-8")
    assert article.about == About("ليلى حداد", "2024-03-04T10:00:00+03:00")
    assert article.notes == ()


def test_what_is_replied_to_is_a_quotation_in_either_form() -> None:
    plain = f"{TEXT}\n\nكتب سعد:\n> {OTHER}\n>\n>> {TEXT}\n"
    assert pairs(mail(plain).as_bytes())[1:] == [
        (Kind.TEXT, TEXT),
        (Kind.TEXT, "كتب سعد:"),
        (Kind.QUOTE, OTHER),
        (Kind.QUOTE, TEXT),
    ]
    assert pairs(mail("", PAGE).as_bytes())[1:] == [
        (Kind.TEXT, TEXT),
        (Kind.QUOTE, "كتب سعد:"),
        (Kind.QUOTE, OTHER),
    ]


def test_what_outlook_quotes_begins_with_its_own_line() -> None:
    page = (
        f"<body><div><p>{TEXT}</p><p>{TEXT}</p><hr><div id=divRplyFwdMsg>من: سعد</div>"
        f"<div><div><p>{OTHER}</p></div></div></div></body>"
    )
    assert pairs(mail("", page).as_bytes())[1:] == [
        (Kind.TEXT, TEXT),
        (Kind.TEXT, TEXT),
        (Kind.QUOTE, "من: سعد"),
        (Kind.QUOTE, OTHER),
    ]


def test_what_is_handed_on_is_what_there_is_to_read() -> None:
    page = f"<p>انظر:</p><div class=gmail_quote><h2>خبر</h2><p>{TEXT}</p><p>{OTHER}</p></div>"
    kinds = [kind for kind, _text in pairs(mail("", page).as_bytes())]
    assert kinds == [Kind.HEADING, Kind.TEXT, Kind.HEADING, Kind.TEXT, Kind.TEXT]


def test_a_message_that_ends_too_early_says_so() -> None:
    whole = mail(f"{TEXT}\n\n{OTHER}", PAGE).as_bytes()
    assert read_mail(Source(whole)).notes == ()
    notes = ("The file ends too early: what comes last is missing.",)
    assert tuple(map(str, read_mail(Source(whole[:-40])).notes)) == notes


def test_of_two_forms_the_plain_one_counts_unless_it_is_a_stub() -> None:
    plain = f"{TEXT}\n\n{OTHER}\n\nنص لا يوجد إلا هنا."
    assert pairs(mail(plain, PAGE).as_bytes())[-1] == (Kind.TEXT, "نص لا يوجد إلا هنا.")
    stub = mail("See the page.", PAGE).as_bytes()
    assert pairs(stub)[-1] == (Kind.QUOTE, OTHER)


def test_lines_that_flow_are_joined_and_quotations_with_them() -> None:
    first, last = TEXT[:30].rstrip() + " ", TEXT[30:].lstrip()
    body = f"{first}\n{last}\n> {first}\n> {last}\n \n> {OTHER}\n-- \nليلى\n"
    kind = "Content-Type: text/plain; charset=utf-8; format=flowed"
    joined = TEXT[:30].rstrip() + " " + last
    assert pairs(raw(f"{kind}\n\n{body}".encode())) == [
        (Kind.HEADING, SUBJECT),
        (Kind.TEXT, joined),
        (Kind.QUOTE, joined),
        (Kind.QUOTE, OTHER),
        (Kind.TEXT, "--"),
        (Kind.TEXT, "ليلى"),
    ]
    glued = pairs(raw(f"{kind}; delsp=yes\n\n{first}\n{last}\n".encode()))
    assert glued[1] == (Kind.TEXT, joined.replace(" " + last, last))


def test_attached_files_are_named_and_a_message_that_is_forwarded_is_read() -> None:
    message = mail(TEXT)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="صور.pdf")
    message.add_attachment("نص مرفق", filename="a.txt")
    message.add_attachment(mail(OTHER, subject="رسالة أخرى"))
    content = read_mail(Source(message.as_bytes()))
    assert [(block.kind, block.text) for block in content.blocks] == [
        (Kind.HEADING, SUBJECT),
        (Kind.TEXT, TEXT),
        (Kind.HEADING, "رسالة أخرى"),
        (Kind.TEXT, OTHER),
    ]
    assert tuple(map(str, content.notes)) == (
        "2 files are attached and not part of the article: صور.pdf, a.txt.",
    )


def test_pictures_in_a_page_are_no_attached_files() -> None:
    message = mail("", PAGE)
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a>", filename="a.png")
    assert read_mail(Source(message.as_bytes())).notes == ()


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "unheard-of", ""])
def test_a_wrong_charset_is_found_out(declared: str) -> None:
    body = base64.encodebytes(f"{TEXT}\n\n{OTHER}".encode("cp1256"))
    charset = f"; charset={declared}" if declared else ""
    head = f"Content-Type: text/plain{charset}\nContent-Transfer-Encoding: base64\n\n"
    content = read_mail(Source(raw(head.encode() + body)))
    assert [block.text for block in content.blocks] == [SUBJECT, TEXT, OTHER]
    assert content.encoding == "cp1256"


@pytest.mark.parametrize(
    "subject",
    [
        SUBJECT.encode(),
        SUBJECT.encode("cp1256"),
        Header(SUBJECT, "cp1256").encode().encode(),
        Header(SUBJECT, "utf-8", maxlinelen=30).encode().encode(),
        # Letters parted in the middle, and an encoding that it is not in.
        b"=?utf-8?b?%b?= =?utf-8?b?%b?="
        % (base64.b64encode(SUBJECT.encode()[:9]), base64.b64encode(SUBJECT.encode()[9:])),
        b"=?iso-8859-1?b?%b?=" % base64.b64encode(SUBJECT.encode("cp1256")),
    ],
)
def test_a_subject_in_any_form(subject: bytes) -> None:
    data = raw(f"\n{TEXT}\n".encode(), subject=subject)
    assert read_mail(Source(data)).title == SUBJECT


@pytest.mark.parametrize(
    "field",
    [
        "Date: the day before",
        "Date: Mon, 99 Mar 2024 99:99:99 +9999",
        "From: <<<>>>, ;:",
        "From: =?utf-8?b?%%%?=",
        "Subject: =?unheard?q?x?=",
        "Content-Type: ;;;=",
        "Content-Type: text/plain; charset*=utf-8'%%",
        "Content-Disposition: inline; filename*1*=a; filename*0*=''x",
        "Content-Transfer-Encoding: 7bit; x\nno field at all",
    ],
)
def test_a_broken_field_keeps_nobody_from_reading(field: str) -> None:
    data = f"{field}\nMIME-Version: 1.0\nSubject: x\n\n{TEXT}\n".encode()
    assert TEXT in [text for _kind, text in pairs(data)]


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    sealed = 'Content-Type: multipart/encrypted; boundary="x"\n\n--x\n\na\n--x--\n'
    armoured = f"\n-----BEGIN PGP MESSAGE-----\n\n{'A' * 60}\n-----END PGP MESSAGE-----\n"
    for body in (sealed, armoured, "Content-Type: application/pkcs7-mime\n\nAAAA\n"):
        with pytest.raises(ReadError, match="the message is encrypted; open it in your mail prog"):
            read(tmp_path, raw(body.encode()))
    for body in (
        "\n",
        "Content-Type: image/png\n\nAAAA\n",
        'Content-Type: text/html\n\n<img src="x">',
    ):
        with pytest.raises(ReadError, match="the message holds no text; if a file is attached"):
            read(tmp_path, raw(body.encode()))
    with pytest.raises(ReadError, match="it is binary"):
        read(tmp_path, raw(b"\n" + bytes(range(32)) * 20))


def test_parts_inside_parts_without_end_are_refused(tmp_path: Path) -> None:
    part = 'Content-Type: multipart/mixed; boundary="{0}"\n\n--{0}\n'
    deep = "".join(part.format(n) for n in range(10_000)) + f"\n{TEXT}\n"
    with pytest.raises(ReadError, match="it is a damaged message; open it in your mail program"):
        read(tmp_path, raw(deep.encode()))
    messages = "Content-Type: message/rfc822\n\n" * 200 + f"\n{TEXT}\n"
    with pytest.raises(ReadError, match="holds no text"):
        read(tmp_path, raw(messages.encode()))


def test_broken_bytes_are_read_or_refused() -> None:
    message = mail(TEXT, PAGE)
    message.add_attachment(mail(OTHER))
    data = message.as_bytes()
    chance = random.Random(7)
    for at in range(0, len(data), 11):
        junk = chance.choice((b"\xff\0", b"\n\n", b"=?", b"--", b";*0=", b"\xed\xa0\x80"))
        for broken in (data[:at], data[:at] + junk + data[at + 2 :]):
            with suppress(UnreadableError):
                format_of(broken, ".eml").read(Source(broken, ".eml"))


@pytest.mark.parametrize(
    "text",
    [
        f"From: القاهرة\nSubject: المكتبة\n\n{TEXT}",
        f"From: القاهرة\nDate: 4 Mar\n{TEXT}\nReceived: x",
        f"Received: هكذا يبدأ كل بريد.\n\n{TEXT}",
        f"{TEXT}\nFrom: a@b.example\nDate: x\nMIME-Version: 1.0\n\n{OTHER}",
    ],
)
def test_a_text_with_such_lines_is_a_text(tmp_path: Path, text: str) -> None:
    assert format_of(text.encode(), ".txt").name == "text"
    words = " ".join(p.text for p in read(tmp_path, text.encode(), "a.txt").paragraphs)
    assert words.split() == text.split()


def test_of_a_file_of_many_messages_all_are_read() -> None:
    body = f"\n{TEXT}\n\nFrom here: on\nsomething: else"
    other = mail(OTHER, page=PAGE, subject="رسالة أخرى").as_bytes()
    parts = [b"From a Mon Mar  4\n" + one for one in (raw(body.encode()), other, raw(b"\nX"))]
    assert [text for kind, text in pairs(b"\r\n\r\n".join(parts)) if kind is Kind.HEADING] == [
        SUBJECT,
        "رسالة أخرى",
        SUBJECT,
    ]
    assert "From here: on" in "".join(text for _, text in pairs(b"\n\n".join(parts)))


def test_a_part_that_cannot_be_read_is_told_of() -> None:
    inner = mail(OTHER)
    for _level in range(22):
        outer = mail(TEXT)
        outer.add_attachment(inner)
        inner = outer
    (note,) = read_mail(Source(inner.as_bytes())).notes
    assert str(note) == "2 parts of the message cannot be read and are not part of the article."
