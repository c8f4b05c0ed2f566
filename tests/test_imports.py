"""Who may know whom: the window stays light, the core knows no window."""

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import khulasa

PACKAGE = Path(khulasa.__file__).parent

# From the ground up. What shares a floor does not know each other, so there is no circle. A new
# package or module of desktop/khulasa goes on the lowest floor that has all it imports below it.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("wording",),
    (
        "__init__",
        "codec",
        "confinement",
        "log_file",
        "long_paths",
        "processes",
        "reasons",
        "resources",
        "traces",
    ),
    ("argparse_words", "child_process", "display", "log", "whole_files"),
    ("article",),
    ("review",),
    ("glossary", "summary"),
    ("translation",),
    ("models", "library"),
    ("engine",),
    ("conversion", "reading"),
    ("export",),
    ("batch", "doctor", "same_format"),
    ("cluster",),
    ("settings",),
    ("ui",),
    ("cli",),
)

HEAVY = ("torch", "transformers", "ctranslate2", "sacremoses")
CORE = (
    "khulasa.article.read",
    "khulasa.translation.result",
    "khulasa.review.issue",
    "khulasa.review.measuring.evaluation",
    "khulasa.cli.commands.check",
    "khulasa.summary.picking.key_sentences",
    "khulasa.summary.support.sentence_support",
    "khulasa.cli.commands.support",
    "khulasa.export.formats",
    "khulasa.models.catalogue",
    "khulasa.engine.client",
    "khulasa.cli.commands.translate",
    "khulasa.cli.commands.batch",
    "khulasa.cluster.driver",
    "khulasa.cli.commands.library",
    "khulasa.library.facade",
)


def modules_after(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in result.stdout.split()}


def test_the_window_loads_no_model_library() -> None:
    loaded = modules_after(
        "import pkgutil, importlib, khulasa.ui as ui;"
        "names = [m.name for m in pkgutil.walk_packages(ui.__path__, 'khulasa.ui.')];"
        "list(map(importlib.import_module, names))"
    )
    assert "PySide6" in loaded
    assert not loaded.intersection(HEAVY)


@pytest.mark.parametrize("module", CORE)
def test_the_core_loads_neither_qt_nor_model_libraries(module: str) -> None:
    assert not modules_after(f"import {module}").intersection({"PySide6", *HEAVY})


def test_the_command_line_starts_without_what_its_commands_need() -> None:
    assert not modules_after("import khulasa.cli.main").intersection(
        {"numpy", "rich", "PySide6", *HEAVY}
    )


def test_an_engine_that_translates_loads_nothing_for_summaries() -> None:
    loaded = modules_after(
        "import khulasa.engine.worker, khulasa.engine.backends.ctranslate2_backend"
    )
    assert "ctranslate2" in loaded
    assert not loaded & {"snowballstemmer", "torch", "transformers"}


def room(module: tuple[str, ...]) -> str:
    """The package or single module right below khulasa; ``-m khulasa`` is the command line."""
    name = module[1] if len(module) > 1 else "__init__"
    return "cli" if name == "__main__" else name


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """Modules of ours that a file imports, at its head or within a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "khulasa":
            names = [
                f"khulasa.{alias.name}"
                if (PACKAGE / alias.name).is_dir() or (PACKAGE / f"{alias.name}.py").is_file()
                else "khulasa"
                for alias in node.names
            ]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from (tuple(name.split(".")) for name in names if name.split(".")[0] == "khulasa")


@functools.cache
def arrows() -> dict[tuple[str, str], list[str]]:
    """Who imports whom among the rooms, with the files that do."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE.parent)
        here = room(inside.with_suffix("").parts)
        for module in imported(path):
            if room(module) != here:
                found.setdefault((here, room(module)), []).append(inside.as_posix())
    return found


def test_every_room_has_its_floor() -> None:
    rooms = {
        room(("khulasa", path.stem))
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert rooms == {name for floor in FLOORS for name in floor}


def test_nothing_imports_what_is_on_its_own_floor_or_above() -> None:
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    upward = {
        f"{here} -> {there}": files
        for (here, there), files in arrows().items()
        if floor[there] >= floor[here]
    }
    assert not upward


@pytest.mark.parametrize(
    ("here", "there"), [("models", "engine"), ("models", "conversion"), ("engine", "conversion")]
)
def test_a_model_is_a_folder_and_knows_nothing_of_what_runs_or_makes_it(
    here: str, there: str
) -> None:
    assert not arrows().get((here, there))


def importers(names: tuple[str, ...]) -> set[str]:
    """The rooms in which a file imports one of these, at its head or within a function."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            if any(module.split(".")[0] in names for module in modules):
                found.add(room(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    return found


def test_only_the_window_imports_qt_and_only_those_who_run_or_make_models_their_libraries() -> None:
    assert importers(("PySide6",)) == {"ui"}
    assert importers(("torch", "transformers", "ctranslate2")) == {"engine", "conversion"}


def test_a_cluster_s_libraries_are_needed_for_a_cluster_alone() -> None:
    assert importers(("distributed", "dask", "fsspec")) == {"cluster"}
    assert not modules_after("import khulasa.cli.commands.batch").intersection(
        {"distributed", "fsspec"}
    )


@pytest.mark.parametrize(
    "package",
    ["article", "batch", "cli", "export", "library", "reading", "review", "summary", "translation"],
)
def test_what_is_below_the_window_loads_no_qt_and_no_models(package: str) -> None:
    loaded = modules_after(
        f"import pkgutil, importlib, khulasa.{package} as package;"
        f"names = [m.name for m in pkgutil.walk_packages(package.__path__, 'khulasa.{package}.')];"
        "list(map(importlib.import_module, names))"
    )
    assert not loaded.intersection({"PySide6", "torch", "transformers", "ctranslate2"})


def test_most_of_the_window_needs_qt() -> None:
    """What needs none belongs to the room of its subject; words and plain sums may stay."""
    modules = [path for path in (PACKAGE / "ui").rglob("*.py") if path.name != "__init__.py"]
    without = [path for path in modules if "PySide6" not in path.read_text(encoding="utf-8")]
    assert len(without) <= len(modules) / 4, sorted(path.name for path in without)


def test_modules_of_the_window_are_read_in_one_go() -> None:
    lines = {
        str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (PACKAGE / "ui").rglob("*.py")
    }
    assert {name: length for name, length in lines.items() if length > 350} == {}
    assert sum(length < 200 for length in lines.values()) > 0.8 * len(lines)


def test_nothing_in_the_window_moves_by_itself() -> None:
    """So there is nothing to still for readers whose system asks for less motion."""
    moving = re.compile(r"\bQ(?:\w*Animation\w*|Movie|TimeLine)\b")
    found = [
        str(path.relative_to(PACKAGE))
        for path in (PACKAGE / "ui").rglob("*.py")
        if moving.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
