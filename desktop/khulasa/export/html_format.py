"""HTML: one file that opens in any browser, source and translation side by side."""

from __future__ import annotations

from html import escape

from khulasa.article.model import Kind
from khulasa.export.direction import html_direction
from khulasa.export.sentence_text import numbered_paragraphs, one_line, paragraph_target
from khulasa.export.summary_blocks import summary_blocks, summary_remarks, summary_sentence
from khulasa.export.summary_copy import one_sentence_per_line
from khulasa.reading.document import Reading
from khulasa.summary.result import Summary, SummarySentence

_STYLE = """
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 sans-serif; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { padding: .5rem 1rem; vertical-align: top; overflow-wrap: break-word; }
td.source { color: #555; }
[lang=ar], [lang=fa], [lang=ur] { font-family: "Noto Naskh Arabic", "Amiri", serif; }
.heading { font-weight: bold; }
.notice { color: #7a4b00; }
"""


def to_html(translated: Reading, notice: str = "", *, marks: bool = True) -> str:
    """The article as a self-contained page without scripts, links or remote content.

    Args:
        translated: The article and what is known of its translation.
        notice: What has to be said of the model; may be empty.
        marks: Say why sentences should be checked.
    """
    article = translated.article
    source_is = _language(article.language)
    target_is = _language(translated.target)
    lines = [
        "<!DOCTYPE html>",
        f"<html {target_is}>",
        '<head><meta charset="utf-8">',
        f"<title>{escape(one_line(article.title) or 'Khulasa')}</title>",
        f"<style>{_STYLE}</style></head>",
        "<body>",
    ]
    if notice:
        lines.append(f'<p class="notice">{escape(notice)}</p>')
    if translated.summary is not None:
        lines += _summary(translated.summary, marks=marks)
    lines.append("<table>")
    for number, paragraph, group in numbered_paragraphs(translated):
        heading = " heading" if paragraph.kind is Kind.HEADING else ""
        target = escape(paragraph_target(group, marks=marks))
        lines.append(
            f'<tr id="p{number}"><td class="source{heading}" {source_is}>'
            f"{escape(one_line(paragraph.text))}</td>"
            f'<td class="target{heading}" {target_is}>{target}</td></tr>'
        )
    lines.append("</table>\n</body>\n</html>")
    return "\n".join(lines) + "\n"


def _summary(summary: Summary, *, marks: bool) -> list[str]:
    lines = [f"<h2>{escape(summary.heading)}</h2>"]
    blocks = summary_blocks(summary, lambda sentence: _sentence(sentence, marks=marks), marks=marks)
    if one_sentence_per_line(summary):
        lines += ["<ul>", *(f"<li>{text}</li>" for text in blocks), "</ul>"]
    else:
        lines += [f"<p>{text}</p>" for text in blocks]
    remarks = summary_remarks(summary, marks=marks)
    return [*lines, *(f'<p class="notice">{escape(text)}</p>' for text in remarks)]


def _sentence(sentence: SummarySentence, *, marks: bool) -> str:
    numbers = (str(paragraph + 1) for paragraph in sentence.paragraphs)
    where = ", ".join(f'<a href="#p{number}">{number}</a>' for number in numbers)
    text = escape(summary_sentence(sentence, marks=marks))
    return f"{text} [{where}]" if where else text


def _language(code: str) -> str:
    return f'lang="{escape(code)}" dir="{html_direction(code)}"'
