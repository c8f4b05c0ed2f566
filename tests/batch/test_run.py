"""Many documents through one engine: each comes out as it would alone, whatever others do."""

from __future__ import annotations

import csv
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from batch.text_engine import DEADLY
from khulasa.article.child.messages import Request
from khulasa.article.model import Article
from khulasa.article.read import read_article, read_bytes
from khulasa.batch import lane, reading_ahead
from khulasa.batch.document import result_place
from khulasa.batch.finding import finder
from khulasa.batch.run import Batch, report
from khulasa.batch.state import RunState
from khulasa.batch.task import Task
from khulasa.batch.together import EngineFailedError, StoppedError
from khulasa.engine.client import Engine
from khulasa.engine.messages import Event, Finished, Job, JobFailed, Summarise, Translate
from khulasa.export.choices import Details
from khulasa.export.formats import render
from khulasa.models.catalogue import ModelMissingError, Route, load_catalogue
from khulasa.reading.run import Runner, run
from khulasa.reading.session import Session
from reading.scripted_engine import StepwiseEngine

TEXTS = {
    "a.txt": "افتتح الوزير المدرسة. أين المكتبة؟",
    "b/c.txt": "وصل الوفد إلى المدينة. أحب القهوة. افتتح الوزير المدرسة.",
    "b/d.txt": "أحب القهوة. انتهى العمل.",
}


def catalogue_route(language: str) -> Route | None:
    if language == "en":
        return None
    (model,) = (m for m in load_catalogue().models if m.name == "starter-ar-en")
    return Route((model,))


class NotedEngine(StepwiseEngine):
    """Notes its jobs, and does to some of them what it is told.

    Args:
        instead: Gives events instead of the usual ones; None for the usual.
    """

    def __init__(self, instead: Callable[[Job], list[Event] | None] = lambda _job: None) -> None:
        super().__init__()
        self._instead = instead

    def run(self, request: Job) -> Iterator[Event]:
        self.jobs.append(request)
        events = self._instead(request)
        yield from super().run(request) if events is None else events

    @property
    def asked(self) -> list[str]:
        """Every text that was to be translated."""
        return [t for job in self.jobs if isinstance(job, Translate) for _, t in job.sentences]


