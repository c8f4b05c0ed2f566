"""What the list of open articles says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from khulasa.batch.remark import remark
from khulasa.batch.report import STAGES
from khulasa.batch.values import Figures, Stage, Totals
from khulasa.reading.changes import State
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.shell.tabs.tab_words import tab_words
from khulasa.ui.words import upper_first
from khulasa.wording import _


@dataclass(frozen=True, slots=True)
class OpenArticleRow:
    """An open article as the list has it.

    Attributes:
        name: What it is called.
        stage: How far it is.
        doing: The same in words, with what is going on.
        figures: What there is of it by now; of a failure, why.
    """

    name: str
    stage: Stage
    doing: str
    figures: Figures

    @property
    def is_doubtful(self) -> bool:
        """Whether there is something to check, or not translated."""
        return self.stage is Stage.DONE and self.figures.doubts + self.figures.failures > 0


def article_row(tab: Tab) -> OpenArticleRow:
    """What to list of a tab."""
    core, reading = tab.article.core, tab.article.core.reading
    stage = Stage.WAITING
    if tab.fault[0] or core.state is State.FAILED:
        stage = Stage.FAILED
    elif core.state is State.DONE:
        stage = Stage.DONE
    doing = upper_first(_(STAGES[stage])) if stage in STAGES else tab_words(tab).doing
    problem = _problem(tab) if stage is Stage.FAILED else ""
    if reading is None:
        return OpenArticleRow(tab.name, stage, doing, Figures(remark=problem))
    counts = core.counts()
    figures = Figures(
        reading.article.language,
        core.words(),
        counts.total,
        core.seconds,
        counts.check,
        counts.failed,
        remark=remark(reading.article, problem),
    )
    return OpenArticleRow(tab.name, stage, doing, figures)


def _problem(tab: Tab) -> str:
    """Why an article failed; its file goes by its name, as in the same row."""
    words = str(tab.fault[0] or tab.reason)
    return words.replace(str(tab.origin), tab.name) if isinstance(tab.origin, Path) else words


def totals(rows: Sequence[OpenArticleRow]) -> Totals:
    """All of a list in numbers; of bytes nothing is known."""
    stages = [row.stage for row in rows]
    return Totals(
        documents=len(rows),
        done=stages.count(Stage.DONE),
        set_aside=0,
        failed=stages.count(Stage.FAILED),
        doubtful=sum(row.is_doubtful for row in rows),
        size=0,
        size_over=0,
    )
