"""The paragraphs of an article and the blocks that its file has now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.disguise import undisguised
from khulasa.article.model import Paragraph
from khulasa.article.plain.text_file import storable
from khulasa.same_format.errors import changed


def places_of_paragraphs(blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> list[Any]:
    """What holds each paragraph in its file, which was read in the same way again.

    Args:
        blocks: What was read of the file.
        paragraphs: The article's.

    Raises:
        SameFormatError: They are not the same.
    """
    texts = [undisguised(storable(block.text)) for block in blocks]
    if texts != [paragraph.text for paragraph in paragraphs]:
        raise changed()
    return [block.place for block in blocks]
