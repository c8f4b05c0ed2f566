"""An article with everything that a format has to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from khulasa.article.model import Article, Cell, Kind, Layout, Paragraph, Span
from khulasa.export.choices import Details
from khulasa.reading.document import Reading
from khulasa.review.issue import Issue
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation, failure

LINES = (
    (("الإنفاق بالملايين", "Spending in millions"),),
    (("المدينة", "City"), ("2023", "2023"), ("ملاحظات", "Remarks")),
    (("درنة", "Derna"), ("412.5", "412.5"), ("بعد المراجعة.", "After a | review.")),
    (("سبها", "Sabha"), ("98", "89")),
)
ITEMS = (
    (1, "3. مسح", "3. A survey"),
    (2, "مدارس", "Schools"),
    (1, "4. نشر", "Publishing"),  # the model has lost its number
    (1, "1) لجنة", "1) A committee"),
)


def paragraph(kind: Kind, *sentences: str) -> Paragraph:
    text, spans = "".join(sentences), []
    for sentence in sentences:
        start = spans[-1].end if spans else 0
        spans.append(Span(start, start + len(sentence)))
    return Paragraph(kind, text, tuple(spans))


@pytest.fixture
def translated() -> Reading:
    article = Article(
        title="عودة المكتبة",
        language="ar",
        paragraphs=(
            paragraph(Kind.HEADING, "عودة المكتبة"),
            paragraph(Kind.TEXT, "فتحت المكتبة أبوابها أمس. ", "قال المدير:\n«أهلا بكم» <b>!"),
            paragraph(Kind.TEXT, "***"),
            paragraph(Kind.QUOTE, "نحن سعداء بهذا اليوم."),
            paragraph(Kind.LIST_ITEM, "١٢ قاعة"),
        ),
        file="مقال.txt",
        encoding="utf-8",
    )
    return Reading(
        article,
        model="starter-ar-en",
        backend="ctranslate2",
        translations={
            0: Translation("Return of the library", Status.OK),
            1: Translation("The library opened its doors yesterday.", Status.OK),
            2: Translation(
                'The manager said: "welcome" <b>!',
                Status.CHECK,
                (Issue("unfinished", "The model ran on.", Span(0, 3), Span(4, 11)),),
            ),
            3: Translation("***", Status.COPIED),
            4: failure("The model gave no words."),
        },
        summary=Summary(
            "key-sentences",
            (SummarySentence("The library opened its doors yesterday.", (Reference(1, 0),)),),
        ),
        seconds=1.25,
    )


@pytest.fixture
def details() -> Details:
    return Details("Starter model: rough gist only.", date=date(2026, 11, 28))


@pytest.fixture
def summarised(translated: Reading) -> Reading:
    """With a written summary of two paragraphs, one sentence of which the article does not bear."""
    wrong = Issue("number", "The article has no 12.")
    sentences = (
        SummarySentence("It opened.", (Reference(1, 0), Reference(3, 0))),
        SummarySentence("It cost 12 million.", (Reference(1, 1),), (wrong,)),
        SummarySentence("All are *glad*.", (Reference(3, 0),), starts_paragraph=True),
    )
    return replace(translated, summary=Summary("distilbart", sentences, "Made in parts."))


@pytest.fixture
def tabled() -> Reading:
    """An article with a table, which has a title and names above its columns, and a list."""
    pairs = [(paragraph(Kind.TEXT, "صدر الجدول أمس."), "The table came out yesterday.")]
    for row, line in enumerate(LINES):
        for column, (source, target) in enumerate(line):
            layout = Layout(cell=Cell(0, row, column, heading=row < 2))
            pairs.append((replace(paragraph(Kind.TEXT, source), layout=layout), target))
    for level, source, target in ITEMS:
        item = replace(paragraph(Kind.LIST_ITEM, source), layout=Layout(level))
        pairs.append((item, target))
    article = Article("", "ar", tuple(source for source, _target in pairs))
    done = {n: Translation(target, Status.OK) for n, (_source, target) in enumerate(pairs)}
    doubt = Issue("number", "The source has 98.", Span(0, 2), Span(0, 2))
    done[9] = Translation("89", Status.CHECK, (doubt,))
    return Reading(article, "starter-ar-en", "ctranslate2", done, notes={9: "Ask them."})
