"""Key sentences are real sentences of the article, few, and say what the article says."""

from hypothesis import given
from hypothesis import strategies as st

from khulasa.summary.length import Length
from khulasa.summary.picking.key_sentences import key_sentences

PARAGRAPHS = (
    ("River cleaned after thirty years",),
    ("The city council finished cleaning the river after thirty years of pollution.",),
    ("Workers removed old nets and rubbish from the river.", "The council paid for the cleaning."),
    ("Fish have returned to the river since the cleaning began.",),
    ("A café sells tea and cakes beside the old bridge every day.",),
    ("The council says the river will be kept clean by a team of forty workers.",),
    ("Children from the school planted trees along the bank.",),
    ("The mayor thanked the workers for cleaning the river in a short speech.",),
    ("Yes.",),
)
KINDS = ("heading", *["text"] * 8)


def test_they_are_the_articles_own_sentences_in_its_order() -> None:
    summary = key_sentences(PARAGRAPHS, KINDS, Length.SHORT)
    places = [sentence.paragraphs[0] for sentence in summary.sentences]
    assert places == sorted(places)
    for sentence in summary.sentences:
        assert sentence.text in PARAGRAPHS[sentence.paragraphs[0]]


def test_they_are_about_what_the_article_is_about() -> None:
    summary = key_sentences(PARAGRAPHS, KINDS, Length.SHORT)
    assert all("river" in sentence.text for sentence in summary.sentences)


def test_headings_and_fragments_are_not_chosen() -> None:
    texts = [s.text for s in key_sentences(PARAGRAPHS, KINDS, Length.LONG).sentences]
    assert "Yes." not in texts
    endless = ("word after word " * 200,)
    assert key_sentences((endless,), ("text",), Length.LONG).sentences == ()
    assert PARAGRAPHS[0][0] not in texts


def test_length_is_what_was_asked_for_but_at_most_a_third() -> None:
    long = tuple((f"The {i}th report speaks of a matter called number {i}.",) for i in range(60))
    kinds = ("text",) * 60
    counts = [len(key_sentences(long, kinds, length).sentences) for length in Length]
    assert counts == [2, 3, 6, 5]
    assert len(key_sentences(long[:12], kinds[:12], Length.LONG).sentences) == 4


def test_a_text_that_is_read_as_fast_itself_has_none_and_says_why() -> None:
    summary = key_sentences(PARAGRAPHS[:4], KINDS[:4], Length.SHORT)
    assert summary.sentences == ()
    assert "too short for a summary" in str(summary.note)


def test_a_sentence_that_repeats_another_is_left_out() -> None:
    same = "The council finished cleaning the river after many years of work."
    others = tuple((f"Something else entirely happened on day {i} in town.",) for i in range(10))
    summary = key_sentences(((same,), (same,), (same,), *others), ("text",) * 13, Length.LONG)
    assert [s.text for s in summary.sentences].count(same) <= 1


def test_nothing_to_choose_from_is_an_empty_summary() -> None:
    assert key_sentences((), (), Length.MEDIUM).sentences == ()
    assert key_sentences((("A title of more than five words",),), ("heading",), Length.MEDIUM) == (
        key_sentences((), (), Length.MEDIUM)
    )


@given(st.lists(st.lists(st.text(max_size=60), max_size=4), max_size=12))
def test_any_text_gives_sentences_of_it(paragraphs: list[list[str]]) -> None:
    paragraphs = [*map(list, PARAGRAPHS), *paragraphs]
    summary = key_sentences(paragraphs, ["text"] * len(paragraphs), Length.MEDIUM)
    assert summary.sentences
    for sentence in summary.sentences:
        own = [text.strip() for text in paragraphs[sentence.paragraphs[0]]]
        assert sentence.text in own


def test_a_sentence_that_the_model_was_unsure_of_is_chosen_only_if_there_is_no_other() -> None:
    def places(unsure: frozenset[tuple[int, int]]) -> set[tuple[int, int]]:
        summary = key_sentences(PARAGRAPHS, KINDS, Length.SHORT, unsure)
        found = [place for sentence in summary.sentences for place in sentence.references]
        return {(place.paragraph, place.sentence) for place in found}

    first = places(frozenset())
    instead = places(frozenset(first))
    assert len(instead) == len(first)
    assert not instead & first
    every = {(n, m) for n, group in enumerate(PARAGRAPHS) for m in range(len(group))}
    assert places(frozenset(every)) == first
