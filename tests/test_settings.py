"""The settings file: what is set comes back, and nothing that stands there is lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from khulasa.settings import store
from khulasa.settings.keys import (
    CHOSEN_MODEL,
    COPY_TITLE,
    GROUNDED,
    LENGTH,
    LIBRARY_SIZE,
    MIRROR,
    SETTINGS,
    TARGET,
    WINDOW_X,
    ZOOM,
    chosen_model,
    is_state,
)
from khulasa.settings.setting import Setting, Table
from khulasa.settings.store import Settings, edited, user_settings
from khulasa.summary.length import Length
from khulasa.wording import Phrase

# What a TOML file can hold: no lone surrogates. And no "not a number": it is not equal to itself.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=10,
)
TABLES = st.dictionaries(TEXTS, VALUES, max_size=4)

# Sets a key of its own in each round; what the other one sets in between must stay.
RIVAL = """
import sys
from khulasa.settings.keys import DOWNLOAD_SIZE
from khulasa.settings.store import user_settings
settings = user_settings()
for number in range(20):
    settings.set(DOWNLOAD_SIZE.of(f"{sys.argv[1]}-{number}"), number)
print(*settings.notices)
"""
# Is killed in the middle of a write, at the moment named.
KILLED = """
import os, signal, sys
from pathlib import Path
from khulasa.settings.keys import TARGET
from khulasa.settings.store import user_settings
def die(*_arguments):
    os.kill(os.getpid(), signal.SIGKILL)
settings = user_settings()
if sys.argv[1] == "fsync":
    os.fsync = die
else:
    Path.replace = die
settings.set(TARGET, "fr")
"""


@pytest.fixture
def file() -> Path:
    """The user's file, as the environment says."""
    return Path(os.environ["KHULASA_CONFIG"]) / "settings.toml"


