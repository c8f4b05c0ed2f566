"""Who may know whom: the window stays light, the core knows no window."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "transformers", "ctranslate2", "sacremoses")
CORE = (
    "khulasa.article.read",
    "khulasa.translation.result",
    "khulasa.review.issue",
    "khulasa.review.measuring.evaluation",
    "khulasa.cli_check",
    "khulasa.summary.picking.key_sentences",
    "khulasa.summary.support.sentence_support",
    "khulasa.cli_support",
    "khulasa.export.formats",
    "khulasa.models.catalogue",
    "khulasa.engine.client",
    "khulasa.cli_translate",
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
        "names = [m.name for m in pkgutil.iter_modules(ui.__path__, 'khulasa.ui.')];"
        "list(map(importlib.import_module, names))"
    )
    assert "PySide6" in loaded
    assert not loaded.intersection(HEAVY)


@pytest.mark.parametrize("module", CORE)
def test_the_core_loads_neither_qt_nor_model_libraries(module: str) -> None:
    assert not modules_after(f"import {module}").intersection({"PySide6", *HEAVY})


def test_the_command_line_starts_without_what_its_commands_need() -> None:
    assert not modules_after("import khulasa.cli").intersection(
        {"numpy", "rich", "PySide6", *HEAVY}
    )
