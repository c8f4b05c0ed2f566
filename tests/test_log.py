"""The log: for the user alone, of bounded size, shared by processes, and never with any text."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import Run
from khulasa import log
from khulasa.engine.client import Engine
from khulasa.engine.messages import Event, JobFailed, ModelSpec, SentenceDone, Summarise, Translate
from khulasa.engine.time_limits import Limits
from khulasa.summary.length import Length

FAKE = Path(__file__).parent / "engine" / "misbehaving_engine.py"
SECRET = "whistleblower"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The state folder of a program whose log is set up; it has none afterwards."""
    folder = tmp_path / "state"
    monkeypatch.setenv(log.STATE_VARIABLE, str(folder))
    log.set_up("test")
    yield folder
    monkeypatch.setenv(log.STATE_VARIABLE, os.devnull)
    log.set_up("test")


def written(state: Path) -> str:
    return (state / "log" / "khulasa.log").read_text(encoding="utf-8")


def test_a_record_is_what_happened_with_numbers_and_names_of_ours(state: Path) -> None:
    log.note("model loaded", model="opus-mt-ar-en", seconds=1.234, job=7, missing=None)
    assert written(state).endswith(
        f" {os.getpid()} model loaded model=opus-mt-ar-en seconds=1.23 job=7 missing=None\n"
    )


def test_a_value_that_is_no_name_is_replaced_by_its_length(state: Path) -> None:
    log.note("opened", title="أعلنت الحكومة", words="two words", lines="a\nb")
    assert "title=(13 characters) words=(9 characters) lines=(3 characters)" in written(state)


def test_a_problem_is_told_without_its_message(state: Path) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        log.problem("command failed", error, code=1)
    assert "command failed code=1\n    Traceback" in written(state)
    assert "ValueError" in written(state)
    assert SECRET not in written(state)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_user_can_read_it(state: Path) -> None:
    log.note("here")
    assert stat.S_IMODE((state / "log").stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "log" / "khulasa.log").stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(log.STATE_VARIABLE, str(tmp_path / "file"))
    log.set_up("test")
    log.note("here")
    monkeypatch.setenv(log.STATE_VARIABLE, str(tmp_path))
    (tmp_path / "log" / "khulasa.log").mkdir(parents=True)
    log.set_up("test")
    log.note("here")
    assert capfd.readouterr() == ("", "")


def test_private_mode_leaves_no_trace(tmp_path: Path) -> None:
    """In a process of its own: once off, it stays off."""
    code = (
        "from khulasa import log; log.switch_off(); log.set_up('x'); log.note('y');"
        "log.problem('z', ValueError())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, log.STATE_VARIABLE: str(tmp_path / "state")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert not (tmp_path / "state").exists()


def test_several_processes_fill_and_turn_one_log_without_breaking_a_record(state: Path) -> None:
    many, records = 4, 3_000
    code = (
        "import sys; from khulasa import log; log.set_up(sys.argv[1]);"
        f"[log.note('counted', by=sys.argv[1], number=n) for n in range({records})]"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code, f"p{number}"]) for number in range(many)
    ]
    assert [process.wait() for process in processes] == [0] * many
    files = [path for path in (state / "log").iterdir() if path.suffix != ".lock"]
    assert len(files) > 1
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    counted = [line.split(" counted ")[1] for line in lines if " counted " in line]
    assert len(counted) == len(set(counted)) == many * records
    assert all(line.count("number=") <= 1 for line in lines)


def test_its_size_is_bounded(state: Path) -> None:
    for number in range(40_000):
        log.note("counted and counted and counted and counted", number=number)
    sizes = [file.stat().st_size for file in (state / "log").glob("khulasa.log*")]
    assert len([size for size in sizes if size]) == 4
    assert sum(sizes) <= 4 * (512 << 10)


def run(engine: Engine, *texts: str) -> list[Event]:
    request = Translate(1, ModelSpec("/m/some-model"), "ar", "en", tuple(enumerate(texts)))
    try:
        return list(engine.run(request))
    finally:
        engine.close()


def test_jobs_deaths_and_restarts_of_the_engine_are_recorded(state: Path, tmp_path: Path) -> None:
    engine = Engine([sys.executable, str(FAKE), "healthy", str(tmp_path / "died")])
    run(engine, "a", "die", "b")
    said = written(state)
    assert (
        "job begins kind=Translate job=1 model=some-model backend=ctranslate2 sentences=3" in said
    )
    assert said.count("engine died pid=") == 2
    assert said.count("engine started pid=") == 3
    assert "engine: (10 characters)" in said  # its last words
    assert "done=3 failed=1 restarts=2" in said


def test_a_hang_of_the_engine_is_recorded(state: Path, tmp_path: Path) -> None:
    limits = Limits(idle_seconds=0.5, loading_seconds=1.0, interval=0.05)
    command = [sys.executable, str(FAKE), "healthy", str(tmp_path / "hung")]
    run(Engine(command, limits=limits), "a", "hang once")
    assert "engine ended: hung pid=" in written(state)


def test_no_word_of_an_article_is_in_the_log_when_all_goes_wrong(
    state: Path, tmp_path: Path
) -> None:
    """The fake says all that it gets on standard error, in words of its own and as an exception."""
    command = [sys.executable, str(FAKE), "healthy", str(tmp_path / "died")]
    events = run(Engine(command), f"{SECRET} one", f"tell {SECRET}", f"raise {SECRET}", "die")
    assert any(isinstance(e, SentenceDone) and SECRET.upper() in str(e) for e in events)
    said = written(state)
    assert SECRET not in said.lower()
    assert "KeyError" in said
    assert "misbehaving_engine.py, line" in said


def test_no_word_of_an_article_is_in_the_log_when_the_engine_itself_fails(
    state: Path, starter: Path, tmp_path: Path
) -> None:
    """The real engine: a translation, a model that is none, and a line that is no request."""
    engine = Engine()
    sentences = ((0, f"قال {SECRET} في بغداد."),)
    job = Translate(1, ModelSpec(str(starter)), "ar", "en", sentences)
    summary = Summarise(2, ((SECRET,),), (SECRET,), Length.SHORT)
    nothing = Translate(3, ModelSpec(str(tmp_path / SECRET / "m")), "ar", "en", sentences)
    try:
        assert any(isinstance(event, SentenceDone) for event in engine.run(job))
        list(engine.run(summary))
        assert any(isinstance(event, JobFailed) for event in engine.run(nothing))
        assert engine._process is not None
        engine._process.send(json.dumps({"type": SECRET}))
        list(engine.run(job))
    finally:
        engine.close()
    said = written(state)
    assert "ValueError" in said
    assert "outcome=failed:model" in said
    assert SECRET not in said.lower()


def test_the_command_line_records_its_runs_and_not_what_it_reads(run: Run, tmp_path: Path) -> None:
    article = tmp_path / f"{SECRET}.txt"
    article.write_text(f"قال {SECRET} إن الحكومة أعلنت قرارها.", encoding="utf-8")
    code, output, _ = run("translate", article)
    assert code == 0
    assert output
    said = (log.log_folder() / "khulasa.log").read_text(encoding="utf-8")
    assert "started program=translate" in said
    assert "outcome=finished" in said
    assert "ended code=0" in said
    assert SECRET not in said.lower()


def test_where_it_lies_is_told_without_the_name_of_the_home_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(log.STATE_VARIABLE, str(Path.home() / "state"))
    assert log.shown_log_folder() == "~/state/log"
