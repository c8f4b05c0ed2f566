"""The command line, from the arguments to the exit code."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import signal
import socket
import subprocess
import sys
import threading
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from command_line import Run
from khulasa.engine.client import Engine
from khulasa.engine.computing.devices import DEVICE_VARIABLE
from khulasa.engine.messages import Summarise
from khulasa.export.choices import Choices
from khulasa.reading.document import Reading
from khulasa.resources import resource_path

ARTICLE = "عودة المكتبة\n\nأين المكتبة؟ أحب القهوة.\n\n***\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "مقال.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_version(run: Run) -> None:
    code, output, _ = run("--version")
    assert (code, output.split()[0]) == (0, "khulasa")


def test_text_shows_source_translation_and_notice(run: Run, article: Path) -> None:
    code, output, complaints = run("translate", article)
    assert code == 0
    assert "أين المكتبة؟" in output
    assert "Where is the library?" in output
    assert "rough gist only" in output
    assert complaints == ""  # no progress where there is no terminal


def test_broken_letters_are_counted_and_said(run: Run, article: Path) -> None:
    article.write_bytes(ARTICLE.encode() + b"\xff\n")
    code, output, complaints = run("translate", article)
    assert code == 0
    assert "Where is the library?" in output
    assert complaints == "khulasa: 1 broken letter, shown as \ufffd\n"
    article.write_bytes(b"\xff" + ARTICLE.encode() + b"\xff\n")
    assert run("translate", article)[2] == "khulasa: 2 broken letters, shown as \ufffd\n"


def test_json_has_the_documented_shape(run: Run, article: Path) -> None:
    code, output, complaints = run("translate", article, "--format", "json")
    record = json.loads(output)
    assert code == 0
    assert list(record) == ["article", "model", "paragraphs", "summary", "stats"]
    assert record["article"] == {
        "title": "عودة المكتبة",
        "language": "ar",
        "file": str(article),
        "encoding": "utf-8",
        "paragraphs": 3,
        "sentences": 4,
    }
    assert record["model"] == {"name": "starter-ar-en", "backend": "ctranslate2"}
    first = record["paragraphs"][1]["sentences"][0]
    assert list(first) == ["source", "target", "status", "issues"]
    assert (first["target"], first["status"]) == ("Where is the library?", "ok")
    assert record["paragraphs"][2]["sentences"][0]["status"] == "copied"
    assert list(record["stats"]) == ["seconds", "source_words", "ok", "check", "copied", "failed"]
    assert "rough gist only" in complaints  # said where it does not disturb the JSON


def test_both_backends_give_the_same_everyday_sentence(run: Run, article: Path) -> None:
    targets = []
    for backend in ("ctranslate2", "torch"):
        _, output, _ = run("translate", article, "--format", "json", "--backend", backend)
        record = json.loads(output)
        assert record["model"]["backend"] == backend
        targets.append(record["paragraphs"][1]["sentences"][0]["target"])
    assert targets[0] == targets[1]


def test_marks_are_shown_unless_they_are_not_wanted(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = []

    def note(
        _reading: Reading, _name: str, choices: Choices, *_more: object, **_others: int
    ) -> bytes:
        wanted.append(choices.marks)
        return b""

    monkeypatch.setattr("khulasa.export.formats.render", note)
    for option in ([], ["--marks"], ["--no-marks"]):
        run("translate", article, "--summary", "none", *option)
    assert wanted == [True, True, False]


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        (".docx", b"PK"),
        (".ODT", b"PK"),
        (".htm", b"<!DOCTYPE html>"),
        (".csv", b"\xef\xbb\xbfParagraph"),
        (".tmx", b"<?xml"),
        (".xlf", b"<?xml"),
        (".json", b"{"),
    ],
)
def test_the_ending_of_the_file_decides_the_format(
    run: Run, article: Path, tmp_path: Path, ending: str, start: bytes
) -> None:
    result = tmp_path / f"result{ending}"
    assert run("translate", article, "-o", result)[:2] == (0, "")
    assert result.read_bytes().startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == [result.name, article.name]


def test_any_other_ending_is_text(run: Run, article: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.unknown"
    assert run("translate", article, "-o", result)[:2] == (0, "")
    assert result.read_text(encoding="utf-8").startswith(str(article))


def test_a_pdf_needs_no_display(article: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.pdf"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    subprocess.run(
        [sys.executable, "-m", "khulasa", "translate", article, "--private", "-o", result],
        env={key: value for key, value in os.environ.items() if key not in hidden},
        check=True,
    )
    assert result.read_bytes().startswith(b"%PDF-")


def test_a_document_that_is_no_text_does_not_go_to_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, _, complaint = run("translate", "not-even-looked-for.txt", "--format", "docx")
    assert code == 2
    assert "-o" in complaint


def test_the_format_that_is_named_counts_more_than_the_ending(
    run: Run, article: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result.docx"
    assert run("translate", article, "--format", "json", "-o", result)[0] == 0
    json.loads(result.read_text(encoding="utf-8"))


def test_what_is_not_wanted_is_left_out(run: Run, article: Path) -> None:
    whole = run("translate", article, "--format", "html")[1]
    assert 'class="columns"' in whole
    assert "rough gist" in whole
    without = ("--without", "source", "--without", "summary", "--without", "notice")
    less = run("translate", article, "--format", "html", *without)[1]
    assert 'lang="ar"' not in less
    assert "Key sentences" not in less
    assert "rough gist" not in less
    turns = run("translate", article, "--format", "html", "--layout", "turns")[1]
    assert 'class="turns"' in turns


def test_no_summary_when_none_is_asked_for(run: Run, article: Path) -> None:
    _, output, _ = run("translate", article, "--summary", "none", "--format", "json")
    assert json.loads(output)["summary"] is None


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode("cp1256"))))
    code, output, _ = run("translate", "-", "--encoding", "cp1256", "--format", "json")
    record = json.loads(output)
    assert code == 0
    assert record["article"]["encoding"].replace("-", "") in ("cp1256", "windows1256")
    assert record["article"]["title"] == "عودة المكتبة"


@pytest.mark.parametrize("name", ["result.doc", "result.RTF", "result.xlsx"])
def test_plain_text_is_not_given_the_ending_of_a_document(
    run: Run, article: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    code, output, complaints = run("translate", article, "-o", out)
    assert (code, output) == (2, "")
    assert name in complaints
    assert ".docx, .odt, .pdf" in complaints
    assert not out.exists()
    assert run("translate", article, "-o", out, "--format", "text")[0] == 0


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_output_to_a_file(run: Run, article: Path, tmp_path: Path, name: str) -> None:
    result = tmp_path / "result"
    code, output, _ = run("translate", article, "--format", name, "-o", result)
    assert (code, output) == (0, "")
    assert "Where is the library?" in result.read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["result", "مقال.txt"]


def test_an_output_that_cannot_be_written_is_named(run: Run, article: Path, tmp_path: Path) -> None:
    code, _, complaints = run("translate", article, "-o", tmp_path / "no" / "result")
    assert code == 1
    assert "Cannot write" in complaints
    assert "result" in complaints


def spellings(article: Path, folder: Path) -> dict[str, Path]:
    """Names that all lead to the article."""
    (folder / "symbolic").symlink_to(article)
    (folder / "hard").hardlink_to(article)
    (folder / "sub").mkdir()
    around = folder / "sub" / ".." / article.name
    return {
        "itself": article,
        "around": around,
        "relative": Path(os.path.relpath(article)),
        "symbolic": folder / "symbolic",
        "hard": folder / "hard",
    }


def test_the_article_is_never_written_over(run: Run, article: Path, tmp_path: Path) -> None:
    for name, path in spellings(article, tmp_path).items():
        for file, output in ((article, path), (path, article)):
            code, printed, complaints = run("translate", file, "-o", output)
            assert (code, printed) == (2, ""), name
            assert f"Cannot write {output}: it is the article itself" in complaints
            assert "-o" in complaints
            assert article.read_text(encoding="utf-8") == ARTICLE
    assert (tmp_path / "symbolic").is_symlink()


def test_nor_is_what_it_is_packed_in(run: Run, article: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.write(article, "a.txt")
    before = archive.read_bytes()
    for source, output in ((archive / "a.txt", archive), (archive, archive), (tmp_path, article)):
        code, _, complaints = run("translate", source, "-o", output)
        assert code == 2
        assert "it is the article itself" in complaints
    assert archive.read_bytes() == before


def test_of_several_articles_it_says_how_to_give_one(
    run: Run, article: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.write(article, "1.txt")
        written.write(article, "2.txt")
    code, output, complaints = run("translate", archive)
    assert (code, output) == (3, "")
    assert f"it holds 2 articles: 1.txt, 2.txt; name one of them, as in {archive}/1.txt." in (
        complaints
    )
    code, output, _ = run("translate", archive / "2.txt", "--format", "json")
    assert (code, json.loads(output)["article"]["file"]) == (0, str(archive / "2.txt"))


def test_nor_where_it_comes_from_standard_input(article: Path) -> None:
    with article.open("rb") as standard_input:
        process = start("translate", "-", "-o", article, stdin=standard_input)
        output, _ = process.communicate()
    assert (process.returncode, output) == (2, b"")
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_a_device_is_read_and_written_without_a_question(run: Run) -> None:
    assert run("translate", os.devnull, "-o", os.devnull)[0] == 3  # there is no text in it


def files_that_cannot_be_read(folder: Path) -> dict[str, Path]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "line.txt").write_bytes("كلمة ".encode() * (50_000_000 // 9))
    (folder / "song.mp3").write_bytes(b"ID3\4\0\0" + bytes(range(256)))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    names = ("empty.txt", "binary.txt", "line.txt", "song.mp3", "broken.docx", "missing.txt")
    return {name: folder / name for name in names} | {"folder": folder}


def test_what_cannot_be_read_is_named_with_the_reason(run: Run, tmp_path: Path) -> None:
    for name, path in files_that_cannot_be_read(tmp_path).items():
        code, output, complaints = run("translate", path)
        assert (code, output) == (3, ""), name
        assert path.name in complaints, name
        assert complaints.count("\n") == 1, name
        assert "Traceback" not in complaints


@pytest.mark.parametrize(
    "arguments", [["--to", "fr"], ["--from", "xx"], ["--model", "no-such-model"]]
)
def test_a_missing_model_is_exit_4(run: Run, article: Path, arguments: list[str]) -> None:
    code, _, complaints = run("translate", article, *arguments)
    assert code == 4
    assert "model" in complaints


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--device", "cuda", "No graphics card"),
        ("--compute-type", "float16", "cannot compute in float16"),
    ],
)
def test_where_and_in_what_models_are_computed_is_asked_of_the_engine(
    run: Run,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    value: str,
    reason: str,
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    monkeypatch.setenv(DEVICE_VARIABLE, "cpu")
    code, _, complaints = run("translate", article, option, value)
    assert code == 4
    assert reason in complaints


@pytest.mark.parametrize("arguments", [["translate"], ["translate", "x", "--format", "rtf"]])
def test_wrong_usage_is_exit_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2


def test_an_engine_that_cannot_start_is_exit_5(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.cli.running.read_through.Engine", lambda: Engine(("/no/engine",)))
    code, _, complaints = run("translate", article)
    assert code == 5
    assert "engine" in complaints


def start(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "khulasa", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, **options)


def test_interrupting_prints_what_is_done_and_exits_with_130(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"أين المكتبة رقم {i}؟" for i in range(4000)), encoding="utf-8")
    terminal, theirs = pty.openpty()
    process = start("translate", path, "--format", "json", stderr=theirs)
    os.close(theirs)
    seen = b""
    while b"/4000" not in seen:  # the bar is there: the work has begun
        chunk = os.read(terminal, 1000)
        assert chunk
        seen += chunk
    for _ in range(3):  # people press it again
        process.send_signal(signal.SIGINT)
    threading.Thread(target=drain, args=(terminal,), daemon=True).start()
    output, _ = process.communicate()
    assert process.returncode == 130
    record = json.loads(output)
    assert record["stats"]["failed"] > 0
    assert len(record["paragraphs"]) == 4000


def drain(terminal: int) -> None:
    """Read what nobody looks at, so that its writer never waits; a terminal ends with an error."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 10_000):
            continue
    os.close(terminal)


