"""Encodings: the right one is found, even for a few words."""

from __future__ import annotations

import codecs

import pytest

from khulasa.article.plain.encodings import ENCODINGS, UnknownEncodingError, decode

SENTENCES = [
    "فتحت المكتبة العامة أبوابها أمام القراء صباح الأحد، بعد أعمال ترميم استمرت عامين كاملين.",
    "وقالت المديرة إن هذا البيت ملك لكل من يحب القراءة في المدينة، فهل ستبقى أبوابه مفتوحة؟",
    "تساقطت الثلوج ليلة أمس على الجبال الشمالية، وأغلقت الشرطة طريقين؛ ثم فتحتهما عند الظهر.",
    "فاز الفريق الضيف بثلاثة أهداف في مباراة هادئة لم يحضرها سوى عدد قليل من المشجعين.",
    "ارتفع سعر الخبز 12 في المئة منذ آذار، وتقول الوزارة إن القمح يكفي حتى نهاية العام.",
    "أعلن الباحثون أنهم وجدوا نوعاً جديداً من الأسماك الصغيرة قرب الشاطئ الغربي للجزيرة.",
]
ARABIC_ENCODINGS = ["cp1256", "iso8859-6", "cp720", "mac-arabic", "utf-16-le", "utf-16-be"]


def without_mac_spaces(text: str) -> str:
    """Mac Arabic has two spaces; Python writes the one that ISO-8859-6 reads as unbreakable."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize("encoding", ARABIC_ENCODINGS)
@pytest.mark.parametrize("words", [5, 10, 1000])
def test_arabic_is_found_in_each_encoding_even_for_a_few_words(encoding: str, words: int) -> None:
    for text in [*SENTENCES, "\n".join(SENTENCES)]:
        # Code page 720 has no Arabic punctuation.
        data = " ".join(text.split(" ")[:words]).encode(encoding, "replace")
        decoded = decode(data)
        assert decoded is not None
        assert without_mac_spaces(decoded.text) == without_mac_spaces(data.decode(encoding))


def test_persian_in_the_arabic_code_page_is_found() -> None:
    text = "اين کتابخانه پس از دو سال باز شد و مردم شهر از آن خوشحال هستند. پنج گروه آمدند."
    decoded = decode(text.encode("cp1256"))
    assert decoded is not None
    assert decoded.text == text


def test_utf_8_wins_over_everything_it_decodes() -> None:
    decoded = decode(SENTENCES[0].encode(), declared="windows-1256")
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (SENTENCES[0], "utf-8")


def test_one_broken_byte_leaves_utf_8_what_it_is() -> None:
    for text in (*SENTENCES, "Le café “du port” est fermé – jusqu’à demain."):
        data = text.encode()
        middle = len(text) // 2
        while not text[middle].isspace():
            middle += 1
        at = len(text[:middle].encode())
        decoded = decode(data[:at] + b"\xff" + data[at:], declared="windows-1256")
        assert decoded is not None
        assert (decoded.text, decoded.encoding) == (
            f"{text[:middle]}\ufffd{text[middle:]}",
            "utf-8",
        )


def test_a_file_that_ends_in_the_middle_of_a_letter_is_read() -> None:
    for encoding, mark in (
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
    ):
        decoded = decode(mark + "وفي المساء نام القط".encode(encoding)[:-1])
        assert decoded is not None
        assert decoded.text == "وفي المساء نام الق\ufffd"


def test_utf_8_with_a_broken_byte_is_read_where_it_is_asked_for() -> None:
    asked = decode(SENTENCES[3].encode() + b"\x80", "utf-8")
    assert asked is not None
    assert asked.text == SENTENCES[3] + "\ufffd"
    plain_english = b"The bridge opens on Friday\xff, said the mayor."
    for data, encoding in ((plain_english, "utf-8"), (codecs.BOM_UTF8 + plain_english, None)):
        english = decode(data, encoding)
        assert english is not None
        assert english.text == "The bridge opens on Friday\ufffd, said the mayor."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SENTENCES[0].encode(encoding))
    assert decoded is not None
    assert decoded.text == SENTENCES[0]
    assert encoding.startswith(decoded.encoding)


def test_french_and_russian_are_not_taken_for_arabic() -> None:
    french = "Le président a déclaré à l’Assemblée que l’été serait très chaud cette année."
    russian = "Сегодня в городе открылась новая библиотека, сообщили в мэрии утром."
    for text, encoding in ((french, "cp1252"), (russian, "cp1251")):
        decoded = decode(text.encode(encoding))
        assert decoded is not None
        assert decoded.text == text


def test_what_a_page_declares_is_used_where_the_bytes_decode_with_it() -> None:
    data = "Привет".encode("koi8-r")
    decoded = decode(data, declared="koi8-r")
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == ("Привет", "koi8-r")


def test_a_western_charset_declared_by_habit_does_not_spoil_arabic() -> None:
    decoded = decode(SENTENCES[0].encode("cp1256"), declared="iso-8859-1")
    assert decoded is not None
    assert decoded.text == SENTENCES[0]


def test_a_chosen_encoding_is_the_only_one_tried() -> None:
    data = SENTENCES[0].encode("cp1256")
    chosen = decode(data, "latin-1")
    assert chosen is not None
    assert chosen.text == data.decode("latin-1")
    assert decode(data, "utf-8") is None
    for unknown in ("nope", "hex", "a\0b"):
        with pytest.raises(UnknownEncodingError):
            decode(data, unknown)


def test_the_menu_offers_encodings_that_exist_once_each() -> None:
    names = [codecs.lookup(name).name for name, label in ENCODINGS if label]
    assert len(names) == len(set(names)) == len(ENCODINGS)
