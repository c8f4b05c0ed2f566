"""``khulasa check``, from the arguments to the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Run
from khulasa.review.translation_files import read_pairs

SOURCES = ["قتل ١٢ شخصا في المدينة أمس.", "أين المكتبة؟", "لم يصل القطار\u2028إلى المحطة."]
TARGETS = ["21 people were killed in the city yesterday.", "Where is the library?", ""]


def write(path: Path, lines: list[str]) -> Path:
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return write(tmp_path / "ar", SOURCES), write(tmp_path / "en", TARGETS)


def records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_has_a_record_a_line(run: Run, files: tuple[Path, Path]) -> None:
    code, output, _ = run("check", *files, "--json")
    assert code == 0
    first, second, third = records(output)
    assert first == {
        "line": 1,
        "issues": [
            {
                "kind": "numbers",
                "message": "The source says \u2068١٢\u2069 (12), the translation 21.",
                "source_span": [4, 6],
                "target_span": [0, 2],
            }
        ],
    }
    assert second == {"line": 2, "issues": []}
    assert [issue["kind"] for issue in third["issues"]] == ["empty"]  # type: ignore[attr-defined]


def test_text_names_the_doubtful_lines_and_counts_them(run: Run, files: tuple[Path, Path]) -> None:
    code, output, _ = run("check", *files)
    assert code == 0
    assert output.splitlines()[0].startswith("1: [numbers] The source says \u2068١٢\u2069 (12)")
    assert output.splitlines()[-1] == "2 of 3 sentences to check."


def test_a_table_and_a_translation_memory_say_the_same(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    table = write(
        tmp_path / "pairs.tsv", [f"{a}\t{b}" for a, b in zip(SOURCES, TARGETS, strict=True)]
    )
    memory = tmp_path / "pairs.tmx"
    units = "".join(
        f'<tu><tuv xml:lang="ar-EG"><seg>{a}</seg></tuv>'
        f'<tuv xml:lang="EN"><seg>{b}</seg></tuv></tu>'
        for a, b in zip(SOURCES, TARGETS, strict=True)
    )
    memory.write_text(f'<tmx version="1.4"><body>{units}</body></tmx>', encoding="utf-8")
    expected = run("check", *files, "--json")[1]
    assert run("check", table, "--json")[1] == expected
    assert run("check", memory, "--json")[1] == expected


def test_lines_keep_their_numbers(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path / "pairs.tsv", ["أين المكتبة؟\tWhere is the library?", "", "قتل ١٢\t21"])
    memory = tmp_path / "pairs.TMX"
    memory.write_text(
        '<tmx version="1.4"><body>'
        '<tu><tuv xml:lang="ar"><seg>أين المكتبة؟</seg></tuv>'
        '<tuv xml:lang="en"><seg>Where is the library?</seg></tuv></tu>'
        '<tu><tuv xml:lang="ar"><seg>نعم</seg></tuv><tuv xml:lang="fr"><seg>Oui</seg></tuv></tu>'
        '<tu><tuv xml:lang="ar_SA"><seg>قتل ١٢</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>21</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    for file in (table, memory):
        code, output, complaints = run("check", file, "--from", "ar-SA", "--to", "EN", "--json")
        assert (code, complaints) == (0, "")
        assert [bool(record["issues"]) for record in records(output)] == [False, False, True]


def test_codes_in_a_translation_memory_are_no_text(tmp_path: Path) -> None:
    memory = tmp_path / "codes.tmx"
    memory.write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="ar"><seg>كتاب</seg></tuv><tuv xml:lang="en">'
        '<seg>A <bpt i="1">&lt;b 12&gt;</bpt><hi>good</hi><ept i="1">&lt;/b&gt;</ept> book'
        "<ph><sub>7</sub></ph><!-- no --><it>1</it><ut>2</ut>.</seg></tuv></tu></body></tmx>",
        encoding="utf-8",
    )
    assert read_pairs([memory], "ar", "en") == [("كتاب", "A good book.")]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    source = write(tmp_path / "ar", SOURCES[:1] * 5000)
    target = write(tmp_path / "en", TARGETS[:1] * 5000)
    command = [sys.executable, "-m", "khulasa", "check", str(source), str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"1: ")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_other_languages(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "ru", ["В 1999 году город был основан заново."])
    target = write(tmp_path / "en", ["The city was founded anew in 1989."])
    _, output, _ = run("check", source, target, "--from", "ru", "--to", "en", "--json")
    assert "1989" in output


def test_files_that_do_not_belong_together(run: Run, tmp_path: Path) -> None:
    short, long = write(tmp_path / "ar", ["نعم"]), write(tmp_path / "en", ["Yes", "No"])
    code, output, complaints = run("check", short, long)
    assert (code, output) == (3, "")
    assert "1 lines" in complaints
    assert "2" in complaints


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.tsv", None),
        ("broken.tmx", b"<tmx><body>"),
        ("foreign.tmx", b"<tmx><body><tu/></body></tmx>"),
        ("plain.tsv", b"no tab\n"),
        ("latin.tsv", b"\xe9t\xe9\tsummer\n"),
    ],
)
def test_what_cannot_be_read_is_named(
    run: Run, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, _, complaints = run("check", path)
    assert code == 3
    assert name in complaints
    assert "Traceback" not in complaints
