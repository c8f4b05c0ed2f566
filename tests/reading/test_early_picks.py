"""Key sentences of what is translated so far: when they are asked for, and what becomes of them."""

from __future__ import annotations

from khulasa.article.read import read_text
from khulasa.engine.messages import SentenceDone
from khulasa.models.catalogue import Route, load_catalogue
from khulasa.reading.changes import Changes, PickEarly, Submit, SummaryChanged
from khulasa.reading.session import Session
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary, SummarySentence
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Status, Translation, by_user

ROWS = 25


class Reading:
    """An article of two sentences a paragraph, translated one by one."""

    def __init__(self) -> None:
        self.session, self.next = Session(), 0
        text = "\n\n".join(f"الجملة الأولى {row}. الجملة الثانية {row}." for row in range(ROWS))
        model = next(m for m in load_catalogue().models if m.name == "starter-ar-en")
        self.session.show(read_text(text, language="ar"), Route((model,)), BackendName.CTRANSLATE2)
        (job,) = (c.job for c in self.session.go_on() if isinstance(c, Submit))
        self.job = job.job

    def translate(self, rows: int) -> list[PickEarly]:
        changes: list[Changes] = []
        for _sentence in range(2 * rows):
            done = Translation(f"Sentence {self.next}.", Status.OK)
            changes.append(self.session.on_event(SentenceDone(self.job, self.next, done)))
            self.next += 1
        return [change for some in changes for change in some if isinstance(change, PickEarly)]


def picked(text: str = "Sentence 0.") -> Summary:
    return Summary(KEY_SENTENCES, (SummarySentence(text, (Reference(0, 0),)),))


def test_they_are_asked_for_at_the_tenth_paragraph_and_at_twice_as_many() -> None:
    reading = Reading()
    assert reading.translate(9) == []
    (first,) = reading.translate(1)
    assert [any(group) for group in first.request.paragraphs] == [True] * 10, "what is reached"
    assert len(reading.translate(10)) == 1
    assert reading.translate(5) == []  # the whole is there


def test_they_say_of_how_much_they_are_and_follow_what_the_reader_writes() -> None:
    reading = Reading()
    (asked,) = reading.translate(10)
    changes = reading.session.take_early(asked.request.job, picked())
    assert changes == (SummaryChanged(),)
    early = reading.session.early
    assert early is not None
    assert str(early.note).startswith("So far, from 10 of 25 paragraphs")
    reading.session.revise(0, by_user("My own words."))
    assert reading.session.early is not None
    assert reading.session.early.sentences[0].text == "My own words."
    assert reading.session.summary is None  # nothing that would be kept or saved


def test_an_answer_that_comes_late_changes_nothing() -> None:
    reading = Reading()
    (first,) = reading.translate(10)
    reading.translate(10)
    assert reading.session.take_early(first.request.job, picked()) == ()
    assert reading.session.early is None
