from __future__ import annotations

import os
import subprocess
import sys

import pytest

from khulasa.models import catalogue
from khulasa.models.catalogue import Catalogue
from khulasa.ui.shell.start.loading import read_catalogue


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="has a display always")
def test_a_display_that_does_not_answer_is_one_sentence() -> None:
    environment = {**os.environ, "DISPLAY": ":4711"}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    program = "import sys; from khulasa.ui.shell.app import main; sys.exit(main([]))"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 2
    assert ended.stderr == (
        "khulasa-desktop: no window can be shown: the display :4711 does not answer.\n"
    )


def test_an_empty_catalogue_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "load_catalogue", lambda: Catalogue(()))
    models, fault = read_catalogue()
    assert models == ()
    assert str(fault).endswith("models.cfg names no model.")
