"""What a kept article is called, in the window and in the terminal."""

from __future__ import annotations

from khulasa.library.article_name import article_name


def test_the_title_goes_before_the_file() -> None:
    assert article_name("The library", "/home/a/scan.txt") == "The library"


def test_without_a_title_it_is_the_file_s_name_and_never_nothing() -> None:
    assert article_name(" ", "/home/a/scan.txt") == "scan.txt"
    assert article_name("", None) == "Untitled"


def test_it_is_one_line() -> None:
    assert article_name("Two\nlines ", None) == "Two lines"
    assert article_name("", "two\nlines.txt") == "two lines.txt"