def write(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return Settings(file)


def a_value(setting: Setting[Any] | Table[Any]) -> st.SearchStrategy[tuple[Setting[Any], object]]:
    """A setting, and something that it allows."""
    if isinstance(setting, Table):
        return TEXTS.flatmap(lambda name: a_value(setting.of(name)))
    kind = setting.kind or type(setting.default)
    least, most = setting.least, setting.most
    if setting.allowed:
        values: st.SearchStrategy[Any] = st.sampled_from(setting.allowed)
    elif kind is bool:
        values = st.booleans()
    elif kind is int:
        values = st.integers(int(least or 0), int(most or 10**15))
    elif kind is float:
        values = st.floats(least, most)
    else:
        values = st.from_regex(rf"\A{setting.pattern}\Z") if setting.pattern else TEXTS
    return st.tuples(st.just(setting), values)


ANY_VALUES = st.lists(st.sampled_from(SETTINGS).flatmap(a_value), min_size=1, max_size=4)


@given(ANY_VALUES)
def test_what_is_set_comes_back(values: list[tuple[Setting[Any], object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "settings.toml")
        settings = Settings(file)
        for setting, value in values:
            settings.set(setting, value)
        for again in (settings, Settings(file)):
            assert again.notices == ()
            for setting, value in dict(values).items():
                assert again.get(setting) == value
                assert type(again.get(setting)) is type(setting.checked(value))


@given(TABLES, ANY_VALUES)
def test_keys_of_others_stay(
    strange: dict[str, Any], values: list[tuple[Setting[Any], object]]
) -> None:
    ours = {setting.path[0] for setting in SETTINGS}
    strange = {name: value for name, value in strange.items() if name not in ours}
    text = edited(tomlkit.dumps(strange), {setting.path: value for setting, value in values})
    left = tomllib.loads(text)
    assert {name: value for name, value in left.items() if name not in ours} == strange


def test_comments_order_and_unknown_keys_of_the_file_stay(file: Path) -> None:
    text = (
        "# Mine.\n[summary]\nlength = 'long' # as always\nwhim = 2026-11-28\n\n"
        '[future]\n"a key" = [1, {b = true}]\n\n[view]\nzoom = 1\n'
    )
    settings = write(file, text)
    settings.set(ZOOM, 1.5)
    assert file.read_text(encoding="utf-8") == text.replace("zoom = 1\n", "zoom = 1.5\n")
    assert settings.get(LENGTH) is Length.LONG
    assert tomllib.loads(text)["summary"]["whim"] == date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "summary.length = 'long'\n",
        "summary = {length = 'long'}\n",
        "[summary.grounded]\nbart = true\n[view]\nzoom = 1\n[summary]\nlength = 'long'\n",
        "\ufeff[summary]\r\nlength = 'long'\r\n",
    ],
)
def test_a_file_may_be_written_in_any_way_that_toml_knows(file: Path, text: str) -> None:
    settings = write(file, text)
    settings.update({GROUNDED.of("bart"): False, MIRROR: "https://hub.example"})
    again = Settings(file)
    assert again.notices == ()
    assert again.get(LENGTH) is Length.LONG
    assert again.get(GROUNDED.of("bart")) is False
    assert again.get(MIRROR) == "https://hub.example"


def test_a_start_writes_nothing(file: Path) -> None:
    settings = user_settings()
    assert settings.path == Path(os.path.realpath(file))
    assert [settings.get(s) for s in SETTINGS if isinstance(s, Setting)] == [
        s.default for s in SETTINGS if isinstance(s, Setting)
    ]
    assert list(file.parent.iterdir()) == []


def test_the_folder_is_made_and_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "not" / "yet" / "settings.toml"
    Settings(file).set(COPY_TITLE, True)
    assert file.read_text(encoding="utf-8") == "[copy]\ntitle = true\n"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_unset_is_taken_out(file: Path) -> None:
    settings = Settings(file)
    settings.update({WINDOW_X: -20, chosen_model("ar", "en"): "opus"})
    settings.update({WINDOW_X: None, CHOSEN_MODEL.of("fa-en"): None})
    assert settings.get(WINDOW_X) is None
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {
        "window": {},
        "models": {"chosen": {"ar-en": "opus"}},
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[view]\nzoom = 'big'", "view.zoom is 'big', but has to be a number from 0.75 to 2.5"),
        ("[view]\nzoom = nan", "view.zoom is nan, but has to be a number from 0.75 to 2.5"),
        ("[view]\nzoom = true", "view.zoom is True, but"),
        ("[copy]\ntitle = 1", "copy.title is 1, but has to be true or false"),
        ("[reading]\ntarget = ''", "reading.target is '', but"),
        ("[window]\nx = 1e3", "window.x is 1000.0, but has to be a whole number from"),
        ("[summary]\nlength = 'huge'", "one of short, medium, long, bullets"),
        ("[library]\nsize_limit_mb = 0", "a whole number from 1 to"),
        (
            "[library]\ndays = -1",
            "library.days is -1, but has to be a whole number from 0 to",
        ),
        ("[engine]\nthreads = 'all'", "engine.threads is 'all', but"),
        ("[review]\nmarks = 'some'", "one of all, serious, none"),
        ("[start]\nshows = 'library'", "one of articles, empty"),
        ("[view]\nfont_arabic = 3", "view.font_arabic is 3, but"),
        ("[summary.grounded]\nbart = 'yes'", "summary.grounded.bart is 'yes'"),
        ("summary = 3", "summary has to be a section"),
        ("[models]\nchosen = 3", "models.chosen has to be a section"),
    ],
)
def test_what_makes_no_sense_is_told_once_and_the_default_holds(
    file: Path, text: str, said: str
) -> None:
    settings = write(file, text)
    (notice,) = settings.notices
    assert said in str(notice)
    assert str(settings.path) in str(notice)
    for setting in SETTINGS:
        if isinstance(setting, Setting):
            assert settings.get(setting) == setting.default
        else:
            assert settings.get(setting.of("bart")) is None
    settings.set(MIRROR, "https://hub.example")
    settings.set(GROUNDED.of("t5"), True)
    settings.set(chosen_model("ar", "en"), "opus")
    assert settings.notices == (notice,)
    assert Settings(file).get(GROUNDED.of("t5")) is True
    assert Settings(file).get(chosen_model("ar", "en")) == "opus"


@pytest.mark.parametrize(
    ("setting", "value"), [(ZOOM, 9.0), (LIBRARY_SIZE, True), (LENGTH, "huge"), (TARGET, None)]
)
def test_what_is_not_allowed_cannot_be_set(
    file: Path, setting: Setting[Any], value: object
) -> None:
    with pytest.raises(ValueError, match=setting.name):
        Settings(file).update({COPY_TITLE: True, setting: value})
    assert not file.exists()


@pytest.mark.parametrize("content", [b"[view\nzoom", b"\xff\xfe[\0v\0", b"a = 1\na = 2\n"])
def test_a_damaged_file_is_set_aside_and_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    settings = Settings(file)
    (aside,) = file.parent.glob("settings.toml.damaged-*")
    assert aside.read_bytes() == content
    (notice,) = settings.notices
    assert aside.name in str(notice)
    settings.set(ZOOM, 1.5)
    assert Settings(file).get(ZOOM) == 1.5
    assert Settings(file).notices == ()
    # Damaged while Khulasa runs, on the same day: nothing is lost either.
    file.write_bytes(content)
    settings.set(TARGET, "fr")
    assert len(list(file.parent.glob("settings.toml.damaged-*"))) == 2
    assert len(settings.notices) == 2
    assert Settings(file).get(TARGET) == "fr"


