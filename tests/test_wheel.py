"""The wheel carries all the app needs and works outside the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel, which is all that installing one does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_it_carries_catalogue_and_resources(installed: Path) -> None:
    package = installed / "khulasa"
    assert (package / "models.cfg").is_file()
    assert (package / "resources/fonts/NotoNaskhArabic-Regular.ttf").is_file()
    assert (package / "resources/models/starter-ar-en/ctranslate2-int8/model.bin").is_file()
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "khulasa-desktop = khulasa.ui.app:main" in entry_points.read_text(encoding="utf-8")


def test_it_translates_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("أين المكتبة؟", encoding="utf-8")
    code = (
        "import khulasa.cli, sys; print(khulasa.__file__, file=sys.stderr);"
        "sys.exit(khulasa.cli.main(['translate', 'a.txt', '--format', 'json']))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed) in result.stderr
    assert json.loads(result.stdout)["paragraphs"][0]["target"] == "Where is the library?"
