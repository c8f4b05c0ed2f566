"""Reading as a reading process does, but in the process of the test: hundreds of them read."""

from __future__ import annotations

from io import BytesIO

from khulasa.article.child.__main__ import answer
from khulasa.article.child.messages import Request
from khulasa.article.model import Article


def read_here(request: Request, data: bytes = b"") -> Article:
    """What ``khulasa.article.child.process.read_in_child`` returns or raises."""
    return answer(request, BytesIO(data)).opened()
