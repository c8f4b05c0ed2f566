"""``khulasa doctor`` finds what is wrong, says how to mend it, and tells nothing private."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from pytest_socket import disable_socket, enable_socket

from command_line import Run
from khulasa import __version__
from khulasa.cli.commands import doctor as doctor_command
from khulasa.cli.main import main
from khulasa.doctor.confinement import look_at_confinement
from khulasa.doctor.finding import Finding, Section
from khulasa.doctor.folders import look_at_folders
from khulasa.doctor.formats import look_at_formats
from khulasa.doctor.machine import look_at_machine
from khulasa.doctor.models import look_at_models, translate
from khulasa.doctor.report import as_record, as_text, examine, problems
from khulasa.doctor.versions import look_at_versions
from khulasa.doctor.window import look_at_window, start_qt
from khulasa.engine.computing.record import Measured, keep, record_path
from khulasa.log import log_folder
from khulasa.models.catalogue import Catalogue, Model, load_catalogue
from khulasa.models.store import config_folder, models_folder
from khulasa.reading.document import Reading

GB = 1_000_000_000
SEEN: dict[str, Any] = {
    "qt": "6.11.3",
    "platform": "xcb",
    "plugins": ["qoffscreen", "qxcb"],
    "screens": ["1280x800 at 96 dots per inch, scaled by 1"],
    "font": "DejaVu Sans",
    "arabic_fonts": ["Amiri", "DejaVu Sans"],
    "missing_fonts": [],
}


def named(findings: Iterable[Finding], name: str) -> Finding:
    return next(finding for finding in findings if finding.name == name)


def wrong(findings: Iterable[Finding]) -> list[str]:
    return [finding.name for finding in findings if finding.problem]


def says(_model: Model, _sentence: str) -> str:
    return "Where is the library?"


# --- Versions


def test_versions_of_what_runs_are_told() -> None:
    findings = look_at_versions(lambda package: {"torch": "2.13.0"}.get(package, "1.0"))
    assert named(findings, "Khulasa").value.startswith(f"{__version__}, in ")
    assert named(findings, "CTranslate2").value == "1.0"
    assert named(findings, "torch").value == "2.13.0"
    assert wrong(findings) == []


def test_a_missing_library_is_wrong_but_torch_may_be_missing() -> None:
    def version_of(package: str) -> str:
        if package in ("torch", "transformers", "sentencepiece"):
            raise PackageNotFoundError
        return "1.0"

    findings = look_at_versions(version_of)
    assert wrong(findings) == ["SentencePiece"]
    assert "pipx reinstall khulasa" in named(findings, "SentencePiece").mend
    assert named(findings, "torch").value.startswith("not installed")


# --- Saving


def test_an_article_can_be_saved_in_every_format() -> None:
    finding = look_at_formats()
    assert finding.value == "works in every format; PDF was not tried"
    assert not finding.problem


def test_a_format_that_lacks_a_part_is_named_with_the_reason() -> None:
    def write(_reading: Reading, name: str) -> bytes:
        if name in ("docx", "odt"):
            raise FileNotFoundError("no default-footer.xml")
        return b""

    problem = look_at_formats(write).problem
    assert "Word document, OpenDocument text (FileNotFoundError: no default-footer" in problem


# --- Folders


def test_folders_that_can_be_used_are_told_with_the_room_in_them() -> None:
    findings = look_at_folders(free=lambda _folder: 50 * GB)
    assert named(findings, "Settings").value == f"{config_folder()}, writable"
    assert named(findings, "Free disk space").value == "50.0 GB"
    assert wrong(findings) == []


def test_a_folder_that_will_be_made_is_looked_for_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHULASA_MODELS", str(tmp_path / "not" / "yet"))
    findings = look_at_folders(free=lambda folder: 50 * GB if folder == tmp_path else 0)
    assert named(findings, "Models").value == f"{tmp_path / 'not' / 'yet'}, not made yet"
    assert wrong(findings) == []


def test_a_folder_that_cannot_be_written_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("KHULASA_MODELS", str(blocked / "models"))
    finding = named(look_at_folders(), "Models")
    assert finding.problem.startswith("Khulasa cannot write there: ")
    assert "KHULASA_MODELS" in finding.mend


def test_little_room_is_wrong() -> None:
    finding = named(look_at_folders(free=lambda _folder: GB // 10), "Free disk space")
    assert finding.value == "100.0 MB"
    assert "khulasa models path FOLDER" in finding.mend


def test_shared_models_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHULASA_SHARED_MODELS", str(tmp_path))
    assert named(look_at_folders(), "Shared models").value == f"{tmp_path}, only read"


def test_it_says_where_the_log_is(run: Run) -> None:
    place = str(log_folder())
    assert named(look_at_folders(), "Log").value == f"{place}, not made yet"
    _, output, _ = run("doctor", "--json")
    folders = next(s for s in json.loads(output)["sections"] if s["title"] == "Folders")
    assert {"Log": f"{place}, writable"}.items() <= {
        finding["name"]: finding["value"] for finding in folders["findings"]
    }.items()


def test_in_what_models_are_computed_is_told_with_what_was_measured() -> None:
    speeds = {"int8_float32": 100.4, "float32": 140.0}
    keep(record_path(), "this machine", "16 MB (cpu)", Measured("cpu", "float32", speeds))
    assert named(look_at_machine(), "Models up to 16 MB (cpu)").value == (
        "computed in float32 (measured: float32 140 tokens/s, int8_float32 100 tokens/s)"
    )


# --- Models


def test_the_starter_is_whole_and_runs() -> None:
    findings = look_at_models(load_catalogue(), translate)
    assert named(findings, "starter-ar-en").value.endswith(", whole")
    assert "Where is the library?" in named(findings, "Starter model").value
    assert wrong(findings) == []


@pytest.fixture
def copied_starter(starter: Path, tmp_path: Path) -> Model:
    folder = tmp_path / "starter-ar-en"
    shutil.copytree(starter, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    model = next(m for m in load_catalogue().models if m.name == "starter-ar-en")
    return replace(model, folder=folder)


def test_files_that_are_missing_or_empty_are_named(copied_starter: Model) -> None:
    (copied_starter.folder / "vocab.json").unlink()
    (copied_starter.folder / "ctranslate2-int8" / "model.bin").write_bytes(b"")
    finding = named(look_at_models(Catalogue((copied_starter,)), says), "starter-ar-en")
    assert finding.problem == (
        "ctranslate2-int8/model.bin is missing or empty; vocab.json is missing or empty."
    )
    assert finding.mend.startswith("Install Khulasa again")


def test_a_model_that_does_not_run_is_wrong_and_the_engine_says_why(copied_starter: Model) -> None:
    (copied_starter.folder / "ctranslate2-int8" / "model.bin").write_bytes(b"broken")
    finding = named(look_at_models(Catalogue((copied_starter,)), translate), "Starter model")
    assert "cannot be loaded" in finding.problem


def test_a_model_with_a_manifest_is_compared_with_it(copied_starter: Model) -> None:
    from khulasa.models.folders.manifest import Manifest, record_files, write_manifest

    files = record_files(copied_starter.folder)
    manifest = Manifest("m", "hub", "a/b", "1", "MIT", "numpy", {}, "int8", {}, (), files)
    write_manifest(manifest, copied_starter.folder)
    origin = next(m.origin for m in load_catalogue().models if m.origin)
    model = replace(copied_starter, name="opus-mt-ar-en", origin=origin)
    assert wrong(look_at_models(Catalogue((model, copied_starter)), says)) == []
    (model.folder / "vocab.json").write_text("{}")
    finding = named(look_at_models(Catalogue((model, copied_starter)), says), "opus-mt-ar-en")
    assert finding.problem == "vocab.json was changed."
    assert finding.mend.endswith("khulasa models verify opus-mt-ar-en --repair")


def test_no_starter_a_faulty_catalogue_and_half_a_model_are_told() -> None:
    (models_folder() / ".partial" / "opus-mt-fa-en").mkdir(parents=True)
    findings = look_at_models(Catalogue((), ("models.cfg: unknown key.",)), says)
    assert wrong(findings) == ["Catalogue", "Starter model"]
    assert named(findings, "opus-mt-fa-en").value.startswith("half installed")


# --- Window


def test_a_window_that_can_be_shown() -> None:
    findings = look_at_window(lambda _platform: SEEN, reason=lambda: "")
    assert named(findings, "Window").value == "can be shown, by Qt 6.11.3 on xcb"
    assert named(findings, "Qt's platform plugins").value == "qoffscreen, qxcb"
    assert named(findings, "Other fonts with Arabic").value == "Amiri, DejaVu Sans"
    assert wrong(findings) == []


def test_without_a_display_the_fonts_are_looked_at_all_the_same() -> None:
    asked: list[str] = []

    def probe(platform: str) -> dict[str, Any]:
        asked.append(platform)
        return SEEN

    findings = look_at_window(probe, reason=lambda: "there is no display")
    assert asked == ["offscreen"]
    assert named(findings, "Window").problem == "There is no display."
    assert "khulasa translate FILE" in named(findings, "Window").mend
    assert named(findings, "Font of the window").value == "DejaVu Sans"


def test_a_qt_that_dies_says_why() -> None:
    def probe(_platform: str) -> dict[str, Any]:
        raise OSError("could not load the Qt platform plugin xcb")

    findings = look_at_window(probe, reason=lambda: "")
    assert wrong(findings) == ["Window"]
    assert "could not load the Qt platform plugin xcb" in findings[0].problem


def test_a_font_that_cannot_be_read_is_wrong() -> None:
    seen = {**SEEN, "missing_fonts": ["NotoNaskhArabic-Regular.ttf"], "arabic_fonts": []}
    findings = look_at_window(lambda _platform: seen, reason=lambda: "")
    assert wrong(findings) == ["Arabic font"]
    assert named(findings, "Other fonts with Arabic").value == "none"


def test_qt_is_really_started_and_really_dies() -> None:
    seen = start_qt("offscreen")
    assert (seen["platform"], seen["missing_fonts"]) == ("offscreen", [])
    assert "qoffscreen" in seen["plugins"]
    with pytest.raises(OSError, match="no-such-platform"):
        start_qt("no-such-platform")


# --- Machine


def test_memory_cores_and_settings_are_told_but_no_secret() -> None:
    environment = {
        "QT_QPA_PLATFORM": "wayland",
        "HF_TOKEN": "hf_secret",
        "https_proxy": "http://me:password@proxy",
    }
    findings = look_at_machine(environment, total=8 * GB, available=4 * GB)
    assert named(findings, "Memory").value == "4.0 GB of 8.0 GB available"
    assert named(findings, "QT_QPA_PLATFORM").value == "wayland"
    assert named(findings, "HF_TOKEN").value == named(findings, "HTTPS_PROXY").value == "set"
    assert wrong(findings) == []
    assert "secret" not in str(findings)
    assert "password" not in str(findings)


def test_little_memory_is_wrong() -> None:
    assert wrong(look_at_machine({}, total=2 * GB, available=GB // 5)) == ["Memory"]


def test_the_real_machine_is_asked() -> None:
    assert " of " in named(look_at_machine(), "Memory").value
    assert "cores" in named(look_at_machine(), "Processor").value


# --- The report

SECTIONS = (
    Section("Folders", (Finding("Models", "/home/layla/models, writable"),)),
    Section(
        "Window",
        (
            Finding("Window", "cannot be shown", "There is no display.", "Log in."),
            Finding("Other", "/home/layla2/file and /home/layla"),
        ),
    ),
)


def test_reading_works_and_what_closes_the_network_to_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look_at_confinement()
    assert not found.problem
    if sys.platform == "linux":
        assert "a filter in the kernel" in found.value
    assert look_at_confinement(tmp_path).value.endswith("by Python only")

    def no_process() -> None:
        raise OSError("no room for a process")

    monkeypatch.setattr("khulasa.doctor.confinement.ReadingProcess", no_process)
    broken = look_at_confinement()
    assert "no room for a process" in broken.problem
    assert broken.mend


def test_the_report_ends_with_what_is_wrong_and_how_to_mend_it() -> None:
    text = as_text(SECTIONS, Path("/home/layla"))
    assert text.splitlines()[-2:] == ["  1. Window: There is no display.", "     Log in."]
    assert "! Window: cannot be shown" in text
    assert as_text(SECTIONS[:1], Path("/home/layla")).endswith("Nothing is wrong.\n")


def test_the_home_folder_is_hidden_and_nothing_that_only_begins_like_it() -> None:
    text = as_text(SECTIONS, Path("/home/layla"))
    assert "Models: ~/models, writable" in text
    assert "/home/layla2/file and ~" in text
    record = as_record(SECTIONS, Path("/home/layla"))
    assert record["sections"][0]["findings"][0]["value"] == "~/models, writable"
    assert "/srv/x" in as_text((Section("A", (Finding("B", "/srv/x"),)),), Path("/"))


def test_everything_is_examined_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    disable_socket(allow_unix_socket=True)
    try:
        sections = examine()
    finally:
        enable_socket()
    titles = [section.title for section in sections]
    assert titles == ["Versions", "Folders", "Models", "Window", "Machine"]
    # What little room or memory there is on the machine of the test is not the point.
    expected = {"Free disk space", "Memory"}
    assert {finding.name for finding in problems(sections)} <= expected


@pytest.mark.parametrize(("sections", "code"), [(SECTIONS, 1), (SECTIONS[:1], 0)])
def test_the_command_prints_it_and_its_exit_code_says_whether_all_is_well(
    sections: tuple[Section, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr(doctor_command, "examine", lambda: sections)
    assert main(["doctor"]) == code
    assert capfdbinary.readouterr().out.decode().startswith("Folders\n  Models: ")
    assert main(["doctor", "--json"]) == code
    record = json.loads(capfdbinary.readouterr().out)
    assert record["ok"] is (code == 0)
    assert list(record["sections"][0]["findings"][0]) == ["name", "value", "problem", "mend"]


@pytest.mark.skipif(os.name == "nt", reason="another variable there")
def test_a_real_report_does_not_name_the_home_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "layla"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("KHULASA_MODELS", str(home / "models"))
    text = as_text((Section("Folders", look_at_folders()),))
    assert "Models: ~/models" in text
    assert str(home) not in text
