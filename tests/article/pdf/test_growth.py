"""Long documents take longer by their length, and not by its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from article.pdf.tiny_pdf import At, pdf
from khulasa.article.blocks import Source
from khulasa.article.pdf.document import read_pdf

# Without a full stop at its end a line goes on, so that all of it becomes one paragraph.
_LINE = "and then the garden on the roof of house {} by the harbour was given new earth and water"


def book(lines: int) -> bytes:
    """Pages of 40 lines."""
    places = [At(72, 750 - 14 * (n % 40), _LINE.format(n)) for n in range(lines)]
    return pdf(*(places[n : n + 40] for n in range(0, lines, 40)))


def scroll(lines: int) -> bytes:
    """One page of lines that are not all as long."""
    places = [At(72, 14 * n, _LINE.format(n)[: 60 + n % 20]) for n in range(lines)]
    return pdf(places, box=f"0 0 600 {14 * lines}")


def seconds(data: bytes) -> float:
    started = time.process_time()
    read_pdf(Source(data))
    return time.process_time() - started


@pytest.mark.parametrize("write", [book, scroll])
def test_eight_times_the_lines_take_about_eight_times_as_long(
    write: Callable[[int], bytes],
) -> None:
    seconds(write(80))
    assert seconds(write(1920)) < 3 * 8 * seconds(write(240))
