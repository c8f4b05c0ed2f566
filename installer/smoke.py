"""Tries an installed Khulasa: the commands and the window, without a screen.

Run with the Python of the environment that it is installed in, from anywhere but a checkout:
``python smoke.py``. Exits with 1 and says why if something does not work. Needs only what Khulasa
itself needs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTION, ANSWER = "أين المكتبة؟", "Where is the library?"
ARTICLES = {
    "a.txt": f"المكتبة\n\n{QUESTION}\n",
    "a.md": f"# المكتبة\n\n{QUESTION}\n",
    "a.html": f"<html><title>المكتبة</title><body><p>{QUESTION}</p></body></html>",
}
PATIENCE = 300.0


def command(*arguments: str, folder: Path) -> str:
    """Run ``khulasa`` as the environment's own script; its output."""
    program = shutil.which("khulasa", path=str(Path(sys.executable).parent))
    assert program, "there is no command khulasa beside Python"
    ended = subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    said = f"khulasa {arguments[0]} ended with {ended.returncode}: {ended.stdout}{ended.stderr}"
    assert ended.returncode == 0, said
    return ended.stdout


def try_commands(folder: Path) -> None:
    """Version, translations from and to kinds of files, and what the doctor says."""
    import docx

    import khulasa

    said = command("--version", folder=folder).split()
    assert said == ["khulasa", khulasa.__version__], said
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(QUESTION)
    document.save(str(folder / "a.docx"))
    for name in (*ARTICLES, "a.docx"):
        record = json.loads(command("translate", name, "--format", "json", folder=folder))
        target = record["paragraphs"][-1]["target"]
        assert target == ANSWER, f"{name}: {target}"
    for ending, start in ((".docx", b"PK"), (".odt", b"PK"), (".pdf", b"%PDF")):
        command("translate", "a.docx", "-o", f"translated{ending}", folder=folder)
        written = (folder / f"translated{ending}").read_bytes()
        assert written.startswith(start), f"{ending}: {written[:20]!r}"
    report = json.loads(command("doctor", "--json", folder=folder))
    models = next(part for part in report["sections"] if part["title"] == "Models")
    assert not any(finding["problem"] for finding in models["findings"]), models


def try_window() -> str:
    """Open the sample article in the window, and wait until it is translated and painted.

    Returns:
        What was seen.
    """
    from khulasa.engine.client import Engine
    from khulasa.models.catalogue import load_catalogue
    from khulasa.reading.changes import State
    from khulasa.ui.shell.app import make_application
    from khulasa.ui.shell.furnishing import new_window

    application = make_application()
    window = new_window(Engine(), load_catalogue().models)
    window.show()
    window.open_sample()
    end = time.monotonic() + PATIENCE
    while window.session.core.state is not State.DONE:
        assert window.session.core.state is not State.FAILED, window.message_bar.text()
        assert time.monotonic() < end, f"the sample was not translated in {PATIENCE:.0f} seconds"
        application.processEvents()
        time.sleep(0.01)
    translation = window.page.view.target.toPlainText()
    picture = window.grab().toImage()
    colours = {
        picture.pixelColor(x, y).rgb()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    window.close()
    assert len(translation.split()) > 50, f"too little was translated: {translation!r}"
    assert len(colours) > 20, "the window is painted in one colour"
    return f"{len(translation.split())} words, {picture.width()}x{picture.height()} pixels"


def main() -> int:
    """Try everything."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import khulasa

    with tempfile.TemporaryDirectory() as folder:
        # Neither the models and settings of whoever runs this, nor traces among them.
        for name in ("KHULASA_MODELS", "KHULASA_CONFIG", "KHULASA_STATE", "KHULASA_SHARED_MODELS"):
            os.environ[name] = str(Path(folder, name))
        os.environ["XDG_CONFIG_HOME"] = folder
        try:
            try_commands(Path(folder))
            seen = try_window()
        except AssertionError as error:
            print(f"{Path(khulasa.__file__).parent}: {error}", file=sys.stderr)
            return 1
    print(f"{Path(khulasa.__file__).parent}: commands and window work ({seen})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
