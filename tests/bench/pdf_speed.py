"""Reads a PDF of 300 pages in Arabic that Qt writes: pages a second of computing, and memory.

Usage: PYTHONPATH=tests python -m bench.pdf_speed
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PAGES = 300


def write(target: Path) -> None:
    """Write the article of ``tests/files/pdf`` again and again."""
    from PySide6.QtGui import (
        QFont,
        QFontDatabase,
        QGuiApplication,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    from files.make_pdf import FONTS, article

    app = QGuiApplication([])
    for font in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Naskh Arabic", 11))
    once = "".join(f"<p dir=rtl>{text}</p>" for kind, text in article() if kind != "cell")
    document.setHtml(once * (PAGES * 3 // 5))
    document.print_(writer)
    del app


def main() -> None:
    """Write it in another process, so that its memory is not counted, and read it."""
    from khulasa.article.blocks import Source
    from khulasa.article.pdf.document import read_pdf

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.pdf"
        if os.fork() == 0:
            write(file)
            os._exit(0)
        os.wait()
        data = file.read_bytes()
    started = time.process_time()
    content = read_pdf(Source(data))
    seconds = time.process_time() - started
    letters = sum(len(block.text) for block in content.blocks)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{letters:,} letters in {len(content.blocks):,} paragraphs")
    print(f"{seconds:.1f} s, {letters / seconds:,.0f} letters a second, {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
