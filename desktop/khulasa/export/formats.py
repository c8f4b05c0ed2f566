"""The formats a result can be written in, by the names that ``--format`` takes."""

from __future__ import annotations

from khulasa.export.html_format import to_html
from khulasa.export.json_format import to_json
from khulasa.export.markdown_format import to_markdown
from khulasa.export.sentence_text import printable
from khulasa.export.text_format import to_text
from khulasa.models.catalogue import Model
from khulasa.translation.result import TranslatedArticle


def render(
    translated: TranslatedArticle,
    model: Model,
    name: str,
    width: int = 100,
    *,
    marks: bool = True,
) -> str:
    """A result as a document.

    Args:
        translated: The article and what is known of its translation.
        model: The model that translated it.
        name: One of ``khulasa.export.FORMATS``.
        width: Columns of the page; only text needs them.
        marks: Say at each doubtful sentence why it should be checked; JSON always does.

    Raises:
        ValueError: There is no such format.
    """
    if name == "json":
        return to_json(translated)
    if name == "text":
        return printable(to_text(translated, model.notice, width, marks=marks))
    if name == "markdown":
        return printable(to_markdown(translated, model.target, model.notice, marks=marks))
    if name == "html":
        return printable(to_html(translated, model.target, model.notice, marks=marks))
    raise ValueError(f"unknown format: {name}")
