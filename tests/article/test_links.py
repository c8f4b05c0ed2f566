"""Addresses of pages: nothing is fetched, and readers are told what to do."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from khulasa.article.read import ReadError, read_article, read_bytes, read_text

ADDRESS = "https://www.coast.example/news/1?a=b#c"
TOLD = "it is the address of a page, and nothing is fetched from the internet; open the page in a"


@pytest.mark.parametrize(
    "text", [ADDRESS, f"\n {ADDRESS} \n", f"<{ADDRESS}>", "HTTP://x.example", "www.coast.example/a"]
)
def test_an_address_alone_is_no_article(text: str) -> None:
    with pytest.raises(ReadError, match=f"Cannot read the pasted text: {TOLD}"):
        read_text(text)
    with pytest.raises(ReadError, match=f"Cannot read standard input: {TOLD}"):
        read_bytes(text.encode(), file="-")


@pytest.mark.parametrize("text", [f"اقرأ هذا:\n{ADDRESS}", "http", "https://", f"{ADDRESS} x"])
def test_a_text_with_an_address_is_a_text(text: str) -> None:
    assert read_text(text).sentences


def test_an_address_in_the_place_of_a_file() -> None:
    for file in (ADDRESS, Path(ADDRESS)):
        with pytest.raises(ReadError, match=TOLD):
            read_article(file)


def test_a_page_that_was_saved_under_its_address_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("www.coast.example").write_text("<html><p>نص المقال</p>", encoding="utf-8")
    assert read_article("www.coast.example").sentences == ("نص المقال",)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.url", f"[InternetShortcut]\r\nIDList=\r\nURL={ADDRESS}\r\n".encode()),
        (
            "a.desktop",
            f"#!/usr/bin/env xdg-open\n[Desktop Entry]\nType=Link\nURL={ADDRESS}".encode(),
        ),
        ("a.webloc", plistlib.dumps({"URL": ADDRESS})),
        ("b.webloc", plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY)),
    ],
)
def test_a_link_file_is_no_article_either(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=TOLD):
        read_article(tmp_path / name)


def test_another_desktop_entry_is_a_text() -> None:
    assert read_bytes(b"[Desktop Entry]\nType=Application\nURL=x", file="a.desktop").sentences