def test_whoever_listens_hears_what_was_and_what_comes(file: Path) -> None:
    heard: list[Phrase] = []
    settings = write(file, "[view]\nzoom = 0")
    settings.listen(heard.append)
    file.write_text("[", encoding="utf-8")
    settings.set(ZOOM, 1.0)
    assert tuple(heard) == settings.notices
    assert len(heard) == 2


def cannot_be_written(tmp_path: Path) -> Iterable[Path]:
    """Places for the file where none can be: also for an administrator, whom no rights bind."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    yield blocked / "settings.toml"
    folder = tmp_path / "folder"
    (folder / "settings.toml").mkdir(parents=True)
    yield folder / "settings.toml"


@pytest.mark.parametrize("which", [0, 1])
def test_where_nothing_can_be_written_settings_hold_for_this_run(
    tmp_path: Path, which: int
) -> None:
    file = list(cannot_be_written(tmp_path))[which]
    settings = Settings(file)
    already = len(settings.notices)
    settings.set(ZOOM, 1.5)
    settings.set(LENGTH, Length.SHORT)
    assert len(settings.notices) == already + 1
    assert "holds until Khulasa is closed" in str(settings.notices[-1])
    assert (settings.get(ZOOM), settings.get(LENGTH)) == (1.5, Length.SHORT)
    assert not file.is_file()


def test_what_could_not_be_written_is_written_later(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.write_text("in the way")
    settings = Settings(folder / "settings.toml")
    settings.set(ZOOM, 1.5)
    folder.unlink()
    settings.set(LENGTH, Length.SHORT)
    assert Settings(settings.path).get(ZOOM) == 1.5
    assert len(settings.notices) == 1


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="needs a user whom the rights of files bind"
)
def test_a_folder_without_the_right_to_write(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        settings = Settings(file)
        settings.set(ZOOM, 1.5)
        assert "there is no permission" in str(settings.notices[0])
        assert settings.get(ZOOM) == 1.5
    finally:
        file.parent.chmod(0o700)


def test_a_lock_that_is_never_let_go_is_not_waited_for_without_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.0)
    settings = Settings(file)
    with FileLock(settings.path.with_name("settings.toml.lock")):
        settings.set(ZOOM, 1.5)
    assert len(settings.notices) == 1
    assert settings.get(ZOOM) == 1.5


def test_two_that_write_at_once_keep_the_keys_of_each_other(file: Path) -> None:
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL, name], stdout=subprocess.PIPE, encoding="utf-8"
        )
        for name in ("one", "two")
    ]
    assert [rival.communicate()[0].strip() for rival in rivals] == ["", ""]
    sizes = tomllib.loads(file.read_text(encoding="utf-8"))["state"]["download_sizes"]
    assert sizes == {f"{name}-{number}": number for name in ("one", "two") for number in range(20)}


def test_a_window_keeps_what_a_command_wrote_meanwhile(file: Path) -> None:
    window, command = Settings(file), Settings(file)
    command.set(MIRROR, "https://hub.example")
    window.set(ZOOM, 1.5)
    assert window.get(MIRROR) == "https://hub.example"
    assert Settings(file).get(MIRROR) == "https://hub.example"


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_one_that_is_killed_while_it_writes_leaves_the_file_whole(file: Path, moment: str) -> None:
    settings = Settings(file)
    settings.set(ZOOM, 1.5)
    before = file.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, moment], check=False)
    assert killed.returncode == -9
    assert file.read_bytes() == before
    # Neither its lock nor what it had begun is in anyone's way.
    settings.set(TARGET, "fa")
    assert settings.notices == ()
    assert sorted(path.suffix for path in file.parent.iterdir()) == [".lock", ".toml"]


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_file_that_is_a_link_stays_one(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "kept elsewhere.toml"
    real.write_text("[view]\nzoom = 2\n")
    file.symlink_to(real)
    settings = Settings(file)
    assert settings.get(ZOOM) == 2
    settings.set(ZOOM, 1.0)
    assert file.is_symlink()
    assert tomllib.loads(real.read_text()) == {"view": {"zoom": 1.0}}


def test_the_list_has_every_key_once_and_says_what_it_is() -> None:
    paths = [setting.path for setting in SETTINGS]
    assert len(set(paths)) == len(paths)
    for setting in SETTINGS:
        assert setting.words
        assert not setting.words.endswith(".")
        if isinstance(setting, Setting):
            assert setting.expects
            if setting.default is not None:
                assert setting.checked(setting.default) == setting.default
    assert [s.name for s in SETTINGS if is_state(s)][:2] == ["window.x", "window.y"]
    assert not is_state(LIBRARY_SIZE)
    from khulasa.settings import keys

    made = {value.path for value in vars(keys).values() if isinstance(value, Setting | Table)}
    assert made == set(paths)


def test_the_start_loads_nothing_that_only_writing_needs() -> None:
    code = "import khulasa.settings.store, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"tomlkit", "filelock", "PySide6"}.intersection(loaded)
