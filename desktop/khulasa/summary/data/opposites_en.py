"""English words that exclude each other: whoever was wounded was not killed."""

from __future__ import annotations

# A line holds two groups; all words of a group say much the same. Casualties and custody first.
_CASUALTIES = """
kill kills killed killing dead die dies died dying death deaths deadly fatal fatally fatalities
murder murders murdered slain slay slaughtered executed execution assassinated assassination
massacred massacre perished lifeless drowned beheaded
| wound wounds wounded injure injures injured injury injuries hurt maimed

kill kills killed killing dead die dies died dying death deaths fatal fatally fatalities murder
murders murdered slain slay slaughtered executed execution assassinated assassination massacred
massacre perished lifeless drowned beheaded
| survive survives survived surviving survival survivor survivors alive rescue rescued rescuing
recover recovers recovered recovering recovery spared saved unharmed unhurt uninjured unscathed

murder murders murdered homicide manslaughter killing
| assault assaults assaulted theft robbery fraud

wound wounds wounded injure injures injured injury injuries hurt maimed
| unharmed unhurt uninjured unscathed spared

arrest arrests arrested detain detained detention jail jailed imprison imprisoned imprisonment
captured custody kidnap kidnapped abducted
| release released freed acquit acquitted liberated

charge charged charges convict convicted conviction guilty sentenced indicted jailed
| acquit acquitted acquittal innocent cleared exonerated pardoned

sack sacks sacked fire fired dismiss dismissed suspend suspended ousted
| hire hires hired reinstate reinstated appoint appointed promoted

missing vanished disappeared
| found located
"""
_OTHERS = """
rise rises rising rose risen increase increased increasing grow grew grown growth climb climbed soar
soared gain gained surge surged doubled
| fall falls falling fell fallen decrease decreased decreasing decline declined drop dropped shrink
shrank plunge plunged slump slumped halved dwindled

win won wins winning victory beat beaten beating triumph triumphed
| lose lost loses losing loss defeat

accept accepted agree agreed agreement approve approved approval allow allowed permit permitted
| refuse refused refusal reject rejected rejection ban banned forbid forbidden forbade prohibited
declined

support supported supports back backed welcomed praise praised
| oppose opposed opposes opposition condemn condemned criticise criticised criticize criticized
denounced

confirm confirmed confirms admit admitted
| deny denied denies denial

begin began begun begins start started starts opened launched
| end ended ends finish finished stop stopped closed ceased halted

best biggest largest highest greatest
| worst smallest lowest

higher more larger bigger
| lower less fewer smaller

buy bought purchase purchased
| sell sold sale

arrive arrived arrival enter entered
| leave left departed departure fled

succeed succeeded success successful successfully
| fail failed failure unsuccessful unsuccessfully

man men male
| woman women female

boy boys
| girl girls

father
| mother

son sons
| daughter daughters

brother brothers
| sister sisters

husband
| wife

north northern
| south southern

east eastern
| west western

before
| after

advance advanced
| retreat retreated withdrew

marry married
| divorce divorced

friend friends ally allies
| enemy enemies foe foes

legal lawful legally
| illegal illegally unlawful

safe safely
| dangerous unsafe

early earlier
| late later
"""

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _pairs(text: str) -> tuple[Pair, ...]:
    lines = (entry.split("|") for entry in text.strip().split("\n\n"))
    return tuple((tuple(one.split()), tuple(two.split())) for one, two in lines)


CASUALTY_PAIRS = _pairs(_CASUALTIES)
OTHER_PAIRS = _pairs(_OTHERS)
