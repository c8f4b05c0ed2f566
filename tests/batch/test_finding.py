"""Folders, archives, patterns and lists become documents, each with a place of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from khulasa.batch.document import place_in_archive, shard_of
from khulasa.batch.finding import finder


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, in the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    for name in ("b.txt", "a/c.md", "a/d.DOCX", "a/e.png", ".hidden/f.txt", "a/~$d.docx"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("نص", encoding="utf-8")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("x/g.txt", "نص")
        archive.writestr("../../out.txt", "نص")
        archive.writestr("h.png", "no text")
    return folder


def places(*inputs: str, output: str = "out") -> list[str]:
    return [document.place for document in finder(inputs, Path(output)).find(inputs)]


def test_the_tree_below_a_folder_stays_as_it_is(tree: Path) -> None:
    expected = ["a/c.md", "a/d.DOCX", "b.txt", "z.zip/out.txt", "z.zip/x/g.txt"]
    assert places("in") == expected
    assert places(str(tree)) == expected


def test_what_lies_below_the_current_folder_is_named_from_there(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def names(given: str) -> list[str]:
        return [document.name for document in finder([given], Path("out")).find([given])]

    expected = ["a/c.md", "a/d.DOCX", "b.txt", "z.zip/../../out.txt", "z.zip/x/g.txt"]
    assert names(str(tree)) == names("in") == [f"in/{name}" for name in expected]
    monkeypatch.chdir(tree)
    assert names(".") == names(str(tree)) == expected
    monkeypatch.chdir(tree / "a")
    assert names(str(tree)) == ["c.md", "d.DOCX", *(str(tree / name) for name in expected[2:])]


def test_several_inputs_keep_their_own_paths(tree: Path) -> None:
    (tree.parent / "more").mkdir()
    (tree.parent / "more" / "b.txt").write_text("نص", encoding="utf-8")
    assert places("in/a", "more") == ["in/a/c.md", "in/a/d.DOCX", "more/b.txt"]


def test_patterns_find_files_in_all_folders(tree: Path) -> None:
    assert tree.is_dir()
    assert places("in/**/*.[mt][dx]*") == ["in/a/c.md", "in/b.txt"]
    # One that finds nothing is named, as a file that is not there.
    assert places("in/*.odt") == ["in/*.odt"]


def test_a_file_with_the_signs_of_a_pattern_is_that_file(tree: Path) -> None:
    (tree / "[1].txt").write_text("نص", encoding="utf-8")
    assert places("in/[1].txt") == ["in/[1].txt"]


def test_a_list_names_what_arguments_would(tree: Path) -> None:
    lines = [b"in/b.txt\n", b"\n", b"in/a\r\n", b"missing.txt"]
    found = finder(["-"], Path("out")).find_listed(lines)
    assert [d.place for d in found] == ["in/b.txt", "in/a/c.md", "in/a/d.DOCX", "missing.txt"]
    assert tree.is_dir()


def test_an_archive_alone_is_the_tree(tree: Path) -> None:
    assert places(str(tree / "z.zip")) == ["out.txt", "x/g.txt"]


def test_the_results_are_no_documents(tree: Path) -> None:
    results = tree / "out"
    results.mkdir()
    (results / "b.txt.en.txt").write_text("text", encoding="utf-8")
    assert not any(place.startswith("out/") for place in places("in", output="in/out"))


def test_a_damaged_archive_is_a_document_that_cannot_be_read(tree: Path) -> None:
    (tree / "z.zip").write_bytes(b"PK\x03\x04 no more")
    (damaged,) = (d for d in finder(["in"], Path("out")).find(["in"]) if d.problem)
    assert "z.zip: it is damaged" in damaged.problem


@pytest.mark.parametrize("member", ["../../a.txt", "/a.txt", "C:\\..\\a.txt", "...", "a\0b"])
def test_nothing_in_an_archive_leads_out_of_the_output(member: str) -> None:
    parts = place_in_archive("z.zip", member).split("/")
    assert parts[0] == "z.zip"
    assert len(parts) > 1
    assert not {"", "..", "."}.intersection(parts)


def test_a_long_name_leaves_room_for_the_ending() -> None:
    one, other = (place_in_archive("", "ن" * 150 + end) for end in ("1.txt", "2.txt"))
    assert len(one.encode()) <= 200
    assert one != other


def test_shards_have_every_document_once() -> None:
    names = [f"folder/{number}.txt" for number in range(1000)]
    sizes = [sum(shard_of(name, 8) == shard for name in names) for shard in range(8)]
    assert sum(sizes) == 1000
    assert min(sizes) > 80
    assert shard_of("folder/1.txt", 8) == 3  # the same on every machine, and in every version
