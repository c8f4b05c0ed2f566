"""What a page says of its article for machines."""

from __future__ import annotations

import json

from khulasa.article.model import About
from khulasa.article.web.about import about_page

HEAD = """<html><head><meta name="author" content="ليلى &quot;أم سعد&quot; حداد">
<meta property="article:published_time" content="2024-03-05T10:00:00+03:00">
<meta property='og:site_name' content='أخبار الساحل'></head><body><p>نص</p></body></html>"""


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script><p>نص</p>'


def test_names_in_the_head() -> None:
    assert about_page(HEAD) == About(
        'ليلى "أم سعد" حداد', "2024-03-05T10:00:00+03:00", "أخبار الساحل"
    )


def test_linked_data_names_all_authors_of_the_article_and_not_of_the_site() -> None:
    article = {
        "@type": ["Thing", "NewsArticle"],
        "author": [{"name": "ليلى حداد"}, {"name": "سعد نجار"}, "ليلى حداد"],
        "datePublished": "2024-03-05",
        "publisher": {"@type": "Organization", "name": "أخبار الساحل"},
    }
    graph = {"@graph": [{"@type": "WebSite", "author": {"name": "شركة"}}, article]}
    assert about_page(linked(graph)) == About("ليلى حداد, سعد نجار", "2024-03-05", "أخبار الساحل")


def test_nothing_is_guessed_from_the_text() -> None:
    page = "<p class='author'>بقلم ليلى حداد</p><time>2024-03-05</time><p>نص المقال</p>"
    assert about_page(page) == About()


def test_the_site_is_at_least_the_address_that_the_page_was_saved_from() -> None:
    link = '<link rel="canonical" href="https://www.coast.example/a"><p>نص</p>'
    assert about_page(link).site == "coast.example"
    assert about_page("<p>نص</p>", "https://coast.example/b").site == "coast.example"
    assert about_page("<p>نص</p>", "http://[broken").site == ""


def test_an_address_is_no_author() -> None:
    page = '<meta name="author" content="https://coast.example/laila"><p>نص</p>'
    assert about_page(page).author == ""


def test_what_is_no_linked_data_does_no_harm() -> None:
    deep = '{"@graph":' * 100_000
    for data in ("{", "null", '"x"', "[[[[{}]]]]", '{"@type":"Article","author":7}', deep):
        page = f'{HEAD}<script type="application/ld+json">{data}</script>'
        assert about_page(page).site == "أخبار الساحل"
    assert about_page("<meta name=author content=" + "x" * 10_000 + ">").author == ""
