"""From a file, pasted text or standard input to an article, or to a sentence that says why not."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from docx import Document

from khulasa.article.left_out import left_out_words
from khulasa.article.model import Article, Kind
from khulasa.article.plain.text_file import MOST_CHARACTERS
from khulasa.article.read import ReadError, read_article, read_bytes, read_text

TITLE = "المكتبة تفتح أبوابها من جديد"
TEXT = "فتحت المكتبة أبوابها يوم الأحد. وقال المدير إن العمل استمر عامين."
SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "arabic-article.txt"


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def why_not(path: Path, encoding: str | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read_article(path, encoding=encoding)
    start, message = f"Cannot read {path}: ".replace("\0", "\ufffd"), str(caught.value)
    assert message.startswith(start)
    reason = message.removeprefix(start)
    assert "\n" not in message
    assert reason.endswith(".")
    assert ". " not in reason, "one sentence"
    return reason


def joined(article: Article) -> str:
    return "".join("".join(sentence.split()) for sentence in article.sentences)


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    path = write(tmp_path / "مقال.txt", f"\ufeff{TITLE}\r\n\r\n{TEXT}\r\n")
    article = read_article(str(path))
    assert (article.title, article.language) == (TITLE, "ar")
    assert (article.file, article.encoding) == (str(path), "utf-8")
    assert [paragraph.kind for paragraph in article.paragraphs] == [Kind.HEADING, Kind.TEXT]
    assert article.paragraphs[1].sentence_texts == (
        "فتحت المكتبة أبوابها يوم الأحد. ",
        "وقال المدير إن العمل استمر عامين.",
    )


def test_each_format_is_known_by_its_suffix(tmp_path: Path) -> None:
    document = Document()
    document.add_heading(TITLE)
    document.add_paragraph(TEXT)
    file = BytesIO()
    document.save(file)
    contents = {
        "a.TXT": f"{TITLE}\n\n{TEXT}",
        "a.md": f"# {TITLE}\n\n{TEXT}",
        "a.html": f"<h1>{TITLE}</h1><p>{TEXT}</p>",
        "a.HTM": f"<h1>{TITLE}</h1><p>{TEXT}</p>",
        "a.docx": file.getvalue(),
        "بلا لاحقة": f"{TITLE}\n\n{TEXT}",
        "د. أحمد": f"{TITLE}\n\n{TEXT}",
        "report.2022": f"{TITLE}\n\n{TEXT}",
    }
    for name, content in contents.items():
        article = read_article(write(tmp_path / name, content))
        assert (article.title, article.language) == (TITLE, "ar")
        assert [paragraph.text for paragraph in article.paragraphs] == [TITLE, TEXT]


def test_standard_input_without_a_suffix_is_known_by_how_it_begins() -> None:
    page = f"<!DOCTYPE html><h1>{TITLE}</h1><p>{TEXT}</p>".encode()
    assert read_bytes(page, file="-").title == TITLE
    assert read_bytes(f"{TITLE}\n\n{TEXT}".encode("cp1256"), file="-").encoding == "cp1256"


def test_standard_input_has_no_file_and_is_called_by_its_name() -> None:
    assert read_bytes(TEXT.encode(), file="-").file is None
    assert read_bytes(TEXT.encode(), file="a.txt").file == "a.txt"
    with pytest.raises(ReadError, match=r"^Cannot read standard input: it is empty\.$"):
        read_bytes(b" \n", file="-")


def test_white_space_without_end_before_the_text_is_taken_in_stride() -> None:
    assert read_bytes(b" " * 2_000_000 + TEXT.encode(), file="-").paragraphs[0].text == TEXT


def test_pasted_text_has_neither_file_nor_encoding() -> None:
    article = read_text(f"{TITLE}\n\n{TEXT}")
    assert (article.title, article.file, article.encoding) == (TITLE, None, None)
    with pytest.raises(ReadError, match="the pasted text: it is empty"):
        read_text(" \n\u200f\ufeff ")


def test_the_reader_can_overrule_encoding_and_language(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT.encode("iso8859-6"))
    assert read_article(path).encoding == "iso8859-6"
    article = read_article(path, encoding="mac_arabic", language="fa")
    assert (article.encoding, article.language) == ("mac-arabic", "fa")


def test_a_page_may_declare_its_encoding(tmp_path: Path) -> None:
    page = (
        "<meta charset=koi8-r><h1>Новости</h1><p>В городе открылась новая библиотека.</p>".encode(
            "koi8-r"
        )
    )
    article = read_article(write(tmp_path / "a.html", page))
    assert (article.title, article.encoding, article.language) == ("Новости", "koi8-r", "ru")


def test_characters_that_no_text_can_hold_are_replaced() -> None:
    article = read_text(f"{TEXT}\ud800{TEXT}\0")
    assert article.paragraphs[0].text == f"{TEXT}\ufffd{TEXT}\ufffd"
    page = read_bytes(b"<p>one &#xD800; two &#0; three</p>", file="a.html")
    page.paragraphs[0].text.encode()


def test_a_name_that_is_not_unicode_can_be_written_out(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"bad\xe3\xff.txt")
    try:
        write(path, TEXT)
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    article = read_article(path)
    assert article.file == str(tmp_path / "bad\ufffd\ufffd.txt")
    for file in ("a\udce3.txt", "a\ud800.txt", "a\0.txt"):
        article = read_bytes(TEXT.encode(), file=file)
        assert article.file == "a\ufffd.txt"


def test_a_message_is_one_line_that_can_be_written_out(tmp_path: Path) -> None:
    name = "a\udce3\ud800\n\r\x1b[2J\x85\u2028.txt"
    for read in (
        lambda: read_article(tmp_path / name),
        lambda: read_bytes(b"", file=name),
        lambda: read_text("", file=name),
    ):
        with pytest.raises(ReadError) as caught:
            read()
        message = str(caught.value)
        message.encode()
        assert message.isprintable()


def test_what_is_struck_out_is_left_out_and_counted() -> None:
    for file, source in (
        ("a.md", "نص ~~قديم~~ جديد و<s>آخر</s>.\n\n<p>ثم <del>أمس</del> اليوم</p>"),
        ("a.html", "<p>نص <s>قديم</s> جديد <del>آخر</del> ثم <strike>أمس</strike> اليوم</p>"),
    ):
        article = read_bytes(source.encode(), file=file)
        assert article.left_out == 3
        assert "3 hidden or struck-out passages" in left_out_words(article)
    article = read_bytes(TEXT.encode(), file="a.txt")
    assert (article.left_out, left_out_words(article)) == (0, "")


def test_missing_folders_pipes_and_bad_names_are_told_apart(tmp_path: Path) -> None:
    assert why_not(tmp_path / "a.txt") == "there is no such file; check its name and folder."
    assert "not a valid path" in why_not(tmp_path / "a\0.txt")
    assert "too long" in why_not(tmp_path / ("a" * 300 + ".txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert why_not(tmp_path / "a.txt").startswith("it is not a regular file")


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _mode: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    file = write(tmp_path / "a.txt", TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert why_not(file).startswith("you have no permission")


@pytest.mark.parametrize("content", ["", " \n\t\r\n", "\ufeff", "\ufeff \u200f\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_empty_files_are_told(tmp_path: Path, name: str, content: str) -> None:
    assert why_not(write(tmp_path / name, content)) == "it is empty."


def test_files_of_other_kinds_are_told(tmp_path: Path) -> None:
    assert "it is not a PDF, or it is damaged" in why_not(write(tmp_path / "b.txt", b"%PDF-1.7\n"))
    assert "no text of an article" in why_not(write(tmp_path / "c.html", "<script>x</script>"))
    assert "not a Word document" in why_not(write(tmp_path / "d.docx", b"PK\x03\x04" + b"x" * 90))
    assert why_not(write(tmp_path / "e.docx", b"")) == "it is empty."


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    for name in ("a.docx", "a.xyz", "a.mp3", "a.report"):
        assert [p.text for p in read_article(write(tmp_path / name, TEXT)).paragraphs] == [
            p.text for p in read_text(TEXT).paragraphs
        ]
    page = "<!doctype html><title>t</title><p>" + TEXT
    assert "<p>" not in read_article(write(tmp_path / "b.txt", page)).paragraphs[-1].text


def test_binary_files_are_told(tmp_path: Path) -> None:
    every_byte = bytes(range(256)) * 40
    for name in ("a.txt", "a.html", "a"):
        assert "binary" in why_not(write(tmp_path / name, every_byte))
    assert "binary" in why_not(write(tmp_path / "b.txt", b"\0" * 5000))


def test_colours_of_a_terminal_are_text_and_separators_of_data_are_binary() -> None:
    coloured = "".join(f"\x1b[1m{word}\x1b[0m " for word in TEXT.split())
    assert read_text(coloured).paragraphs[0].text == coloured.strip()
    for separator in "\x1c\x1d\x1e\x1f":
        with pytest.raises(ReadError, match="binary"):
            read_text(separator.join(TEXT.split()))


def test_a_file_too_long_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    assert why_not(path).startswith("it has 50 MB and the limit is 20 MB")


def test_a_text_of_too_many_characters_is_refused() -> None:
    with pytest.raises(ReadError, match="10,000,001 characters and the limit is 10,000,000"):
        read_text("ا" * (MOST_CHARACTERS + 1))


def test_an_encoding_that_is_unknown_or_does_not_fit_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    assert why_not(path, "nope") == (
        "no encoding is called 'nope'; try another one, such as utf-8 or cp1256."
    )
    assert why_not(path, "ascii").startswith("it is not written in the encoding ascii")


def test_the_sample_is_a_whole_article() -> None:
    article = read_article(SAMPLE)
    assert article.language == "ar"
    assert article.paragraphs[0].text == article.title
    assert len(article.paragraphs) == 9
    assert len(article.sentences) == 17


def test_real_articles_keep_every_character_and_paragraph(shared: Path) -> None:
    articles = [
        shared / "articles" / "baghdad-green-zone.ar.txt",
        *sorted((shared / "articles" / "ntrex").glob("*.ar.txt")),
    ]
    assert len(articles) == 13
    for path in articles:
        source = path.read_text(encoding="utf-8")
        article = read_article(path)
        lines = [line.strip() for line in source.splitlines() if line.strip()]
        assert [paragraph.text for paragraph in article.paragraphs] == lines
        assert joined(article) == "".join(source.split())
        assert article.language == "ar"
        assert article.paragraphs[0].kind is Kind.HEADING
        assert article.title == article.paragraphs[0].text


def test_the_main_example_has_fourteen_paragraphs(shared: Path) -> None:
    article = read_article(shared / "articles" / "baghdad-green-zone.ar.txt")
    assert len(article.paragraphs) == 14
    assert article.title.startswith("هجوم صاروخي")
    # Three quotations in it are of two sentences each.
    assert len(article.sentences) == 17


def test_real_articles_run_together_are_divided_where_they_were(shared: Path) -> None:
    boundaries = missed = 0
    for path in sorted((shared / "articles" / "ntrex").glob("*.ar.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        sentences = [line.strip() + " " for line in lines if line.strip().endswith((".", "؟", "!"))]
        article = read_text("".join(sentences), language="ar")
        boundaries += len(sentences)
        missed += len(set(sentences) - {text.rstrip() + " " for text in article.sentences})
    assert boundaries > 100
    assert missed <= 0.03 * boundaries
