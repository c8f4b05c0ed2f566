"""A file is written whole or not at all, and nothing stays beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from khulasa import whole_files
from khulasa.whole_files import replacing, write_whole

DIES = """
import os, sys
from pathlib import Path
from khulasa.whole_files import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os._exit(9)
"""


@pytest.fixture(params=["unnamed", "named", "without links"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """As the system lets files without names be made, as others do, and something between."""
    way = str(request.param)
    if way == "unnamed" and not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system gives every file a name")
    if way == "named":
        monkeypatch.setattr(whole_files, "_open_unnamed", lambda _folder, _mode: None)
    if way == "without links":

        def refuse(*_paths: object, **_options: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refuse)
    return way


@pytest.mark.usefixtures("way")
def test_a_file_is_made_and_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    for content in (b"first", b"second"):
        write_whole(path, content)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]
        path.chmod(0o640)
    write_whole(path, b"third")
    assert path.stat().st_mode & 0o777 == 0o640
    with replacing(path, private=True) as file:
        file.write(b"secret")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("way")
def test_what_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    path.write_bytes(b"before")
    with pytest.raises(TypeError):
        write_whole(path, "no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_is_cleared_by_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    subprocess.run([sys.executable, "-c", DIES, str(path)], check=False)
    assert not path.exists()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    own, host = os.getpid(), whole_files._HOST
    names = (f".khulasa-{host}-{ended.pid}-0a.part", f".khulasa-{host}-{own}-0a.part")
    for name in names:
        (tmp_path / name).touch()
    write_whole(path, b"whole")
    left = {entry.name for entry in tmp_path.iterdir()}
    assert left == {path.name, names[1]}  # the other one is being written
