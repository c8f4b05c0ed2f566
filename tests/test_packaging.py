"""What the packages for Linux are made of, without making one; that is ``make package``."""

from __future__ import annotations

import configparser
import importlib.util
import re
import struct
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType

import pytest

from khulasa.article.read import READABLE_SUFFIXES

REPOSITORY = Path(__file__).parents[1]
LINUX = REPOSITORY / "installer/linux"

TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mhtml": "application/x-mimearchive",
    ".mht": "application/x-mimearchive",
    ".webarchive": "application/x-webarchive",
    ".epub": "application/epub+zip",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".ass": "text/x-ssa",
    ".ssa": "text/x-ssa",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".fodp": "application/vnd.oasis.opendocument.presentation-flat-xml",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".fods": "application/vnd.oasis.opendocument.spreadsheet-flat-xml",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".rtf": "application/rtf",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}


def load(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of the installer, which is no package."""
    monkeypatch.syspath_prepend(path.parent)
    spec = importlib.util.spec_from_file_location(f"installer_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(LINUX / "khulasa.desktop", encoding="utf-8")
    return parser


def names(line: str) -> set[str]:
    """The first words of the lines of a list of requirements, as the index spells them."""
    return {
        re.split(r"[^A-Za-z0-9._-]", row.strip())[0].lower().replace("_", "-")
        for row in line.splitlines()
        if row.strip() and row.strip()[0] not in "#-"
    }


def test_the_desktop_offers_every_format_that_can_be_read(entry: configparser.ConfigParser) -> None:
    offered = set(entry["Desktop Entry"]["MimeType"].strip(";").split(";"))
    assert offered == {TYPES[suffix] for suffix in READABLE_SUFFIXES}
    metainfo = ElementTree.parse(LINUX / "khulasa.metainfo.xml")
    assert {node.text for node in metainfo.iter("mediatype")} == offered


def test_every_action_of_the_entry_has_its_section(entry: configparser.ConfigParser) -> None:
    actions = entry["Desktop Entry"]["Actions"].strip(";").split(";")
    assert {f"Desktop Action {action}" for action in actions} == {
        name for name in entry.sections() if name.startswith("Desktop Action")
    }


@pytest.mark.parametrize("section", ["Desktop Entry", "Desktop Action sample"])
def test_the_entry_s_commands_are_the_command_line_s(
    entry: configparser.ConfigParser, section: str
) -> None:
    from khulasa.cli.arguments.parser import parse

    program, *arguments = entry[section]["Exec"].replace("%f", "/home/x/a.txt").split()
    assert program == "khulasa"
    assert parse(arguments).command == "open"


def test_the_package_is_built_of_all_that_the_app_needs_but_torch() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = names("\n".join(project["dependencies"]))
    listed = names((REPOSITORY / "installer/package-requirements.txt").read_text(encoding="utf-8"))
    assert needed - listed <= {"torch", "transformers", "accelerate"}
    assert not listed & {"torch", "transformers"}


def test_the_spec_is_python_and_leaves_torch_out() -> None:
    text = (REPOSITORY / "installer/khulasa.spec").read_text(encoding="utf-8")
    compile(text, "khulasa.spec", "exec")
    assert {"torch", "transformers"} <= set(re.findall(r'"([a-z]+)"', text))


def elf(*segments: tuple[int, int, int]) -> bytes:
    """The head of a shared object with loaded segments of (offset, address, alignment)."""
    head = bytearray(64)
    head[:6] = b"\x7fELF\x02\x01"
    struct.pack_into("<Q", head, 32, 64)
    struct.pack_into("<HH", head, 54, 56, len(segments))
    rows = b"".join(
        struct.pack("<IIQQQQQQ", 1, 5, offset, address, 0, 0, 0, alignment)
        for offset, address, alignment in segments
    )
    return bytes(head) + rows


def test_a_library_that_strip_has_broken_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    binaries = load(LINUX / "binaries.py", monkeypatch)
    assert binaries.is_loadable(elf((0, 0, 4096), (0x2DF0, 0x3DF0, 4096)))
    assert not binaries.is_loadable(elf((0, 0, 4096), (0x2DF0, 0x3E00, 4096)))


def test_what_is_missing_is_named_once_with_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = load(LINUX / "tools.py", monkeypatch)
    monkeypatch.setattr(tools.shutil, "which", lambda name: None if name[0] == "x" else name)
    packages = tools.missing({"xz": "xz-utils", "xzcat": "xz-utils", "ar": "binutils"})
    assert packages == ["xz-utils"]
    assert not tools.are_there(packages)
    assert "sudo apt install xz-utils\n" in capsys.readouterr().err
    assert tools.are_there([])


def test_what_a_builder_needs_is_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    tools = load(LINUX / "tools.py", monkeypatch)
    lines = (REPOSITORY / "docs/install.md").read_text(encoding="utf-8").splitlines()
    told = [set(line.split()[3:]) for line in lines if line.startswith("    sudo apt install")]
    assert {"python3-venv", *tools.PACKAGING.values()} in told
    assert set(tools.TESTING.values()) in told


def test_two_trees_are_compared_by_name_kind_mode_and_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = load(LINUX / "compare.py", monkeypatch)
    for name in ("a", "b"):
        (tmp_path / name / "sub").mkdir(parents=True)
        (tmp_path / name / "sub/same").write_text("same")
        (tmp_path / name / "link").symlink_to("sub/same")
    assert compare.differences(tmp_path / "a", tmp_path / "b") == []
    (tmp_path / "a/only").write_text("")
    (tmp_path / "b/sub/same").write_text("else")
    (tmp_path / "b/link").unlink()
    (tmp_path / "b/link").symlink_to("sub")
    assert compare.differences(tmp_path / "a", tmp_path / "b") == ["link", "only", "sub/same"]


def test_what_the_user_made_is_purged_only_by_choice() -> None:
    script = (LINUX / "postrm").read_text(encoding="utf-8")
    before, removal = script.split("rm -rf", 1)
    assert '"$KHULASA_PURGE_USER_DATA" = yes' in before
    assert "rm -rf" not in removal
    assert 'runuser -u "$user" -- ' in before
