"""English words that exclude each other: whoever was wounded was not killed."""

from __future__ import annotations

# A line holds two groups; all words of a group say much the same. Casualties and custody first.
_CASUALTIES = """
kill killed killing dead die died dies dying death deaths deadly fatal fatally murder murdered slain
slay slaughtered executed assassinated massacred perished lifeless
| wound wounded injure injured injury injuries hurt maimed

kill killed killing dead die died dies dying death deaths fatal fatally murder murdered slain slay
slaughtered executed assassinated massacred perished
| survive survived survives survivor survivors alive rescued unharmed unhurt uninjured unscathed

wound wounded injure injured injury injuries hurt maimed
| unharmed unhurt uninjured unscathed

arrest arrested arrests detain detained detention jail jailed imprison imprisoned imprisonment
captured custody kidnap kidnapped abducted
| release released freed acquit acquitted liberated

convict convicted conviction guilty
| acquit acquitted innocent cleared exonerated
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

best biggest largest highest greatest most
| worst smallest lowest least

higher more larger bigger
| lower less fewer smaller

buy bought purchase purchased
| sell sold sale

arrive arrived arrival enter entered
| leave left departed departure fled

succeed succeeded success successful successfully
| fail failed failure unsuccessful unsuccessfully

man men male boy boys
| woman women female girl girls

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

first
| last
"""

# Each group has the word first that stands for it.
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _pairs(text: str) -> tuple[Pair, ...]:
    lines = (entry.split("|") for entry in text.strip().split("\n\n"))
    return tuple((tuple(one.split()), tuple(two.split())) for one, two in lines)


CASUALTY_PAIRS = _pairs(_CASUALTIES)
OTHER_PAIRS = _pairs(_OTHERS)
