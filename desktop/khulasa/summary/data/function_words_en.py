"""English words that carry grammar, not content: two sentences that share them share nothing."""

from __future__ import annotations

_WORDS = """
a an the this that these those such same other another each every either neither both all any
some no none not nor only own very too also just even still yet ever again much many most
least few several enough
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his
himself she her hers herself it its itself they them their theirs themselves one ones oneself
who whom whose which what whatever whoever whichever someone somebody something anyone anybody
anything everyone everybody everything nobody nothing
am is are was were be been being do does did done doing have has had having will would shall
should can could may might must ought need let get gets got getting
and or but if because although though while whereas unless until till since whether than as so
thus hence therefore however moreover meanwhile nevertheless else
of in on at by for with without from to into onto upon about above across against along
alongside among amid around behind below beneath beside besides between beyond despite
down during except inside like near off out outside over past per round through throughout
toward towards under underneath unlike up via within according
there here where when why how then now
s t d ll re ve m n don doesn didn isn aren wasn weren hasn haven hadn won wouldn shouldn couldn
ain cannot
said say says saying told tell tells
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
"""In lower case, split where ``review.words`` splits words, so with what is left of "don't".

Verbs of saying are among them: in news every second sentence has one.
"""
