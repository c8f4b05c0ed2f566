"""``khulasa batch``, from its arguments to its folder of results."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from batch.test_run import NotedEngine, ReadingHere
from command_line import Run
from khulasa.batch import reading_ahead
from khulasa.batch.progress import Progress
from khulasa.cli.batches.progress_bar import reached_text
from khulasa.engine.client import Engine
from khulasa.engine.messages import Finished, JobFailed, Translate
from khulasa.library.database.location import library_folder


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[NotedEngine]:
    """The engines that commands start, one more for each; no process is started."""
    made: list[NotedEngine] = []

    def engine() -> NotedEngine:
        made.append(NotedEngine())
        return made[-1]

    monkeypatch.setattr("khulasa.cli.commands.batch.Engine.started", engine)
    monkeypatch.setattr(reading_ahead, "ReadingProcess", ReadingHere)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents in the folder ``in`` of the current folder."""
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        path = tmp_path / "in" / str(number % 2) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"وصل الوزير رقم {number}. أحب القهوة.", encoding="utf-8")
    return tmp_path


def results(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.en.*"))
    return sorted(found)


ALL = sorted(f"{number % 2}/{number}.txt" for number in range(6))


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("text", "txt"), ("html", "html"), ("markdown", "md"), ("json", "json"), ("xliff", "xlf")],
)
def test_a_folder_becomes_a_folder_with_a_report(
    run: Run, folder: Path, engines: list[NotedEngine], name: str, suffix: str
) -> None:
    code, output, complaints = run("batch", "in", "-o", "out", "--format", name, "--jobs", 1)
    assert (code, output) == (0, "")
    assert complaints == "khulasa: 6 of 6 documents done.\n"
    assert results(folder / "out") == [f"{place}.en.{suffix}" for place in ALL]
    assert "en(أحب القهوة.)" in (folder / f"out/0/0.txt.en.{suffix}").read_text(encoding="utf-8")
    with (folder / "out/report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["result"] for row in csv.DictReader(file)] == results(folder / "out")
    assert len(engines) == 1


def test_the_real_engine_makes_of_each_document_what_translate_does(run: Run, folder: Path) -> None:
    for number, text in enumerate(("عودة المكتبة\n\nأين المكتبة؟", "أحب القهوة. 1234 ***")):
        (folder / f"in/{number}.txt").write_text(text, encoding="utf-8")
    options = ("--format", "json", "--private")
    assert run("batch", "in/0.txt", "in/1.txt", "-o", "out", *options)[0] == 0
    for number in range(2):
        alone = json.loads(run("translate", f"in/{number}.txt", *options)[1])
        result = folder / f"out/in/{number}.txt.en.json"
        together = json.loads(result.read_text(encoding="utf-8"))
        assert alone["stats"].pop("seconds") >= 0
        assert together["stats"].pop("seconds") >= 0
        assert together == alone


def test_shards_share_the_work_and_each_has_its_report(
    run: Run, folder: Path, engines: list[NotedEngine]
) -> None:
    done: list[str] = []
    for shard in ("1/3", "2/3", "3/3"):
        assert run("batch", "in", "-o", f"out-{shard[0]}", "--shard", shard)[0] in (0, 3)
        done += results(folder / f"out-{shard[0]}")
        assert run("batch", "in", "-o", "out", "--shard", shard)[0] in (0, 3)
    assert sorted(done) == results(folder / "out") == [f"{place}.en.txt" for place in ALL]
    reports = {path.name for path in (folder / "out").glob("report*.csv")}
    assert reports <= {f"report-{k}-of-3.csv" for k in (1, 2, 3)}
    assert len(reports) > 1
    assert engines


@pytest.mark.parametrize("shard", ["0/3", "4/3", "1", "a/b", "-1/2"])
def test_a_shard_that_there_is_not_is_refused(run: Run, folder: Path, shard: str) -> None:
    code, _, complaints = run("batch", "in", "-o", "out", f"--shard={shard}")
    assert code == 2
    assert "1/8" in complaints
    assert not (folder / "out").exists()


def test_a_list_on_standard_input(
    run: Run, folder: Path, engines: list[NotedEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b"in/0/0.txt\nin/1\nmissing.txt\nin/0/0.txt\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    code, _, complaints = run("batch", "-", "-o", "out")
    assert code == 1  # something failed; the rest is done
    assert "missing.txt: there is no such file" in complaints
    assert "4 of 5 documents done, 1 failed" in complaints
    assert len(results(folder / "out")) == 4
    assert engines


def test_the_same_run_goes_on_by_itself_and_another_only_when_it_is_told(
    run: Run, folder: Path, engines: list[NotedEngine]
) -> None:
    assert run("batch", "in", "-o", "out")[0] == 0
    (folder / "in/new.txt").write_text("هذا نص جديد.", encoding="utf-8")
    assert run("batch", str(folder / "in"), "-o", str(folder / "out"))[0] == 0
    assert [text for engine in engines[1:] for text in engine.asked] == ["هذا نص جديد."]
    code, _, complaints = run("batch", "in", "-o", "out", "--summary", "none")
    assert code == 1
    assert "--resume" in complaints
    (folder / "in/newer.txt").write_text("هذا نص أجدد.", encoding="utf-8")
    assert run("batch", "in", "-o", "out", "--summary", "none", "--resume")[0] == 0
    assert [text for engine in engines[2:] for text in engine.asked] == ["هذا نص أجدد."]
    assert run("batch", "in", "-o", "out", "--summary", "short", "--overwrite")[0] == 0
    assert len(results(folder / "out")) == 8


@pytest.mark.usefixtures("folder")
def test_a_second_run_reads_no_model(run: Run, engines: list[NotedEngine]) -> None:
    assert run("batch", "in", "-o", "out")[0] == 0
    assert engines[0].jobs
    code, _, complaints = run("batch", "in", "-o", "out")
    assert (code, complaints) == (0, "khulasa: 6 of 6 documents done.\n")
    # An engine starts its process, and that reads its model, with the first job.
    assert not [job for engine in engines[1:] for job in engine.jobs]


@pytest.mark.parametrize("place", [("s3://bucket/in", "-o", "out"), ("in", "-o", "s3://bucket")])
def test_urls_take_a_cluster(run: Run, folder: Path, place: tuple[str, ...]) -> None:
    code, _, complaints = run("batch", *place)
    assert code == 2
    assert "is a URL, which only --cluster can use" in complaints
    assert sorted(path.name for path in folder.iterdir()) == ["in"]


def test_results_do_not_go_among_the_documents(run: Run, folder: Path) -> None:
    for output in ("in", ".", "in/../in"):
        code, _, complaints = run("batch", "in", "-o", output)
        assert code == 1
        assert "would be among the documents" in complaints
    assert sorted(path.name for path in folder.iterdir()) == ["in"]


def test_a_report_of_something_else_is_not_written_over(
    run: Run, folder: Path, engines: list[NotedEngine]
) -> None:
    (folder / "out").mkdir()
    (folder / "out/report.csv").write_text("mine", encoding="utf-8")
    code, _, complaints = run("batch", "in", "-o", "out")
    assert code == 1
    assert "report.csv already" in complaints
    assert (folder / "out/report.csv").read_text(encoding="utf-8") == "mine"
    assert engines == []


def test_two_runs_in_one_folder_are_refused(
    run: Run, folder: Path, engines: list[NotedEngine]
) -> None:
    assert run("batch", "in", "-o", "out")[0] == 0
    other = sqlite3.connect(folder / "out/.khulasa-batch/run.sqlite")
    other.execute("BEGIN EXCLUSIVE")
    code, _, complaints = run("batch", "in", "-o", "out")
    other.close()
    assert code == 1
    assert "Another run is at work" in complaints
    assert len(engines) == 1


def test_a_folder_without_documents(run: Run, folder: Path) -> None:
    (folder / "nothing").mkdir()
    code, _, complaints = run("batch", "nothing", "-o", "out")
    assert code == 3
    assert "There is no document here" in complaints


def test_a_broken_model_and_a_stop_have_their_codes_and_a_report(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_ahead, "ReadingProcess", ReadingHere)
    for event, expected in (
        (JobFailed(1, "model", "The model is broken."), 4),
        (JobFailed(1, "engine", "The engine is broken."), 5),
        (Finished(1, stopped=True), 130),
    ):
        monkeypatch.setattr(Engine, "started", lambda e=event: NotedEngine(lambda _: [e]))
        code, _, complaints = run("batch", "in", "-o", "out")
        assert code == expected
        assert "0 of 6 documents done, 6 still to do." in complaints
        assert (folder / "out/report.csv").exists()


def test_the_library_is_asked_but_nothing_is_added_to_it(
    run: Run, folder: Path, engines: list[NotedEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.cli.running.read_through.Engine", NotedEngine)
    assert run("translate", folder / "in/0/0.txt")[0] == 0
    assert run("batch", "in", "-o", "out")[0] == 0
    (engine,) = engines
    known = {"وصل الوزير رقم 0.", "أحب القهوة."}
    assert not known.intersection(map(str.strip, engine.asked))
    assert len(engine.asked) == 5
    code, listed, _ = run("library", "list", "--json")
    assert (code, listed.count('"id"')) == (0, 1)
    assert run("batch", "in", "-o", "private", "--private")[0] == 0
    assert len(engines[1].asked) == 7


def test_a_batch_and_a_translation_may_begin_with_a_measurement(
    run: Run, folder: Path, engines: list[NotedEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = NotedEngine()
    monkeypatch.setattr("khulasa.cli.running.read_through.Engine", lambda: alone)
    assert run("batch", "in", "-o", "out")[0] == 0
    assert run("translate", folder / "in/0/0.txt", "--private")[0] == 0
    jobs = [job for engine in (*engines, alone) for job in engine.jobs]
    assert [job.measure for job in jobs if isinstance(job, Translate)] == [True, True]


def test_a_private_batch_leaves_nothing_outside_its_folder(
    run: Run, folder: Path, engines: list[NotedEngine]
) -> None:
    assert run("batch", "in", "-o", "out", "--private")[0] == 0
    for place in (library_folder(), Path(os.environ["KHULASA_STATE"])):
        assert not [path for path in place.rglob("*") if path.is_file()]
    assert any(isinstance(job, Translate) for job in engines[0].jobs)
    assert sorted(path.name for path in folder.iterdir()) == ["in", "out"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "5 of 2,000 documents"),
        (40.0, "5 of 2,000 documents, about a minute left"),
        (600.0, "5 of 2,000 documents, about 10 minutes left"),
        (36000.0, "5 of 2,000 documents, about 10 hours left"),
    ],
)
def test_progress_says_how_much_time_is_left(seconds: float | None, words: str) -> None:
    assert reached_text(Progress(5, 2000, 0.0025, seconds)) == words
