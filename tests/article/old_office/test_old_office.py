"""Documents of Office before 2007, which LibreOffice converts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import OLD_OFFICE
from khulasa.article.old_office import document, soffice
from khulasa.article.old_office.document import read_old_office
from khulasa.article.old_office.kinds import old_kind_of
from khulasa.article.old_office.work_folder import clear_left_behind, work_folder
from khulasa.article.recognition import format_of
from process_end import wait_for_end

_SECTOR = 512
_FREE, _END_OF_CHAIN, _TABLE = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\xfd\xff\xff\xff"


def entry(name: str, kind: int, *, child: int = -1, start: int = -2, size: int = 0) -> bytes:
    """An entry of an OLE file's folder."""
    letters = name.encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + (len(letters) + 2 if name else 0).to_bytes(2, "little")
        + bytes([kind, 1])
        + _FREE * 2
        + child.to_bytes(4, "little", signed=True)
        + b"\0" * 36
        + start.to_bytes(4, "little", signed=True)
        + size.to_bytes(8, "little")
    )


def ole(stream: str, content: bytes = b"") -> bytes:
    """An OLE file with one stream of nine sectors."""
    content = content.ljust(9 * _SECTOR, b"\0")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
        + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
        + b"\0" * 10
        + (1).to_bytes(4, "little")
        + (1).to_bytes(4, "little")
        + b"\0" * 4
        + (4096).to_bytes(4, "little")
        + _END_OF_CHAIN
        + b"\0" * 4
        + _END_OF_CHAIN
        + b"\0" * 4
        + b"\0" * 4
        + _FREE * 108
    )
    chain = b"".join((number + 1).to_bytes(4, "little") for number in range(2, 10))
    table = (_TABLE + _END_OF_CHAIN + chain + _END_OF_CHAIN).ljust(_SECTOR, b"\xff")
    folder = entry("Root Entry", 5, child=1) + entry(stream, 2, start=2, size=len(content))
    return header + table + folder.ljust(_SECTOR, b"\0") + content


@pytest.mark.parametrize(
    ("stream", "name", "newer"),
    [
        ("WordDocument", "Word", "docx"),
        ("Workbook", "Excel", "xlsx"),
        ("Book", "Excel", "xlsx"),
        ("PowerPoint Document", "PowerPoint", "pptx"),
    ],
)
def test_without_libreoffice_it_says_what_it_is_and_how_to_go_on(
    stream: str, name: str, newer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "find_soffice", lambda: None)
    data = ole(stream)
    assert format_of(data, ".docx") is OLD_OFFICE
    with pytest.raises(UnreadableError, match=f"old {name} document") as caught:
        read_old_office(Source(data))
    assert f".{newer}" in str(caught.value.way_out)
    assert "LibreOffice" in str(caught.value.way_out)


@pytest.mark.parametrize(
    "data", [ole("EncryptedPackage"), ole("WordDocument", b"\xec\xa5".ljust(11, b"\0") + b"\x01")]
)
def test_one_with_a_password_says_so_and_is_given_to_nobody(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "convert", lambda *_: pytest.fail("it was converted"))
    with pytest.raises(UnreadableError, match="password"):
        read_old_office(Source(data))


@pytest.mark.parametrize("length", [8, 100, 600, 1100])
def test_what_is_cut_off_is_no_old_document(length: int) -> None:
    assert old_kind_of(ole("WordDocument")[:length]) is None
    assert old_kind_of(ole("Something")) is None


def docx() -> bytes:
    made = Document()
    made.add_heading("النهر")
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def program(tmp_path: Path, *lines: str) -> str:
    """A program in the place of LibreOffice."""
    path = tmp_path / "soffice"
    path.write_text("\n".join((f"#!{sys.executable}", "import sys, pathlib", *lines)))
    path.chmod(0o755)
    return str(path)


needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="runs a script as a program")


@needs_scripts
def test_what_libreoffice_makes_of_it_is_read_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(docx())
    found = program(
        tmp_path,
        f"pathlib.Path({str(tmp_path / 'arguments')!r}).write_text('\\n'.join(sys.argv))",
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])",
        f"made = pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes()",
        "(out / 'document.docx').write_bytes(made)",
    )
    monkeypatch.setattr(document, "find_soffice", lambda: found)
    content = read_old_office(Source(ole("WordDocument")))
    assert [block.text for block in content.blocks] == ["النهر"]
    (note,) = content.notes
    assert str(note) == "It is an old Word document (.doc), read by way of LibreOffice."
    given = (tmp_path / "arguments").read_text().splitlines()
    profile = next(word for word in given if word.startswith("-env:UserInstallation=file:"))
    # Nothing of it stays.
    assert not Path(profile.removeprefix("-env:UserInstallation=file://")).exists()


@needs_scripts
def test_a_conversion_that_fails_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for found in (program(tmp_path, "sys.exit(1)"), str(tmp_path / "missing")):
        monkeypatch.setattr(document, "find_soffice", lambda found=found: found)
        with pytest.raises(UnreadableError, match="could not convert") as caught:
            read_old_office(Source(ole("WordDocument")))
        assert ".docx" in str(caught.value.way_out)


@needs_scripts
def test_at_the_limit_it_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    found = program(
        tmp_path,
        "import subprocess",
        "waiting = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])",
        f"pathlib.Path({str(tmp_path / 'new')!r}).write_text(str(waiting.pid))",
        f"pathlib.Path({str(tmp_path / 'new')!r}).rename({str(child)!r})",
        "waiting.wait()",
    )

    def wait(process: subprocess.Popen[bytes], limit: float | None = None) -> int:
        if limit is None:
            return real(process)
        while not child.exists() and process.poll() is None:
            pass
        raise subprocess.TimeoutExpired("soffice", limit)

    real = subprocess.Popen.wait
    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    assert soffice.convert(found, ole("WordDocument"), "doc", "docx") is None
    wait_for_end(int(child.read_text()))


def test_what_a_killed_process_left_is_removed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    script = (
        "import sys; from khulasa.article.old_office.work_folder import work_folder\n"
        "with work_folder() as folder:\n"
        "    (folder / 'document.doc').touch(); print(flush=True); input()"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        (other := tmp_path / "khulasa-office-notes").mkdir()
        clear_left_behind()
        (left,) = set(tmp_path.iterdir()) - {other}
        assert (left / "document.doc").exists()
        process.kill()
        process.wait()
    with work_folder() as mine:
        assert set(tmp_path.iterdir()) == {other, mine}


@pytest.mark.skipif(soffice.find_soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_itself_converts_there_and_back() -> None:
    found = soffice.find_soffice()
    assert found is not None
    old = soffice.convert(found, docx(), "docx", "doc")
    assert old is not None
    assert [block.text for block in read_old_office(Source(old)).blocks] == ["النهر"]