def test_interrupting_while_it_waits_for_input_is_quiet() -> None:
    # The pipe stays empty; the engine is not started yet.
    code = "import khulasa.cli.commands.translate, sys; print('ready', flush=True);"
    code += "import khulasa.cli.main; sys.exit(khulasa.cli.main.main(['translate', '-']))"
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Tests that a shell runs in the background inherit that Ctrl+C is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    wait_until_asleep(process.pid)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate()
    assert (process.returncode, complaints) == (130, b"")


def wait_until_asleep(pid: int) -> None:
    """Wait until the process waits for something itself, which it will do for its input."""
    status = Path(f"/proc/{pid}/wchan")
    while status.read_text(encoding="utf-8") not in ("pipe_read", "anon_pipe_read"):
        os.sched_yield()


def test_an_engine_that_dies_at_the_summary_keeps_the_translation(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unknown(StrEnum):
        LENGTH = "no such length"

    def summarise_request(*_: object, job: int) -> Summarise:
        return Summarise(job, (), (), Unknown.LENGTH)  # type: ignore[arg-type]

    monkeypatch.setattr("khulasa.reading.session.summarise_request", summarise_request)
    code, output, complaints = run("translate", article, "--format", "json")
    assert code == 5
    assert json.loads(output)["paragraphs"][1]["sentences"][0]["status"] == "ok"
    assert "engine" in complaints


def test_an_article_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("أين \x1b]0;owned\x07المكتبة\x9b2J؟", encoding="utf-8")
    for name in ("text", "markdown", "html"):
        _, output, _ = run("translate", path, "--format", name)
        assert not set(output).intersection("\x1b\x07\x9b")


def test_a_narrow_terminal_hides_nothing(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "6")
    _, output, _ = run("translate", article)
    assert "library" in output


def test_the_encoding_that_was_found_is_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("أين المكتبة؟ أحب القهوة في الصباح مع أمي.", encoding="cp1256")
    _, output, _ = run("translate", path)
    assert "(cp1256)" in output


def test_a_link_stays_a_link_and_a_private_file_private(
    run: Run, article: Path, tmp_path: Path
) -> None:
    result, link = tmp_path / "result.json", tmp_path / "link.json"
    result.touch(mode=0o600)
    link.symlink_to(result)
    assert run("translate", article, "--format", "json", "-o", link)[0] == 0
    assert link.is_symlink()
    assert json.loads(result.read_text(encoding="utf-8"))
    assert result.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "khulasa", "translate", str(article)]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 1
    assert b"No space left" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_display_that_does_not_answer_is_no_display(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as free:
        number = next(n for n in range(400, 500) if not answers(free, n))
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", f":{number}")
    code, output, complaints = run("open", article)
    assert code == 0
    assert f"the display :{number} does not answer" in complaints
    assert "Where is the library?" in output


def answers(client: socket.socket, number: int) -> bool:
    return client.connect_ex(f"\0/tmp/.X11-unix/X{number}") == 0


def test_without_a_display_the_sample_is_shown_in_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, output, complaints = run("open", "--sample")
    title = (
        resource_path("samples", "arabic-article.txt").read_text(encoding="utf-8").split("\n")[0]
    )
    assert code == 0
    assert "no display" in complaints
    assert title.split()[0] in output
    assert "Key sentences" in output
