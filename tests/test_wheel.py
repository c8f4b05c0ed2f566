"""The wheel and the source package carry all the app needs, and work outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source package."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel and what it asks for, and nothing else.

    It is what pip would install, without fetching it: the packages are links to our own.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt", with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
    for needed in _closure(_requirements(wheel)).values():
        for part in {file.parts[0] for file in needed.files or ()} - {"..", "__pycache__"}:
            link = site / part
            if not link.exists():
                link.symlink_to(Path(str(needed.locate_file(part))))
    install = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "-q"]
    subprocess.run([*install, *options, str(wheel)], check=True, capture_output=True)
    return python


def _requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().splitlines()
    return [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]


def _closure(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Everything that is needed, and what that needs, without any extras."""
    found: dict[str, Distribution] = {}
    waiting = list(requirements)
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        if requirement.name not in found:
            found[requirement.name] = distribution(requirement.name)
            waiting += found[requirement.name].requires or ()
    return found


def test_it_carries_catalogue_and_resources(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = (n for n in names if n.endswith(".dist-info/entry_points.txt"))
        assert b"khulasa-desktop = khulasa.ui.shell.app:main" in archive.read(entry_points)
    assert {
        "khulasa/models.cfg",
        "khulasa/resources/fonts/NotoNaskhArabic-Regular.ttf",
        "khulasa/resources/icons/khulasa.svg",
        "khulasa/resources/models/starter-ar-en/ctranslate2-int8/model.bin",
        "khulasa/resources/samples/arabic-article.txt",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_torch_is_an_extra(wheel: Path) -> None:
    base = _closure(_requirements(wheel))
    assert "ctranslate2" in base
    assert not {"torch", "transformers", "accelerate", "gguf"} & base.keys()
    assert any(
        line.startswith("torch") and "extra == 'torch'" in line for line in _requirements(wheel)
    )


def test_the_source_package_builds_the_same_wheel(built: Path, wheel: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    with zipfile.ZipFile(tmp_path / wheel.name) as again, zipfile.ZipFile(wheel) as first:
        contents = [{n: a.read(n) for n in a.namelist()} for a in (again, first)]
    assert contents[0] == contents[1]


def test_installed_elsewhere_its_commands_and_its_window_work(
    environment: Path, tmp_path: Path
) -> None:
    smoke = tmp_path / "smoke.py"
    smoke.write_bytes((REPOSITORY / "installer" / "smoke.py").read_bytes())
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KHULASA"))}
    result = subprocess.run(
        [environment, smoke], cwd=tmp_path, env=clean, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    assert str(environment.parents[1]) in result.stdout


def test_without_torch_everything_works_but_its_backend(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("أين المكتبة؟", encoding="utf-8")
    run = [environment.with_name("khulasa"), "translate", "a.txt", "--format", "json"]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    arguments = {"cwd": tmp_path, "env": clean, "capture_output": True, "encoding": "utf-8"}
    result = subprocess.run(run, **arguments)  # type: ignore[call-overload]
    assert json.loads(result.stdout)["paragraphs"][0]["target"] == "Where is the library?"
    result = subprocess.run([*run, "--backend", "torch"], **arguments)  # type: ignore[call-overload]
    assert result.returncode == 4
    assert "pip install 'khulasa[torch]'" in result.stderr
