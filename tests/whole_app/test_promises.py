"""What the whole app promises, seen from outside: no network, no words in the log, no onlookers."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from fuzz.seeds import seeds
from khulasa.export.format_list import FORMATS

HERE = Path(__file__).parent
CALLS = "socket,socketpair,connect,bind,sendto,sendmsg,sendmmsg,io_uring_setup"
TITLE = "عودة المنارة"
ARTICLE = f"""{TITLE}

أعلنت بلدية المرفأ أمس أن المنارة القديمة ستفتح أبوابها في 3 أيار 2024. وقال زهير قنديل إن 120 عاملا
أصلحوا الدرج.

لم يصل الزوار بعد. تكلفة الإصلاح 45 ألف دينار.
"""
NAME = "lighthouse"
_ELSEWHERE = re.compile(r"\bAF_(?!UNIX\b|LOCAL\b)|io_uring_setup")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace and umask are Linux's")


def traces() -> bool:
    """Whether system calls can be watched here: strace is there, and may."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    return subprocess.run([strace, "-qq", "-e", "none", "true"], check=False).returncode == 0


def watched(trace: Path, *command: str) -> list[str]:
    """A command that has strace write down all that has to do with sockets."""
    return ["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={CALLS}", *command]


def beyond_this_machine(trace: Path) -> list[str]:
    """The calls that have to do with other sockets than local ones.

    A library that asks for such a socket as it is imported, to see what there is, and is refused,
    has not done anything.
    """
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        call
        for call in calls
        if _ELSEWHERE.search(call) and not (" socket(" in call and call.endswith("denied)"))
    ]


@dataclass(frozen=True)
class Run:
    """What is left of a run of the app."""

    home: Path
    output: Path
    trace: Path | None


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The app has been used once, by somebody whose new files all can read."""
    folder = tmp_path_factory.mktemp("whole")
    home, output, trace = folder / "home", folder / "output", folder / "trace"
    article = folder / f"{NAME}.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    for new in (home, output):
        new.mkdir()
    program = [sys.executable, str(HERE / "program.py"), str(article), str(output)]
    is_watched = traces()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "KHULASA_STARTER_ONLY": "1",
        "KHULASA_LANGUAGE": "en",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    done = subprocess.run(
        watched(trace, *program) if is_watched else program,
        env=environment,
        umask=0o022,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return Run(home, output, trace if is_watched else None)


def test_it_did_what_is_watched(run: Run) -> None:
    made = {path.name for path in run.output.iterdir()}
    assert {f"article{format_.suffix}" for format_ in FORMATS.values()} <= made
    assert "article-same.txt" in made
    # Those beside them are of one format, and some take a password or text recognition.
    names = {name for name in seeds() if "/" not in name} - {"articles.zip"}
    assert not {name for name in names if f"read {name}" not in made}
    again = ("article.docx", "article.odt", "slides.pptx", "page.html", "book.epub", "notes.md")
    again += ("subtitles.srt", "text.txt")
    assert not {name for name in again if f"same {name}" not in made}


def test_the_app_asks_no_other_machine_for_anything(run: Run) -> None:
    if run.trace is None:
        pytest.skip("strace is missing, or may not watch programs here (apt install strace)")
    text = run.trace.read_text(encoding="utf-8", errors="replace")
    assert "killed by SIGKILL" in text  # the engine, so children are watched too
    assert beyond_this_machine(run.trace) == []


def test_what_asks_is_seen(tmp_path: Path) -> None:
    """The test before can fail."""
    if not traces():
        pytest.skip("strace is missing, or may not watch programs here (apt install strace)")
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))"
    trace = tmp_path / "trace"
    subprocess.run(watched(trace, sys.executable, "-c", code), check=True)
    opened, sent = beyond_this_machine(trace)
    assert " socket(AF_INET, " in opened
    assert " sendto(" in sent


def test_the_log_has_no_word_of_the_article(run: Run) -> None:
    """Though exports failed, the engine died, and an exception quoted the article."""
    (log,) = run.home.rglob("khulasa.log")
    said = log.read_text(encoding="utf-8")
    for happened in ("job over", "article not saved", "unexpected exception", "engine: "):
        assert happened in said
    assert not re.search("[\u0600-\u06ff]", said)
    assert NAME not in said
    for sentence in (run.output / "shown").read_text(encoding="utf-8").splitlines():
        words = sentence.split()
        for three in zip(words, words[1:], words[2:], strict=False):
            assert " ".join(three) not in said


def test_nobody_else_can_read_what_the_app_keeps(run: Run) -> None:
    others = stat.S_IRWXG | stat.S_IRWXO
    files = [path for path in run.home.rglob("*") if path.is_file() and "khulasa" in str(path)]
    assert {"library.sqlite3", "settings.toml", "khulasa.log"} <= {path.name for path in files}
    for file in files:
        way = [file, *(p for p in file.parents if p != run.home and run.home in p.parents)]
        assert any(not path.stat().st_mode & others for path in way), file
