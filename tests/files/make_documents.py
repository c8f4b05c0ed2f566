"""Makes the documents of tests/files/documents with the programs that people write them with.

They hold the article of tests/files/pdf/article.txt; the spreadsheets hold its table. pandoc,
soffice (with writer, calc and impress) and chromium have to be on the PATH:

    python tests/files/make_documents.py [pandoc libreoffice chromium]
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from make_pdf import article, flat_document, page

HERE = Path(__file__).parent / "documents"


def markdown(*, in_slides: bool = False) -> str:
    """The article as pandoc's Markdown, with real footnotes; slides have none."""
    parts = ["---", "title: ''", "lang: ar", "dir: rtl", "---", ""]
    for kind, group in groupby(article(), lambda line: line[0]):
        texts = [text.replace("[1]", "[^1]").replace("[2]", "[^2]") for _kind, text in group]
        if in_slides and kind in ("title", "heading"):
            parts += [f"# {text}\n" for text in texts]
        elif in_slides and kind != "note":
            parts += [f"{text[:200].replace('[^1]', '')}\n" for text in texts[:1]]
        elif kind == "cell":
            rows = [text.split("\t") for text in texts]
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            parts += [lines[0], "|---|---|---|", *lines[1:], ""]
        elif kind == "note":
            parts += [f"{text[:4]}: {text[5:]}\n" for text in texts]
        else:
            mark = {"title": "# ", "heading": "## ", "quote": "> ", "item": "- "}.get(kind, "")
            parts += [f"{mark}{text}" + ("" if kind == "item" else "\n") for text in texts]
            parts += [""]
    return "\n".join(parts)


def pandoc(folder: Path) -> None:
    (folder / "article.md").write_text(markdown(), "utf-8")
    (folder / "slides.md").write_text(markdown(in_slides=True), "utf-8")
    for source, suffix in (
        *(("article.md", one) for one in ("docx", "odt", "epub", "html", "rtf")),
        ("slides.md", "pptx"),
    ):
        target = HERE / f"pandoc.{suffix}"
        command = ["pandoc", "--standalone", str(folder / source), "-o", str(target)]
        subprocess.run(command, check=True)


def libreoffice(folder: Path) -> None:
    (folder / "libreoffice.fodt").write_text(flat_document(), "utf-8")
    with (folder / "libreoffice.csv").open("w", encoding="utf-8", newline="") as file:
        rows = (text.split("\t") for kind, text in article() if kind == "cell")
        csv.writer(file).writerows(rows)
    slides = folder / "libreoffice.pptx"
    slides.write_bytes((HERE / "pandoc.pptx").read_bytes())
    for source, suffixes in (
        ("libreoffice.fodt", ("docx", "odt", "rtf", "html:HTML (StarWriter)")),
        ("libreoffice.csv", ("xlsx", "ods")),
        ("libreoffice.pptx", ("odp",)),
    ):
        for suffix in suffixes:
            convert(folder, folder / source, suffix)
    # LibreOffice's own, not a copy of pandoc's.
    convert(folder, HERE / "libreoffice.odp", "pptx")


def convert(folder: Path, source: Path, suffix: str) -> None:
    """Have LibreOffice write a document in another format."""
    reading = ("--infilter=CSV:44,34,76,1",) if source.suffix == ".csv" else ()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *(*reading, "--convert-to", suffix, "--outdir", str(HERE), str(source)),
        ],
        check=True,
        capture_output=True,
    )


def chromium(folder: Path) -> None:
    """Have Chromium save the article as a page in one file, told through a pipe."""
    without_fonts = re.sub(r"@font-face \{.*?\}", "", page(""), flags=re.DOTALL)
    (folder / "article.html").write_text(without_fonts, "utf-8")
    to_browser, ours = os.pipe(), os.pipe()

    def connect() -> None:
        for at, end in ((3, to_browser[0]), (4, ours[1])):
            os.dup2(os.dup(end), at)

    process = subprocess.Popen(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
            *("--remote-debugging-pipe", f"--user-data-dir={folder / 'chromium'}"),
        ],
        close_fds=False,
        preexec_fn=connect,
        stderr=subprocess.DEVNULL,
    )
    answers = os.fdopen(ours[0], "rb", buffering=0)
    rest = b""

    def ask(number: int, method: str, **more: object) -> dict:
        nonlocal rest
        message = {"id": number, "method": method, **more}
        os.write(to_browser[1], json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in rest:
                rest += answers.read(1 << 16)
            answer, _zero, rest = rest.partition(b"\0")
            if (said := json.loads(answer)).get("id") == number:
                return said["result"]

    address = (folder / "article.html").as_uri()
    target = ask(1, "Target.createTarget", params={"url": address})["targetId"]
    session = ask(2, "Target.attachToTarget", params={"targetId": target, "flatten": True})
    here = {"sessionId": session["sessionId"]}
    script = {
        "expression": "new Promise(r => document.readyState == 'complete' ? r() : onload = r)",
        "awaitPromise": True,
    }
    ask(3, "Runtime.evaluate", params=script, **here)
    saved = ask(4, "Page.captureSnapshot", params={"format": "mhtml"}, **here)["data"]
    # The folder of who made it is nobody's business.
    saved = saved.replace(address, "https://example.org/article.html")
    (HERE / "chromium.mhtml").write_text(saved, "utf-8", newline="")
    process.kill()
    process.wait()


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for producer in (pandoc, libreoffice, chromium):
            if producer.__name__ in (sys.argv[1:] or ("pandoc", "libreoffice", "chromium")):
                producer(Path(name))
