"""Long documents take longer by their length, and not by its square."""

from __future__ import annotations

import time

from article.pdf.tiny_pdf import At, pdf
from khulasa.article.blocks import Source
from khulasa.article.pdf.document import read_pdf

# Without a full stop at its end a line goes on, so that all of it becomes one paragraph.
_LINE = "and then the garden on the roof of house {} by the harbour was given new earth and water"


def seconds(pages: int) -> float:
    data = pdf(
        *(
            [At(72, 750 - 14 * n, _LINE.format(100 * page + n)) for n in range(40)]
            for page in range(pages)
        )
    )
    started = time.process_time()
    read_pdf(Source(data))
    return time.process_time() - started


def test_eight_times_the_pages_take_about_eight_times_as_long() -> None:
    seconds(2)
    assert seconds(160) < 3 * 8 * seconds(20)
