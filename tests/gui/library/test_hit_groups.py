"""Hits stand below their article, and one article hides no other."""

from __future__ import annotations

from khulasa.article.model import Span
from khulasa.library.values import Field, Hit
from khulasa.ui.library.hit_groups import hit_lines


def hit(article: int, field: Field, number: int | None = None, text: str = "the city") -> Hit:
    target = "en" if field in (Field.TRANSLATION, Field.SUMMARY) else ""
    return Hit(article, f"Title {article}", field, target, number, text, (Span(4, 8),))


def test_articles_stand_in_the_order_of_their_best_hit() -> None:
    lines = hit_lines(
        [
            hit(2, Field.TRANSLATION, 5),
            hit(1, Field.NOTE),
            hit(2, Field.SOURCE, 3),
        ]
    )
    assert [(line.entry.article_id, line.heading, line.place) for line in lines] == [
        (2, True, "2 places"),
        (2, False, "in the translation"),
        (2, False, "in the article"),
        (1, True, "1 place"),
        (1, False, "in your note"),
    ]
    assert [line.entry.sentence for line in lines] == [-1, 5, 3, -1, -1]
    assert [line.entry.target for line in lines] == ["", "en", "", "", ""]


def test_a_title_is_marked_in_the_heading_itself() -> None:
    (line,) = hit_lines([hit(1, Field.TITLE, text="The city")])
    assert (line.heading, line.text, line.matches) == (True, "The city", (Span(4, 8),))
    assert line.spoken == "The city, in the title"


def test_many_places_of_an_article_fold_until_they_are_wanted() -> None:
    hits = [hit(1, Field.TRANSLATION, number) for number in range(12)] + [hit(2, Field.NOTE)]
    lines = hit_lines(hits)
    assert [line.text for line in lines if line.entry.unfolds] == ["Show 8 more places"]
    assert lines[0].place == "12 places"
    assert lines[-1].entry.article_id == 2
    assert len(hit_lines(hits, {1})) == 1 + 12 + 2


def test_a_single_place_is_not_folded() -> None:
    hits = [hit(1, Field.TRANSLATION, number) for number in range(5)]
    assert not any(line.entry.unfolds for line in hit_lines(hits))
