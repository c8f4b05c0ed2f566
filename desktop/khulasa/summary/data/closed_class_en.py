"""English words that say nothing by themselves, and the forms of words that have irregular ones."""

from __future__ import annotations

# Articles, pronouns, prepositions, conjunctions, auxiliaries, and adverbs of order and degree. No
# number words, and no negation: those change what is said.
_CLOSED_CLASS = """
    a an the this that these those such same other another others each every either both all any
    some many much more most few fewer less least several enough own
    i me my mine myself you your yours yourself he him his himself she her hers herself it its
    itself we us our ours ourselves they them their theirs themselves who whom whose which what
    someone something anyone anything everyone everything s
    about above across after against along alongside amid among amongst around as at before behind
    below beneath beside besides between beyond by despite down during except following for from
    in including inside into like near of off on onto out outside over past per regarding since
    than through throughout to toward towards under until up upon via with within
    and or but if because although though while whereas when whenever where wherever whether so
    then therefore thus once however also too even still yet just only very rather quite again
    further moreover meanwhile instead otherwise already now later earlier soon here there how why
    am is are was were be been being has have had having do does did doing done will would shall
    should can could may might must ought
"""
_NEGATIONS = """
    no not never none neither nor nothing nobody nowhere without cannot can't couldn't didn't
    doesn't don't hadn't hasn't haven't isn't aren't wasn't weren't won't wouldn't shouldn't mustn't
    t
"""
CLOSED_CLASS = frozenset(_CLOSED_CLASS.split())
NEGATIONS = frozenset(_NEGATIONS.split())
# One family a line: whoever has one of them in a text has the others.
_FAMILIES = """
    become becomes became becoming
    begin begins began begun beginning
    bring brings brought bringing
    build builds built building
    buy buys bought buying
    catch catches caught catching
    choose chooses chose chosen choosing
    come comes came coming
    deal deals dealt dealing
    draw draws drew drawn drawing
    drive drives drove driven driving
    eat eats ate eaten eating
    fall falls fell fallen falling
    feel feels felt feeling
    fight fights fought fighting
    find finds found finding
    flee flees fled fleeing
    fly flies flew flown flying
    get gets got gotten getting
    give gives gave given giving
    go goes went gone going
    grow grows grew grown growing
    hear hears heard hearing
    hold holds held holding
    keep keeps kept keeping
    know knows knew known knowing
    lead leads led leading
    leave leaves left leaving
    lose loses lost losing
    make makes made making
    mean means meant meaning
    meet meets met meeting
    pay pays paid paying
    rise rises rose risen rising
    run runs ran running
    say says said saying
    see sees saw seen seeing
    seek seeks sought seeking
    sell sells sold selling
    send sends sent sending
    shoot shoots shot shooting
    show shows showed shown showing
    speak speaks spoke spoken speaking
    spend spends spent spending
    stand stands stood standing
    strike strikes struck striking
    take takes took taken taking
    teach teaches taught teaching
    tell tells told telling
    think thinks thought thinking
    throw throws threw thrown throwing
    understand understands understood understanding
    wear wears wore worn wearing
    win wins won winning
    write writes wrote written writing
    man men
    woman women
    child children
    person people persons
    life lives
    wife wives
"""
IRREGULAR_FORMS: dict[str, frozenset[str]] = {
    word: family
    for line in _FAMILIES.strip().splitlines()
    for family in [frozenset(line.split())]
    for word in family
}