class Run:
    """A folder of documents and one of results, over many starts."""

    def __init__(self, folder: Path) -> None:
        self.documents, self.output = folder / "in", folder / "out"
        self.troubles: list[str] = []
        for name, text in TEXTS.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> Path:
        path = self.documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *engines: Runner, retry: bool = False, **options: bool) -> RunState:
        """Do what is to be done; the state that is given back is closed for writing."""
        beside = self.output / ".state"
        state = RunState(beside / "run.sqlite", "")
        task = Task(catalogue_route, language=None)
        found = finder([str(self.documents)], self.output).find([str(self.documents)])
        state.add(replace(d, place=result_place(d.place, "en", "txt")) for d in found)
        state.settle(self.output, retry=retry)
        waiting = list(engines)
        batch = Batch(
            state,
            task,
            self.output,
            beside,
            memory=state,
            make_engine=lambda: waiting.pop(0),
            jobs=max(1, len(engines)),
            on_trouble=self.troubles.append,
            **options,
        )
        try:
            batch.run()
        finally:
            report(state, self.output, beside, "report.csv", "report.html")
            state.close()
        return state

    def results(self) -> dict[str, str]:
        """Every result by its place."""
        return {
            path.relative_to(self.output).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.output.rglob("*.en.txt"))
        }

    def rows(self) -> list[dict[str, str]]:
        """The report."""
        with (self.output / "report.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


class ReadingHere:
    """Reads as a ``ReadingProcess`` does, but in the thread that asks: no process is started."""

    over = False

    def read(self, request: Request, data: bytes = b"", *, last: bool) -> Article:  # noqa: ARG002
        if request.path is None:
            return read_bytes(data, file=request.name or "-")
        return read_article(request.path)

    def stop(self) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(reading_ahead, "ReadingProcess", ReadingHere)
    return Run(tmp_path)


def alone(path: Path) -> str:
    """What the document becomes with an engine of its own."""
    article = read_article(path)
    session = Session()
    route = catalogue_route(article.language)
    changes = session.show(article, route, Task(catalogue_route).backend)
    for _ in run(session, NotedEngine(), changes + session.go_on()):
        pass
    assert session.reading is not None
    notice = session.model.notice if session.model else ""
    details = Details(notice, summary_language=session.summary_language)
    return render(session.reading, "text", details=details).decode()


def test_each_document_becomes_what_it_becomes_alone(trial: Run) -> None:
    trial.write("english.txt", "The school is open. The minister came to see it on Sunday.")
    trial.start(NotedEngine())
    expected = {
        f"{path.relative_to(trial.documents).as_posix()}.en.txt": alone(path)
        for path in sorted(trial.documents.rglob("*.txt"))
    }
    assert trial.results() == expected


def test_sentences_share_one_job_and_equal_ones_are_asked_for_once(trial: Run) -> None:
    engine = NotedEngine()
    trial.start(engine)
    assert sum(isinstance(job, Translate) for job in engine.jobs) == 1
    asked = [text.strip() for text in engine.asked]
    assert sorted(asked) == sorted(set(asked))
    assert "أحب القهوة." in asked


def test_no_guessed_words_are_looked_for_as_no_result_shows_them(trial: Run) -> None:
    engine = NotedEngine()
    trial.start(engine)
    assert [job.token_scores for job in engine.jobs if isinstance(job, Translate)] == [False]


def test_a_sentence_of_a_portion_before_is_not_asked_for_again(
    trial: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "PORTION", 1)
    trial.write("b/e.txt", TEXTS["b/d.txt"])
    engine = NotedEngine()
    trial.start(engine)
    assert len(engine.asked) == len(set(engine.asked))


def test_several_engines_do_all_documents(trial: Run) -> None:
    trial.start(NotedEngine(), NotedEngine(), NotedEngine())
    assert len(trial.results()) == len(TEXTS)


def test_what_cannot_be_read_is_named_and_the_rest_is_done(trial: Run) -> None:
    trial.write("b/bad.txt", "")
    trial.start(NotedEngine())
    assert len(trial.results()) == len(TEXTS)
    (trouble,) = trial.troubles
    assert trouble.startswith(f"Cannot read {trial.documents / 'b/bad.txt'}: it is empty")
    first = trial.rows()[0]
    assert (first["state"], first["result"]) == ("failed", "")
    assert first["document"].endswith("b/bad.txt")
    # Mended, but with the same time and size, as when only a permission was missing.
    status = (trial.documents / "b/bad.txt").stat()
    trial.start(NotedEngine())
    assert len(trial.troubles) == 2
    trial.write("b/bad.txt", "هذا نص.")
    os.utime(trial.documents / "b/bad.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    trial.start(NotedEngine())
    assert len(trial.results()) == len(TEXTS) + 1


def test_a_language_without_a_model_fails_alone(
    trial: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def route(language: str) -> Route | None:
        if language == "de":
            raise ModelMissingError("There is no model for German.")
        return catalogue_route_before(language)

    catalogue_route_before = catalogue_route
    monkeypatch.setattr(sys.modules[__name__], "catalogue_route", route)
    trial.write("g.txt", "Die Bibliothek ist am Sonntag geöffnet. Der Minister kam zu Besuch.")
    trial.start(NotedEngine())
    assert len(trial.results()) == len(TEXTS)
    assert trial.rows()[0]["remark"] == "There is no model for German."


def test_the_second_start_does_only_what_is_missing(trial: Run) -> None:
    trial.start(NotedEngine())
    before = trial.results()
    trial.start()  # where nothing is left to do, no engine is made
    engine = NotedEngine()
    (trial.output / "a.txt.en.txt").unlink()
    trial.write("new.txt", "هذه جملة جديدة.")
    trial.write("b/d.txt", "تغير هذا النص.")
    trial.start(engine)
    # What was translated for the result that is gone is still known.
    assert sorted(text.strip() for text in engine.asked) == ["تغير هذا النص.", "هذه جملة جديدة."]
    after = trial.results()
    assert after["a.txt.en.txt"] == before["a.txt.en.txt"]
    assert "تغير هذا النص" in after["b/d.txt.en.txt"]
    assert len(after) == len(TEXTS) + 1


def test_nothing_is_written_over_unasked(trial: Run) -> None:
    own = trial.output / "a.txt.en.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    trial.start(NotedEngine())
    assert own.read_text(encoding="utf-8") == "mine"
    assert "a file a.txt.en.txt already" in trial.troubles[0]
    assert len(trial.results()) == len(TEXTS)
    trial.start(NotedEngine(), overwrite=True)
    assert "mine" not in own.read_text(encoding="utf-8")


def test_two_documents_for_one_place_are_told_apart(trial: Run) -> None:
    with zipfile.ZipFile(trial.documents / "z.zip", "w") as archive:
        archive.writestr("a.txt", "هذا نص.")
        archive.writestr("../a.txt", "هذا نص آخر.")
    for _ in range(2):
        trial.troubles.clear()
        trial.start(NotedEngine())
        assert len(trial.results()) == len(TEXTS) + 1
        first = trial.rows()[0]
        assert (first["state"], first["result"]) == ("failed", "")
        assert "Its result would take the place of that of" in first["remark"]


def test_a_document_that_ends_the_engine_twice_is_set_aside_and_named(
    trial: Run, tmp_path: Path
) -> None:
    sentences = [f"هذه هي الجملة رقم {number} من النص." for number in range(40)]
    sentences.insert(20, f"هنا {DEADLY} كبير.")
    sentences.insert(30, f"هنا {DEADLY}.")
    trial.write("deadly.txt", " ".join(sentences))
    ledger = tmp_path / "ledger"
    program = Path(__file__).with_name("text_engine.py")
    trial.start(Engine((sys.executable, str(program), str(ledger))))
    (trouble,) = trial.troubles
    assert "deadly.txt: The translation engine stopped twice on this sentence." in trouble
    first = trial.rows()[0]
    assert first["state"] == "set aside"
    assert int(first["failures"]) >= 2
    # What was done of it is kept, and so are the others.
    assert "[not translated yet]" in trial.results()["deadly.txt.en.txt"]
    assert all("en(" in text for text in trial.results().values())
    assert len(trial.results()) == len(TEXTS) + 1
    assert [row["state"] for row in trial.rows()[1:]] == ["done"] * len(TEXTS)
    # It ended the engine twice, and was not tried with the other sentence that would.
    asked = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]
    assert sum(DEADLY in texts[0] for texts in asked) <= 3


def test_what_ends_the_engine_in_the_summary_keeps_its_translation(trial: Run) -> None:
    def instead(job: Job) -> list[Event] | None:
        if isinstance(job, Summarise) and "القهوة" in job.paragraphs[0][0]:
            return [JobFailed(job.job, "engine", "It broke.")]
        return None

    trial.start(NotedEngine(instead))
    assert len(trial.results()) == len(TEXTS)
    assert trial.rows()[0]["document"].endswith("d.txt")
    assert trial.rows()[0]["remark"] == "It broke."


def test_one_document_that_fails_the_job_does_not_fail_the_others(trial: Run) -> None:
    trial.write("bad.txt", "هذا هو النص السيئ.")

    def instead(job: Job) -> list[Event] | None:
        if isinstance(job, Translate) and any("السيئ" in text for _, text in job.sentences):
            return [JobFailed(job.job, "engine", "It broke.")]
        return None

    trial.start(NotedEngine(instead))
    assert len(trial.results()) == len(TEXTS)
    assert [row["state"] for row in trial.rows()] == ["set aside", "done", "done", "done"]
    # Only who asks for it has it tried again.
    engine = NotedEngine()
    trial.start(engine)
    assert engine.jobs == []
    trial.start(engine, retry=True)
    assert engine.asked == ["هذا هو النص السيئ."]
    assert len(trial.results()) == len(TEXTS) + 1


@pytest.mark.parametrize("kind", ["model", "engine"])
def test_an_engine_that_can_do_nothing_ends_the_run_and_loses_no_document(
    trial: Run, kind: str
) -> None:
    broken = NotedEngine(lambda job: [JobFailed(job.job, kind, "Nothing works.")])
    with pytest.raises(EngineFailedError, match="Nothing works"):
        trial.start(broken)
    assert trial.results() == {}
    assert trial.rows() == []
    trial.start(NotedEngine())
    assert len(trial.results()) == len(TEXTS)


def test_a_run_that_is_stopped_goes_on_later(trial: Run) -> None:
    with pytest.raises(StoppedError):
        trial.start(NotedEngine(lambda job: [Finished(job.job, stopped=True)]))
    assert trial.results() == {}
    trial.start(NotedEngine())
    assert len(trial.results()) == len(TEXTS)


def test_the_report_has_the_doubtful_first_and_can_be_sorted(trial: Run) -> None:
    trial.write("<b>.txt", "أين المكتبة؟")
    trial.write("=1.txt", "أحب القهوة.")
    trial.start(NotedEngine())
    rows = trial.rows()
    assert [row["doubts"] for row in rows] == ["1", "1", "0", "0", "0"]
    assert rows[0]["document"].endswith("<b>.txt")  # all of it is doubtful
    assert {row["words"] for row in rows} == {"2", "5", "9", "4"}
    # No spreadsheet takes it for a formula.
    assert "'=1.txt.en.txt" in [row["result"] for row in rows]
    page = (trial.output / "report.html").read_text(encoding="utf-8")
    assert page.index("&lt;b&gt;.txt") < page.index("a.txt.en.txt") < page.index("b/c.txt.en.txt")
    assert "<b>.txt" not in page
    assert 'data-value="9"' in page
